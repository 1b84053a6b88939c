"""Asking about an announced tender, and answering; what is written is public at once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.workdays import clock

from ...forms.question import AnswerForm, AskForm
from ...models import Announcement, Question, Tender
from ...questions import refusals
from ...questions.actions import answer_question, ask_question
from ...questions.reading import asking_about, may_answer, why_not_ask
from .opened import opened_tender

ASK, ANSWER = "procurement/tenders/ask.html", "procurement/tenders/answer.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: str) -> HttpResponse:
    tender = opened_tender(number)
    context = _asking(request, tender)
    if request.method != "POST":
        form = None if context["refusal"] else AskForm()
        return render(request, ASK, context | {"form": form})
    form = AskForm(request.POST)
    asked = ask_question(tender, request.POST.get("question", ""), actor=request.actor)
    if isinstance(asked, Refusal):
        return _refused(request, asked, ASK, context, form)
    messages.success(request, _("The question is published. You will be told when it is answered."))
    return redirect(_place(tender, asked))


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: str, question: int) -> HttpResponse:
    tender = opened_tender(number)
    if not may_answer(tender, request.actor):
        raise Http404
    asked = _question(tender, question)
    context = {"tender": tender, "question": asked, "refusal": _why_not_answer(tender, asked)}
    if request.method != "POST":
        form = None if context["refusal"] else AnswerForm()
        return render(request, ANSWER, context | {"form": form})
    form = AnswerForm(request.POST)
    answered = answer_question(asked, request.POST.get("answer", ""), actor=request.actor)
    if isinstance(answered, Refusal):
        return _refused(request, answered, ANSWER, context, form)
    messages.success(request, _("The answer is published. Whoever asked is told."))
    return redirect(_place(tender, answered))


def _asking(request: HttpRequest, tender: Tender) -> dict:
    announcement = _latest(tender)
    now = clock.now()
    return {
        "tender": tender,
        "asking": asking_about(tender, announcement, now),
        "refusal": why_not_ask(tender, announcement, request.actor, now),
    }


def _why_not_answer(tender: Tender, question: Question) -> Refusal | None:
    if question.answered:
        return refusals.answered_already()
    return refusals.answering_closed(tender, question.announcement, clock.now())


def _refused(
    request: HttpRequest, refusal: Refusal, template: str, context: dict, form
) -> HttpResponse:
    """What was typed stays in the form; what is wrong with it stands at the field only."""
    form.errors.clear()
    context = context | {"form": form, "refusal": None}
    if refusal.fields:
        show_on_form(refusal, form)
        return render(request, template, context, status=refusal.status)
    return refusal_response(request, refusal, template, context)


def _latest(tender: Tender) -> Announcement:
    rows = Announcement.objects.filter(tender=tender).select_related("round")
    return rows.order_by("-ordinal").first()


def _question(tender: Tender, number: int) -> Question:
    """Of the last announcement; those before it are over."""
    rows = Question.objects.select_related("announcement__round")
    found = rows.filter(announcement=_latest(tender), number=number).first()
    if found is None:
        raise Http404
    return found


def _place(tender: Tender, question: Question) -> str:
    address = reverse("procurement:tender", args=[tender.project.number])
    return f"{address}#question-{question.pk}"
