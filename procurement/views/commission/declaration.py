"""A member's declaration of a conflict of interest, before any bid is opened (ours)."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.workflow.cases import Case
from portal.workflow.perform import Done

from ...forms.commission import DeclareForm
from ...models import Commission, Member
from ...seating import seating, successor_of
from ...selectors import latest_tender
from ..twice import Twice
from .opened import opened_commission


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def declaration(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_commission(request, number)
    pages = PAGES.posted if request.method == "POST" else PAGES.asked
    return pages(request, case, record)


def _context(case: Case, record: Commission) -> dict:
    seats = seating(record)
    mine = next((each for each in seats if each.member.user_id == case.actor.user_id), None)
    return {
        "title": _("Declaration of interest"),
        "seats": seats,
        "mine": mine,
        "tender": latest_tender(record.project_id),
    }


def _foreseen(case: Case, record: Commission, form: Form) -> dict:
    """What a recusal would bring about."""
    seats = seating(record)
    mine = next(each.member for each in seats if each.member.user_id == case.actor.user_id)
    successor = successor_of(mine, seats)
    left = sum(seat.votes and seat.member != mine for seat in seats) + bool(successor)
    return {
        "interested": form.cleaned_data["interest"] == "yes",
        "sits": mine.place in Member.VOTING,
        "successor": successor,
        "left": left,
        "quorum": record.quorum,
        "enough": left >= record.quorum,
    }


def _done(request: HttpRequest, done: Done) -> HttpResponse:
    messages.success(request, _("Your declaration is recorded."))
    return redirect("procurement:opening", done.record.project.number)


PAGES = Twice(
    step="declare_interest",
    form=DeclareForm,
    opened=opened_commission,
    template="procurement/commission/declaration.html",
    preview="procurement/commission/declaration_preview.html",
    context=_context,
    foreseen=_foreseen,
    done=_done,
)
