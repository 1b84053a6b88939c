"""The vectors of the law, on the seed and on the table in the database."""

from datetime import date

import pytest

from portal.workdays import seed
from portal.workdays.calendar import add_working_days, current, explain
from portal.workdays.days import Kind
from portal.workdays.models import CalendarDay, CalendarYear, DayTransfer

VECTORS = [
    ("2024-05-02", "2024-05-06"),  # Saturday 4 May was worked
    ("2024-12-31", "2025-01-08"),  # Sunday 5 January was worked
    ("2026-03-19", "2026-03-27"),  # Nauryz, 21–25 March
    ("2026-05-06", "2026-05-13"),  # 7 and 9 May; 9 May moved to 11
    ("2026-05-25", "2026-05-29"),  # Kurban Ait, 27 May
    ("2026-02-05", "2026-02-10"),  # an ordinary weekend
]


@pytest.mark.parametrize(("event", "due"), VECTORS)
def test_three_working_days_by_the_seed(calendar, event, due):
    assert calendar.add(date.fromisoformat(event), 3) == date.fromisoformat(due)


@pytest.mark.parametrize(("event", "due"), VECTORS)
def test_three_working_days_by_the_table(db, event, due):
    assert add_working_days(date.fromisoformat(event), 3) == date.fromisoformat(due)
    assert explain(date.fromisoformat(event), 3).due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2024-06-16", Kind.HOLIDAY),  # Kurban Ait on a Sunday …
        ("2024-06-17", Kind.WORKING),  # … does not move
        ("2023-01-07", Kind.HOLIDAY),  # Christmas on a Saturday …
        ("2023-01-09", Kind.WORKING),  # … does not move
        ("2025-10-27", Kind.OBSERVED),  # Republic Day fell on a Saturday
        ("2025-08-30", Kind.HOLIDAY),
        ("2026-08-31", Kind.WORKING),  # Constitution Day left 30 August in 2026 …
        ("2027-03-15", Kind.HOLIDAY),  # … and is 15 March from 2027
        ("2020-05-11", Kind.TRANSFERRED_WORK),  # a Monday whose day off went to 8 May
        ("2020-05-08", Kind.TRANSFERRED_OFF),
        ("2026-11-22", Kind.WEEKEND),
    ],
)
def test_kind_of_a_day(calendar, day, kind):
    assert calendar.day(date.fromisoformat(day)).kind is kind


def test_every_name_is_official_in_three_languages(calendar):
    named = [day for day in calendar.days if day.kind in {Kind.HOLIDAY, Kind.OBSERVED}]
    assert len(named) > 300
    for day in named:
        for text in (day.name.kk, day.name.ru, day.name.en):
            assert text
            assert "(" not in text


def test_a_holiday_without_an_official_name_is_refused():
    with pytest.raises(seed.UnknownHoliday, match="names.py"):
        seed._name("Жаңа мереке")


def test_the_table_holds_exactly_the_seed(db):
    assert current().days == tuple(seed.days())


def test_years_up_to_2026_are_confirmed_and_later_ones_are_not(db):
    confirmed = dict(CalendarYear.objects.values_list("year", "confirmed"))
    assert confirmed == {year: year <= 2026 for year in range(2016, 2036)}


def test_each_transfer_stands_behind_both_of_its_days(db):
    transfer = DayTransfer.objects.get(from_date=date(2024, 5, 4))
    assert transfer.to_date == date(2024, 5, 8)
    days = CalendarDay.objects.filter(transfer=transfer).values_list("date", flat=True)
    assert sorted(days) == [date(2024, 5, 4), date(2024, 5, 8)]
