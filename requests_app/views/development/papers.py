"""The papers of a development as they were sent, to be read, printed and kept (clauses 90-92)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.documents.papers.issue import file_name
from portal.documents.papers.paper import Paper
from portal.documents.papers.pdf import render_pdf
from portal.workflow.cases import Case

from ...models import DevelopmentRequest
from ...papers.development import SENT
from .opened import opened_development


@never_cache
@require_safe
@officer_required
def paper(request: HttpRequest, number: str, pk: int, name: str) -> HttpResponse:
    case, record, found = _sent(request, number, pk, name)
    context = {"case": case, "record": record, "paper": found, "name": name}
    return render(request, "requests/development/paper.html", context)


@never_cache
@require_safe
@officer_required
def as_pdf(request: HttpRequest, number: str, pk: int, name: str) -> HttpResponse:
    _case, _record, found = _sent(request, number, pk, name)
    response = HttpResponse(render_pdf(found), content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=file_name(found)
    )
    return response


def _sent(
    request: HttpRequest, number: str, pk: int, name: str
) -> tuple[Case, DevelopmentRequest, Paper]:
    """Http404 for a paper that was not sent, and for minutes that are not confirmed by all."""
    case, record = opened_development(request, number, pk)
    made = SENT.get(name)
    found = made and made(case, record)
    if not found or found.draft:
        raise Http404
    return case, record, found
