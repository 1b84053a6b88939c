"""Two administrators change the calendar at the same moment, on connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from django.db import connection

from portal.workdays.actions import ChangeRefused, transfer_day
from portal.workdays.calendar import current
from portal.workdays.models import DayTransfer

REASON = "Үкіметтің қаулысы"


def test_the_second_transfer_is_checked_against_the_first(own_database, clerk):
    friday = date(2030, 2, 8)
    codes = at_once(
        lambda: transfer_day(friday, date(2030, 2, 9), REASON, by=clerk),
        lambda: transfer_day(friday, date(2030, 2, 10), REASON, by=clerk),
    )
    assert sorted(codes) == ["", "already-off"]
    assert DayTransfer.objects.filter(to_date=friday).count() == 1


def test_two_transfers_of_other_days_both_stand(own_database, clerk):
    days = (date(2030, 2, 8), date(2030, 2, 15))
    codes = at_once(
        lambda: transfer_day(days[0], date(2030, 2, 9), REASON, by=clerk),
        lambda: transfer_day(days[1], date(2030, 2, 16), REASON, by=clerk),
    )
    assert codes == ["", ""]
    assert not any(map(current().is_working, days))


def at_once(*changes) -> list[str]:
    """Start every change together; the codes of their refusals, "" for one that was made."""
    barrier = Barrier(len(changes))

    def run(change) -> str:
        barrier.wait(10)
        try:
            change()
        except ChangeRefused as refused:
            return refused.refusal.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(changes)) as pool:
        return list(pool.map(run, changes))
