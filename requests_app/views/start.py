"""Where a request or an application begins: who does what, and the questions of clause 3."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal, Refused
from portal.web.refusals import refusal_response

from ..actions import start_draft
from ..annexes.bound import BoundSection, bound_section
from ..annexes.choices import LANGUAGES
from ..annexes.facts import Facts
from ..annexes.problems import problems_of_form
from ..annexes.typed import gather_section
from ..conditions import scope_refusal
from ..forms.start import StartForm
from ..models import AutomationRequest, Initiative, SupplierApplication
from .own import model_of, own_drafts, own_filed

TEMPLATES = {AutomationRequest: "requests/start.html", SupplierApplication: "requests/apply.html"}
PAGES = {AutomationRequest: "requests:start", SupplierApplication: "requests:apply"}


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Annex 1, of a state body (8(1))."""
    return _start(request, AutomationRequest)


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """Annex 2, of a potential supplier or of the operator (8(2))."""
    return _start(request, SupplierApplication)


def _start(request: HttpRequest, model: type[Initiative]) -> HttpResponse:
    if model_of(request.actor) is not model:
        return _not_yours(request, model)
    if request.method == "POST":
        return _post(request, model)
    chosen = request.GET.get("earlier", "")
    form = StartForm(
        initial=_usual() | {"earlier": chosen}, earlier=own_filed(model, request.actor)
    )
    return render(request, TEMPLATES[model], _context(request, model, form, {}))


def _not_yours(request: HttpRequest, model: type[Initiative]) -> HttpResponse:
    """Which form the reader's organisation files instead, if any."""
    theirs = model_of(request.actor)
    context = {
        "annex": model.ANNEX,
        "told": model.NOT_YOUR_FORM,
        "theirs": theirs and theirs.ANNEX,
        "address": theirs and reverse(PAGES[theirs]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "requests/not_yours.html", context, status=status)


def _post(request: HttpRequest, model: type[Initiative]) -> HttpResponse:
    typed = gather_section(model.ANNEX.by_key["scope"], request.POST)
    if secrets := scope_refusal({"scope": typed}, None):
        return _refused(request, model, typed, secrets)
    form = StartForm(request.POST, earlier=own_filed(model, request.actor))
    context = _context(request, model, form, typed, judged=True)
    if context["problems"]:
        return render(request, TEMPLATES[model], context, status=422)
    try:
        draft = start_draft(
            model,
            actor=request.actor,
            language=form.cleaned_data["language"],
            key=form.cleaned_data["key"],
            scope=typed,
            earlier=form.chosen,
        )
    except Refused as refused:
        return _refused(request, model, typed, refused.refusal)
    return redirect("requests:draft", draft.pk)


def _refused(
    request: HttpRequest, model: type[Initiative], typed: dict, refusal: Refusal
) -> HttpResponse:
    """The page again with the reason; nothing of what was answered is stored."""
    form = StartForm(initial=request.POST.dict(), earlier=own_filed(model, request.actor))
    context = _context(request, model, form, typed) | {"nothing_stored": True}
    return refusal_response(request, refusal, TEMPLATES[model], context)


def _usual() -> dict[str, str]:
    language = get_language()
    return {
        "language": language if language in dict(LANGUAGES) else LANGUAGES[0][0],
        "key": str(uuid4()),
    }


def _context(
    request: HttpRequest,
    model: type[Initiative],
    form: StartForm,
    typed: dict,
    *,
    judged: bool = False,
) -> dict:
    scope = _scope(request, model, typed, judged=judged)
    return {
        "form": form,
        "scope": scope,
        "problems": [*problems_of_form(form), *scope.problems()] if judged else [],
        "drafts": own_drafts(model, request.actor),
        "again": form.by_number.get(request.GET.get("earlier", "")),
    }


def _scope(
    request: HttpRequest, model: type[Initiative], typed: dict, *, judged: bool
) -> BoundSection:
    facts = Facts(
        model.ANNEX, request.actor.organisation, {"scope": typed}, get_language(), judged=judged
    )
    return bound_section(model.ANNEX.by_key["scope"], facts)
