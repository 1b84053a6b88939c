"""What each step changes in the life of a tender, and which rows of the audit it leaves."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from portal.workdays import clock
from portal.workdays.calendar import current
from tests.procurement.life import (
    ALTERNATE,
    CUSTOMER,
    SEATS,
    SECRETARY,
    Contract,
    Life,
    Member,
    Opened,
    body,
)

BIDS_WORKING_DAYS = 15  # clause 47


def take(life: Life, step: str, who: str, bid: Opened | None, data: dict) -> None:
    """The step was taken: one row for it, and one for each that follows from it."""
    life.steps[step] += 1
    if change := CHANGES.get(step):
        change(life, who, bid, data)


def file(life: Life, action: str, who: str, price: Decimal) -> None:
    if action == "withdraw" and who not in life.sealed:
        return  # twice: nothing is written
    life.steps[f"bid.{action}"] += 1
    if action == "withdraw":
        del life.sealed[who]
    else:
        life.sealed[who] = price, life.now
        life.bidders.add(who)


def _consent(life: Life, who, bid, data) -> None:
    life.consented = True


def _publish(life: Life, who, bid, data) -> None:
    life.steps["round.publish"] += 1
    life.state, life.consented = "accepting_bids", False
    life.closes_at = closing(life.now)
    life.sealed, life.bidders, life.bids = {}, set(), []
    life.members = {each: Member() for each in life.members}


def _form(life: Life, who, bid, data) -> None:
    life.members = {each: Member() for each in (*SEATS, ALTERNATE, SECRETARY)}


def _declare(life: Life, who, bid, data) -> None:
    mine = life.members[who]
    mine.declared, mine.recused = True, data["interest"] == "yes"


def _close(life: Life, who, bid, data) -> None:
    life.steps["round.close"] += 1
    life.state = "closed" if life.sealed else "no_bids"
    if not life.sealed:
        life.steps["tender.note_no_bids"] += 1
        life.rungs = life.round


def _present(life: Life, who, bid, data) -> None:
    life.steps["opening.confirm"] += 1
    life.members[who].present = True


def _open(life: Life, who, bid, data) -> None:
    life.steps.update(["round.open", "tender.receive_bids"])
    life.steps["bid.unseal"] += len(life.sealed)
    life.bids = [Opened(who, *sealed) for who, sealed in life.sealed.items()]
    life.state = "opened"


def _admit(life: Life, who, bid, data) -> None:
    life.steps["bid.admit"] += 1
    bid.state = "admitted"


def _reject(life: Life, who, bid, data) -> None:
    life.steps["bid.reject"] += 1
    bid.state = "rejected"


def _score(life: Life, who, bid, data) -> None:
    bid.points[who] = tuple(data["points"].values())


def _evaluate(life: Life, who, bid, data) -> None:
    life.state = "evaluated"


def _award(life: Life, who, bid, data) -> None:
    first, *others = life.ranked
    life.runner_up = others[0] if others else None
    life.steps["bid.win"] += 1
    life.steps["bid.lose"] += len(others)
    for other in others:
        other.state = "not_selected"
    first.state, life.state = "winner", "awarded"
    life.contract = Contract(first.supplier)


def _decline(life: Life, who, bid, data) -> None:
    life.contract.state = "declined"
    life.steps["bid.lose"] += 1
    life.in_state("winner")[0].state = "not_selected"
    if life.runner_up is None:
        life.steps["tender.release"] += 1
        life.state = "evaluated"
        return
    life.steps.update(["bid.win", "tender.pass_to_runner_up"])
    life.runner_up.state = "winner"
    life.contract, life.runner_up = Contract(life.runner_up.supplier), None


def _write_terms(life: Life, who, bid, data) -> None:
    life.contract.terms = True


def _sign(life: Life, who, bid, data) -> None:
    life.contract.signed.add(body(who))
    if life.contract.signed == {CUSTOMER, life.contract.holder}:
        life.steps["contract.enter_into_force"] += 1
        life.contract.state = "signed"


def _announce_again(life: Life, who, bid, data) -> None:
    """Bids that came and were rejected, or winners that declined, never count as a rung."""
    life.round += life.state == "no_bids"
    life.state = "preparing"


def _decide_amendment(life: Life, who, bid, data) -> None:
    life.state, life.round = "awaiting_amendment", life.round + 1


def _cancel(life: Life, who, bid, data) -> None:
    life.state = "cancelled"


def _amend(life: Life, who, bid, data) -> None:
    life.task, life.edition = "drafting", life.edition + 1


def _approve(life: Life, who, bid, data) -> None:
    life.steps["tender.take_amendment"] += 1
    life.task, life.state = "approved", "preparing"


def closing(published: datetime) -> datetime:
    return clock.end_of_day(current().add(clock.local_date(published), BIDS_WORKING_DAYS))


CHANGES: dict[str, Callable] = {
    "tender.consent": _consent,
    "tender.publish": _publish,
    "commission.form": _form,
    "commission.declare_interest": _declare,
    "tender.close": _close,
    "tender.confirm_presence": _present,
    "tender.open_bids": _open,
    "tender.admit_bid": _admit,
    "tender.reject_bid": _reject,
    "tender.score": _score,
    "tender.evaluate": _evaluate,
    "tender.award": _award,
    "contract.decline": _decline,
    "contract.write_terms": _write_terms,
    "contract.sign": _sign,
    "tender.decide_reannouncement": _announce_again,
    "tender.decide_amendment": _decide_amendment,
    "tender.decide_cancellation": _cancel,
    "design_task.amend": _amend,
    "design_task.approve": _approve,
}
