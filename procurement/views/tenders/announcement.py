"""The announcement of a tender (clause 42, Annex 3), public from its publication.

Before the opening it says nothing of bids, not even how many there are.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.rules.actors import Role
from portal.rules.clauses import TERMS
from portal.workdays import calendar, clock
from portal.workflow.access import Parts

from ...design import answers, choices
from ...models import Tender
from .opened import opened_tender


@never_cache
@require_safe
def announcement(request: HttpRequest, number: str) -> HttpResponse:
    tender, now = opened_tender(number), clock.now()
    accepting = tender.state == Tender.State.ACCEPTING_BIDS and now < tender.closes_at
    context = _announced(tender) | {
        "tender": tender,
        "now": now,
        "accepting": accepting,
        "supplier": request.actor is not None and Role.SUPPLIER in request.actor.roles,
    }
    return render(request, "procurement/tenders/announcement.html", context)


def _announced(tender: Tender) -> dict:
    """What Annex 3 says beside what stands on the tender itself."""
    task = tender.design_task
    published_on = clock.local_date(tender.published_at)
    days = TERMS["47.bids"].length.number
    return {
        "task": task,
        "customer": Parts.of(tender.project_id).first(Role.CUSTOMER),
        "subject": dict(choices.SUBJECTS).get(task.subject, ""),
        "service_ceiling": answers.amount(task.sections, "service_ceiling"),
        "computed": calendar.explain(published_on, days),
        "round": tender.sealed_round.number,
        "again": tender.state in (Tender.State.PREPARING, Tender.State.AWAITING_AMENDMENT),
    }
