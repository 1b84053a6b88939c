"""Between a tender and its sealed rounds: what the steps ask of `procurement.sealing`."""

from portal.rules.refusal import Refusal, Refused
from portal.workflow.perform import also
from portal.workflow.steps import Act

from .models import Announcement, Bid, Commission, Tender
from .sealing.closing import close_round
from .sealing.commission import confirm_opening, dissolve, set_quorum
from .sealing.models import OpenedBid, OpeningOrder, Round
from .sealing.orders import opened_bids
from .sealing.rounds import publish_round
from .selectors import latest_tender


def publish(tender: Tender) -> None:
    """Raises `Refused` when the opener has no key ready."""
    round_ = _done(publish_round(tender.pk, tender.round, closes_at=tender.closes_at))
    Announcement.objects.create(
        tender=tender, ordinal=tender.announcements, number=tender.number, round=round_,
        design_task=tender.design_task, published_at=tender.published_at,
        closes_at=tender.closes_at,
    )  # fmt: skip


def close(tender: Tender) -> int:
    """How many bids stand when the round is closed."""
    return _done(close_round(tender.sealed_round.pk)).bid_count


def tell_commission(commission: Commission) -> None:
    """The opener has to know who sits and how many are a quorum; too few are no Commission."""
    round_ = _unopened(commission)
    if round_ is None:
        return
    members, quorum = [member.user_id for member in commission.voting], commission.quorum
    if len(members) < quorum:
        dissolve(round_.pk)
    else:
        set_quorum(round_.pk, members=members, quorum=quorum, formed_at=commission.formed_at)


def forget_commission(commission: Commission) -> None:
    if round_ := _unopened(commission):
        dissolve(round_.pk)


def confirm(tender: Tender, act: Act) -> None:
    _done(confirm_opening(tender.sealed_round.pk, actor=act.actor))


def order_opening(tender: Tender, act: Act) -> None:
    """The opener reads the order when it is committed; where it is at hand, it opens at once."""
    round_ = tender.sealed_round
    outcome = opened_bids(round_.pk)
    if not isinstance(outcome, Refusal):
        also(tender, "receive_bids", act)
    elif outcome.code == "being-opened":
        order = OpeningOrder(round=round_, ordered_at=act.moment, ordered_by=act.actor.user_id)
        OpeningOrder.objects.bulk_create([order], ignore_conflicts=True)
    else:
        raise Refused(outcome)


def make_records(tender: Tender, act: Act) -> None:
    """Each bid that was read becomes a record, seen by those who decide on it."""
    for opened in OpenedBid.objects.filter(round=tender.sealed_round).order_by(
        "submitted_at", "pk"
    ):
        bid = Bid.objects.create(
            project_id=tender.project_id, title=tender.title, number=opened.number,
            filer_id=opened.organisation_id or tender.filer_id, for_tender=tender,
            announcement=tender.announcements, price=opened.price, answers=opened.content,
            attached=opened.attachments, submitted_at=opened.submitted_at,
            unreadable=opened.unreadable, created_at=act.moment, changed_at=act.moment,
        )  # fmt: skip
        also(bid, "unseal", act)


def _unopened(commission: Commission) -> Round | None:
    tender = latest_tender(commission.project_id)
    round_ = tender and tender.sealed_round
    return round_ if round_ and round_.opened_at is None else None


def _done(answer):
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer
