"""The one clock, and what a date is in Almaty."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction

from portal.workdays import clock
from portal.workdays.checks import knows_unified_time, time_zone_is_current


def test_the_machine_knows_that_almaty_changed_its_offset_in_2024():
    assert knows_unified_time(clock.ALMATY), (
        "The time zone database of this machine is older than 2024a: update tzdata"
        " or set PYTHONTZPATH to an empty value."
    )
    before = datetime(2024, 2, 29, 12, 0, tzinfo=clock.ALMATY)
    after = datetime(2024, 3, 1, 0, 0, tzinfo=clock.ALMATY)
    assert before.utcoffset() == timedelta(hours=6)
    assert after.utcoffset() == timedelta(hours=5)


def test_a_zone_that_missed_the_change_is_reported():
    # Omsk kept UTC+6, as an old database still says of Almaty.
    old = ZoneInfo("Asia/Omsk")
    assert [error.id for error in time_zone_is_current(zone=old)] == ["workdays.E001"]
    assert time_zone_is_current() == []


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-19T18:59:59.999999+00:00", "2026-03-19"),  # 23:59:59 in Almaty
        ("2026-03-19T19:00:00+00:00", "2026-03-20"),  # midnight in Almaty
        ("2026-03-19T20:00:00+00:00", "2026-03-20"),  # 01:00 in Almaty, yesterday in UTC
        ("2024-02-28T18:00:00+00:00", "2024-02-29"),  # midnight while it was UTC+6
        ("2024-02-29T18:30:00+00:00", "2024-02-29"),  # the hour that came twice
        ("2024-02-29T19:00:00+00:00", "2024-03-01"),  # the first midnight of UTC+5
    ],
)
def test_the_date_of_a_moment(moment, day):
    assert clock.local_date(datetime.fromisoformat(moment)) == date.fromisoformat(day)


def test_a_naive_moment_has_no_date():
    with pytest.raises(ValueError, match="time zone"):
        clock.local_date(datetime(2026, 3, 19, 20, 0))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2024-02-28", "2024-02-28T18:00:00+00:00"),
        ("2024-02-29", "2024-02-29T19:00:00+00:00"),  # a day of 25 hours
        ("2024-03-01", "2024-03-01T19:00:00+00:00"),
        ("2026-12-31", "2026-12-31T19:00:00+00:00"),
    ],
)
def test_a_day_lasts_until_midnight_in_almaty(day, end):
    day, end = date.fromisoformat(day), datetime.fromisoformat(end)
    assert clock.end_of_day(day) == end
    assert clock.local_date(end - timedelta(microseconds=1)) == day
    assert clock.local_date(end) == day + timedelta(days=1)


def test_a_wall_time_is_put_into_utc():
    assert clock.at_local(date(2026, 3, 16), time(10, 0)) == datetime(2026, 3, 16, 5, tzinfo=UTC)
    assert clock.at_local(date(2024, 2, 1), time(10, 0)) == datetime(2024, 2, 1, 4, tzinfo=UTC)


def test_the_hour_that_came_twice_is_the_first_unless_said():
    twice = time(23, 30)
    first = clock.at_local(date(2024, 2, 29), twice)
    assert clock.at_local(date(2024, 2, 29), twice.replace(fold=1)) - first == timedelta(hours=1)


def test_now_is_aware_and_moves_on_inside_a_transaction(db):
    first, second = clock.now(), clock.now()
    assert first.tzinfo is UTC
    assert second > first
    assert clock.today() == clock.local_date(clock.now())


def test_a_moved_clock_is_undone_with_its_transaction(db):
    real = clock.now()
    with transaction.atomic():
        move_clock("2026-03-16 10:00+05")
        assert clock.now() == datetime(2026, 3, 16, 5, tzinfo=UTC)
        assert clock.today() == date(2026, 3, 16)
        transaction.set_rollback(True)
    assert abs(clock.now() - real) < timedelta(minutes=5)


def test_a_moved_clock_is_seen_by_nobody_else(own_database):
    with transaction.atomic():
        move_clock("2001-01-01 00:00+00")
        other = connection.copy()
        try:
            with other.cursor() as cursor:
                cursor.execute("SELECT portal_now() > '2020-01-01'")
                assert cursor.fetchone() == (True,)
        finally:
            other.close()
        transaction.set_rollback(True)


def test_the_clock_can_be_moved_by_a_test(db, at):
    at("2026-03-19 23:59")
    assert clock.today() == date(2026, 3, 19)
    at("2026-03-20 00:00")
    assert clock.today() == date(2026, 3, 20)
    assert clock.now() == datetime(2026, 3, 19, 19, 0, tzinfo=UTC)


def test_no_date_is_taken_in_sql():
    """Only the clock's own statement may ask the database for the time.

    The opener also asks its machine's clock, which the owner of the database cannot move.
    """
    package = Path(clock.__file__).parent
    for path in package.glob("*.py"):
        text = path.read_text()
        for word in ("__date", "TruncDate", "CURRENT_DATE", "date.today("):
            assert word not in text, path.name
        assert text.count("datetime.now(") == (path.name == "clock.py"), path.name


def move_clock(moment: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE"
            f" RETURN timestamptz '{moment}'"
        )
