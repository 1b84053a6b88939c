"""Where a request begins: who does what, how long it takes, what is needed."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.actors import Role
from portal.rules.refusal import Refused
from portal.web.refusals import refusal_response

from ..actions import start_draft
from ..forms.start import LANGUAGES, StartForm
from ..models import AutomationRequest
from .own import own_drafts

TEMPLATE = "requests/start.html"
# As many as a page can show at a glance; the rest is in "My work".
SHOWN = 20


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _start(request)
    return render(request, TEMPLATE, _context(request, StartForm(initial=_usual())))


def _start(request: HttpRequest) -> HttpResponse:
    form = StartForm(request.POST if "language" in request.POST else _usual())
    if not form.is_valid():
        return render(request, TEMPLATE, _context(request, form), status=422)
    try:
        draft = start_draft(
            AutomationRequest,
            actor=request.actor,
            language=form.cleaned_data["language"],
            key=form.cleaned_data["key"],
        )
    except Refused as refused:
        return refusal_response(
            request, refused.refusal, TEMPLATE, _context(request, StartForm(initial=_usual()))
        )
    return redirect("requests:draft", draft.pk)


def _usual() -> dict[str, str]:
    language = get_language()
    return {
        "language": language if language in dict(LANGUAGES) else LANGUAGES[0][0],
        "key": str(uuid4()),
    }


def _context(request: HttpRequest, form: StartForm) -> dict:
    return {
        "form": form,
        "drafts": own_drafts(request.actor)[:SHOWN],
        "may_file": Role.STATE_BODY in request.actor.roles,
    }
