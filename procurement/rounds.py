"""Between a tender and its sealed rounds: the only module that calls `procurement.sealing`."""

from portal.rules.refusal import Refusal, Refused
from portal.workflow.perform import also
from portal.workflow.steps import Act

from . import sealing
from .models import Bid, Commission, Tender
from .selectors import latest_tender


def publish(tender: Tender, act: Act) -> None:
    """Raises `Refused` when the opener has no key ready."""
    _done(sealing.publish_round(tender.pk, tender.announcements, closes_at=tender.closes_at))


def current(tender: Tender):
    """The round of the last announcement; None before the first."""
    rounds = sealing.Round.objects.filter(tender_id=tender.pk)
    return rounds.order_by("-number").first()


def close(tender: Tender) -> int:
    """How many bids stand when the round is closed."""
    return _done(sealing.close_round(current(tender).pk)).bid_count


def tell_commission(commission: Commission, act: Act) -> None:
    """The opener has to know who sits and how many are a quorum."""
    tender = latest_tender(commission.project_id)
    round_ = tender and current(tender)
    if round_ and round_.opened_at is None:
        members = [member.user_id for member in commission.voting]
        _done(sealing.set_quorum(round_.pk, members=members, quorum=commission.quorum))


def forget_commission(commission: Commission, act: Act) -> None:
    tender = latest_tender(commission.project_id)
    round_ = tender and current(tender)
    if round_ and round_.opened_at is None:
        _done(sealing.dissolve(round_.pk))


def confirm(tender: Tender, act: Act) -> None:
    _done(sealing.confirm_opening(current(tender).pk, user_id=act.actor.user_id))


def order_opening(tender: Tender, act: Act) -> None:
    _done(sealing.order_opening(current(tender).pk, user_id=act.actor.user_id))


def receive(tender: Tender, act: Act) -> None:
    """The opener has read the bids: each becomes a record, seen by those who decide on it."""
    for opened in sealing.opened_bids(current(tender).pk):
        bid = Bid.objects.create(
            project_id=tender.project_id, title=tender.title, number=opened.number,
            filer_id=opened.organisation_id or tender.filer_id, tender=tender,
            announcement=tender.announcements, price=opened.price, answers=opened.content,
            submitted_at=opened.submitted_at, unreadable=opened.unreadable,
            created_at=act.moment, changed_at=act.moment,
        )  # fmt: skip
        also(bid, "unseal", act)
    also(tender, "receive_bids", act)


def _done(answer):
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer
