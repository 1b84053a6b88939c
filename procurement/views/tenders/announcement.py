"""The announcement of a tender (clause 42, Annex 3), public from its publication.

Before the opening it says nothing of bids, not even how many there are.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.rules.actors import Role
from portal.workdays import clock

from ...announced import announced
from ...forms.question import AskForm
from ...models import Tender
from ...questions.reading import asking_about, may_answer
from .annex3 import annex3
from .opened import opened_tender


@never_cache
@require_safe
def announcement(request: HttpRequest, number: str) -> HttpResponse:
    tender, now = opened_tender(number), clock.now()
    *earlier, latest = announced(tender)
    accepting = tender.state == Tender.State.ACCEPTING_BIDS and now < tender.closes_at
    context = annex3(tender, latest, tender.design_task, request.actor) | {
        "now": now,
        "accepting": accepting,
        "supplier": request.actor is not None and Role.SUPPLIER in request.actor.roles,
        "again": tender.state in (Tender.State.PREPARING, Tender.State.AWAITING_AMENDMENT),
        "earlier": earlier[::-1],
        "before": earlier[-1] if earlier else None,
        "asking": asking_about(tender, latest.announcement, now),
        "answers": accepting and may_answer(tender, request.actor),
        "form": AskForm(),
    }
    return render(request, "procurement/tenders/announcement.html", context)
