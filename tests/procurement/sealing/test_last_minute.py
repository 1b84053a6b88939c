"""Five hundred bidders in the last minute, and more in the last second, on many connections."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from threading import Barrier, Event

from django.db import connection

from portal.audit import chain
from portal.audit.models import AuditRow
from procurement.sealing.bids import Receipt, submit_bid
from procurement.sealing.closing import Closed, close_round
from procurement.sealing.models import SealedBid
from procurement.sealing.pool import make_pairs
from procurement.sealing.rounds import publish_round
from tests.procurement.sealing.conftest import CONTENT, bidder
from tests.procurement.sealing.roles import acting_as, far_closing, set_clock_for_all

BIDDERS, THREADS = 500, 6


def test_nothing_is_lost_and_nothing_slips_in_after_the_count(roles):
    closes_at = far_closing()
    round_ = publish_round(17, 1, closes_at=closes_at)
    set_clock_for_all(closes_at - timedelta(minutes=1))
    with acting_as(roles.application), ThreadPoolExecutor(THREADS + 1) as pool:

        def submit(number: int):
            return submit_bid(round_.pk, actor=bidder(number), content=CONTENT)

        receipts = list(pool.map(submit, range(BIDDERS)))
        assert all(isinstance(receipt, Receipt) for receipt in receipts)

        late, over = count(BIDDERS), Event()

        def submit_until_refused():
            """Whoever comes in this last second: taken in or refused, never in between."""
            outcomes = []
            while not outcomes or isinstance(outcomes[-1], Receipt):
                outcomes.append(submit(next(late)))
            return outcomes

        def close_as_soon_as_possible():
            while not isinstance(closed := close_round(round_.pk), Closed):
                assert closed.code == "too-early"
                over.wait(0.01)
            return closed

        set_clock_for_all(closes_at - timedelta(seconds=1))
        closing = pool.submit(close_as_soon_as_possible)
        hammering = [pool.submit(submit_until_refused) for _ in range(THREADS)]
        for future in hammering:
            *taken, refused = future.result()
            receipts += taken
            assert (refused.code, refused.clause) == ("bids-closed", "47")
        closed = closing.result()
        hang_up(pool, THREADS + 1)

    assert len(receipts) > BIDDERS
    rows = SealedBid.objects.values_list("number", "sha256", "submitted_at", "withdrawn_at")
    assert set(rows) == {(r.number, r.sha256, r.moment, None) for r in receipts}
    assert closed.bid_count == len(receipts)
    assert closed.closed_at >= closes_at > max(receipt.moment for receipt in receipts)
    assert AuditRow.objects.filter(verb="bid.submit").count() == len(receipts)
    last = AuditRow.objects.filter(stream=f"round:{round_.pk}").order_by("-number").first()
    assert last.verb == "round.close"
    assert chain.verify() == []


def hang_up(pool: ThreadPoolExecutor, threads: int) -> None:
    """Close the connection of each thread of the pool."""
    barrier = Barrier(threads)

    def close() -> None:
        barrier.wait(10)
        connection.close()

    for future in [pool.submit(close) for _ in range(threads)]:
        future.result()


def test_one_bidder_at_once_from_ten_windows_has_one_bid(roles):
    round_ = publish_round(17, 1, closes_at=far_closing())
    with acting_as(roles.application), ThreadPoolExecutor(10) as pool:

        def submit(token: str):
            try:
                return submit_bid(round_.pk, actor=bidder(1), content=CONTENT, token=token)
            finally:
                connection.close()

        outcomes = list(pool.map(submit, ["one form"] * 5 + ["another form"] * 5))
    receipts = [outcome for outcome in outcomes if isinstance(outcome, Receipt)]
    assert len(receipts) == 5
    assert sum(not receipt.repeated for receipt in receipts) == 1
    assert len({receipt.number for receipt in receipts}) == 1
    refused = {outcome.code for outcome in outcomes if outcome not in receipts}
    assert refused == {"already-submitted"}
    assert SealedBid.objects.count() == 1


def test_rounds_published_at_once_take_different_keys(roles):
    make_pairs(4, at=far_closing())
    with acting_as(roles.application), ThreadPoolExecutor(6) as pool:

        def publish(tender: int):
            try:
                return publish_round(tender, 1, closes_at=far_closing())
            finally:
                connection.close()

        outcomes = list(pool.map(publish, range(6)))
    keys = [outcome.key_id for outcome in outcomes if hasattr(outcome, "key_id")]
    assert len(keys) == len(set(keys)) == 4
    codes = [outcome.code for outcome in outcomes if hasattr(outcome, "code")]
    assert codes == ["no-key", "no-key"]
