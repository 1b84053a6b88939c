"""A year is confirmed: its terms stop saying that they may move."""

from datetime import date

import pytest

from portal.audit.models import AuditRow
from portal.workdays.actions import ChangeRefused, confirm_year
from portal.workdays.calendar import current, explain
from portal.workdays.models import CalendarYear


def test_a_confirmed_year_is_not_mentioned_any_more(db, at, clerk):
    at("2026-12-01 09:00")
    assert explain(date(2026, 12, 28), 5).unconfirmed_years == (2027,)
    before = current().token
    confirm_year(2027, by=clerk)
    assert explain(date(2026, 12, 28), 5).unconfirmed_years == ()
    assert current().token != before


def test_a_confirmation_is_signed_and_in_the_audit(db, at, clerk):
    at("2026-12-01 09:00")
    confirm_year(2027, by=clerk)
    year = CalendarYear.objects.get(year=2027)
    assert (year.confirmed, year.confirmed_by) == (True, str(clerk))
    row = AuditRow.objects.get(verb="calendar.year_confirmed")
    assert (row.stream, row.at, row.data["year"]) == ("portal", year.confirmed_at, 2027)


@pytest.mark.parametrize(("year", "code"), [(2026, "already-confirmed"), (2050, "unknown-year")])
def test_a_year_that_cannot_be_confirmed_is_refused(db, clerk, year, code):
    with pytest.raises(ChangeRefused) as raised:
        confirm_year(year, by=clerk)
    assert raised.value.refusal.code == code
