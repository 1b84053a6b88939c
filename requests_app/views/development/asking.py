"""The customer writes its request for development, reads it once more and sends it (clause 90)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.documents.papers.paper import Paper
from portal.rules.refusal import Refused
from portal.web import words
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version

from ...development.actions import discard_development, save_development
from ...forms.development import FILES, AskForm
from ...models import DevelopmentRequest
from ...papers.development import request_preview
from .opened import opened_development
from .writing import Writing

State = DevelopmentRequest.State
DISCARD = "requests/development/discard.html"


class Asking(Writing):
    step, page, form = "submit", "requests:development", AskForm
    template = "requests/development/ask.html"

    def initial(self) -> dict:
        return self.record.answers

    def keep(self, typed: dict, version: int) -> None:
        save_development(self.record, typed, actor=self.request.actor, version=version)
        self._open()
        if "save" in self.request.POST:
            messages.success(self.request, _("The draft is saved."))

    def paper(self, form) -> Paper:
        answers = form.cleaned_data
        files = [answers[name] for name in FILES if answers[name]]
        return request_preview(self.case, self.record, answers, files)

    def told(self, record: DevelopmentRequest) -> str:
        term = record.obligations.filter(code="91.analysis").last()
        return _(
            "The request is sent: No. %(number)s. The service integrator's analysis is due on %(day)s."
        ) % {"number": record.number, "day": words.long_date(term.due_on)}


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """A draft is its writer's alone; what was sent stands in the case file."""
    page = Asking(request, number)
    if page.record.state != State.DRAFT and "send" not in request.POST:
        return redirect("workplace:case", number)
    return page.response()


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, number: str) -> HttpResponse:
    """Asks once more, then throws away what was never sent."""
    case, record = opened_development(request, number)
    if record.state != State.DRAFT:
        return redirect("workplace:case", number)
    if request.method != "POST":
        return render(request, DISCARD, {"case": case, "record": record})
    try:
        discard_development(record, actor=request.actor, version=posted_version(request))
    except Refused as refused:
        case, record = opened_development(request, number)
        return refusal_response(request, refused.refusal, DISCARD, {"case": case, "record": record})
    messages.success(request, _("The draft is discarded."))
    return redirect("workplace:case", number)
