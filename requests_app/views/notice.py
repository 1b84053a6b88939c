"""The notice that creation of an IC service has to be organised, and the term it starts (clause 18)."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.actors import Role
from portal.rules.clauses import TERMS
from portal.rules.readings import READINGS
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import foresee, perform

from ..forms.decision import OrderCreationForm
from ..meanwhile import changes_of
from ..papers import notice_preview, sent_paper
from .opened import opened_case, receivers

TEMPLATE = "requests/notice.html"
PREVIEW = "requests/notice_preview.html"
STEP = "order_creation"
TERM = TERMS["18.design_task"]


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, number: str) -> HttpResponse:
    """For everybody who sees the record; the form is the ministry's alone."""
    case = opened_case(request, number)
    if request.method == "POST":
        return _post(request, case)
    context = _context(case, OrderCreationForm())
    context["refusal"] = context["withheld"]
    return render(request, TEMPLATE, context)


def _post(request: HttpRequest, case: Case) -> HttpResponse:
    version = posted_version(request)
    if "edit" in request.POST:
        form = OrderCreationForm(initial=request.POST.dict())
        return render(request, TEMPLATE, _context(case, form) | {"version": version})
    form = OrderCreationForm(request.POST)
    if not form.is_valid():
        context = _context(case, form) | {"version": version}
        return render(request, TEMPLATE, context, status=422)
    if "send" in request.POST:
        return _send(request, case, form, version)
    refusal = foresee(
        case.main, STEP, actor=request.actor, version=version,
        parts=case.parts, moment=case.moment, **form.cleaned_data,
    )  # fmt: skip
    if refusal is not None:
        return _refused(request, case, form, refusal, version)
    step = case.main.STEPS[STEP]
    context = {
        "case": case,
        "record": case.main,
        "version": version,
        "form": form,
        "step": step,
        "paper": notice_preview(case, words=form.cleaned_data["text"]),
    }
    return render(request, PREVIEW, context | receivers(case, step) | _term(case))


def _send(request: HttpRequest, case: Case, form: Form, version: int) -> HttpResponse:
    """The same submit again answers as the first did."""
    answer = perform(case.main, STEP, actor=request.actor, version=version, **form.cleaned_data)
    if isinstance(answer, Refusal):
        return _refused(request, opened_case(request, case.project.number), form, answer, version)
    messages.success(
        request,
        _("The notice is sent: No. %(number)s. The term of the design task has begun.")
        % {"number": answer.record.order_number},
    )
    return redirect("workplace:case", case.project.number)


def _refused(
    request: HttpRequest, case: Case, form: Form, refusal: Refusal, version: int
) -> HttpResponse:
    context = _context(case, form)
    if refusal.fields:
        show_on_form(refusal, form)
        return render(request, TEMPLATE, context | {"version": version}, status=refusal.status)
    context["changes"] = changes_of(refusal)
    return refusal_response(request, refusal, TEMPLATE, context)


def _context(case: Case, form: Form) -> dict:
    sent = sent_paper(case, "notice")
    orders = Role.AUTHORISED_BODY in case.parts.roles_of(case.actor)
    withheld = case.withheld(case.main, STEP) if orders and not sent else None
    writable = orders and not sent and withheld is None
    return {
        "case": case,
        "record": case.main,
        "version": case.main.version,
        "form": form,
        "writable": writable,
        "withheld": withheld,
        "paper": sent,
        "decision": sent_paper(case, "decision"),
    } | (_term(case) if writable else {})


def _term(case: Case) -> dict:
    """What would start by sending today: both last days, each taken apart (X1, X10)."""
    return {
        "term": TERM,
        "due": case.calendar.explain(case.today, TERM.length.number),
        "outer": case.calendar.explain(case.today, TERM.outer.number),
        "readings": [READINGS[code] for code in ("X1", "X10")],
    }
