"""The integrator's conclusion, written beside the request and the price offers (clause 91)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.documents.papers.paper import Paper
from portal.workflow.perform import obstacles

from ...forms.development import ConclusionForm
from ...models import DevelopmentRequest
from ...papers.development import conclusion_preview, conclusion_sent
from .writing import Writing


class Concluding(Writing):
    step, page, form = "issue_conclusion", "requests:development-conclusion", ConclusionForm
    template = "requests/development/conclusion.html"

    def paper(self, form) -> Paper:
        return conclusion_preview(self.case, self.record, form.cleaned_data)

    def told(self, record: DevelopmentRequest) -> str:
        return _("The conclusion is sent: No. %(number)s.") % {"number": record.conclusion_number}

    def context(self) -> dict:
        refusals = obstacles(
            self.record, self.step, self.case.actor, self.case.parts, self.case.moment
        )
        return {"obstacles": refusals, "paper": conclusion_sent(self.case, self.record)}


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def conclusion(request: HttpRequest, number: str) -> HttpResponse:
    """For everybody who sees the request; the form is the integrator's."""
    page = Concluding(request, number)
    if page.record.state == DevelopmentRequest.State.DRAFT:
        raise Http404
    return page.response()
