"""The calendar page for everybody, and its changes by an administrator alone."""

import re
from datetime import date

import pytest

from portal.workdays.calendar import current
from portal.workdays.models import CalendarYear, DayTransfer
from portal.workflow.models import Obligation
from portal.workplace.public.months import months, special_days
from tests import journey

TRANSFER = "/en/calendar/transfer/"
DAYS = {"work": "2026-02-14", "off": "2026-02-09", "reason": "Government decision No. 1"}


@pytest.fixture
def admin(client, people):
    client.force_login(people("ministry/admin").user)
    return client


@pytest.fixture
def running(db, at, people):
    """A decision due on 10 February 2026: started on Thursday the 5th."""
    at("2026-02-05 15:00")
    journey.concluded()
    return Obligation.objects.get(code="13.decision")


@pytest.mark.parametrize(
    ("prefix", "month", "weekday"),
    [("", "Наурыз", "бейсенбі"), ("/ru", "Март", "четверг"), ("/en", "March", "Thursday")],
)
def test_months_and_weekdays_are_named_in_the_readers_language(client, db, prefix, month, weekday):
    page = client.get(f"{prefix}/calendar/?year=2026").content.decode()
    assert month in page
    assert f'<abbr title="{weekday}">' in page


def test_a_year_has_every_day_once_and_weeks_from_monday(db):
    shown = months(current(), 2026)
    days = [day.date for month in shown for week in month.weeks for day in week if day]
    assert days == [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365)]
    for month in shown:
        for week in month.weeks:
            assert len(week) == 7
            assert all(day is None or day.date.weekday() == n for n, day in enumerate(week))


def test_working_days_of_the_year_agree_with_the_calendar(db):
    calendar = current()
    total = sum(month.working for month in months(calendar, 2026))
    assert total == calendar.count(date(2025, 12, 31), date(2026, 12, 31))


def test_special_days_name_nauryz_and_the_days_it_gives(db):
    runs = special_days(current(), 2026)
    nauryz = [(run.first.date.day, run.last.date.day) for run in runs if run.first.date.month == 3]
    assert nauryz == [(8, 8), (9, 9), (21, 23), (24, 25)]


def test_a_day_is_not_marked_by_colour_only(client, db):
    page = client.get("/en/calendar/?year=2024").content.decode()
    worked = re.search(
        r'calendar-day--transferred_work"[^>]*>4</span><span class="ds-sr-only">([^<]+)', page
    )
    assert "working day" in worked[1]


def test_this_year_comes_first_and_others_by_address(client, db, at):
    at("2025-06-01 10:00")
    assert "Calendar of working days, 2025" in client.get("/en/calendar/").content.decode()
    page = client.get("/en/calendar/?year=2027").content.decode()
    assert "Not confirmed yet" in page
    assert "?year=2026" in page


@pytest.mark.parametrize("year", ["1999", "2999", "abc", "-5", "٢٠٢٦", "2026.5", "9" * 5000])
def test_a_year_outside_the_calendar_is_not_found(client, db, year):
    assert client.get("/en/calendar/", {"year": year}).status_code == 404


def test_the_page_takes_few_queries(admin, django_assert_max_num_queries):
    admin.get("/en/calendar/")
    with django_assert_max_num_queries(12):
        admin.get("/en/calendar/?year=2026")


@pytest.mark.parametrize("who", [None, "ministry", "ministry/head", "tourism-ministry"])
def test_nobody_else_has_the_pages_of_the_administrator(client, people, at, who):
    at("2026-02-05 15:00")
    if who:
        client.force_login(people(who).user)
    assert client.get(TRANSFER).status_code == 404
    assert client.post(TRANSFER, DAYS | {"confirm": "1"}).status_code == 404
    assert client.get("/en/calendar/2027/confirm/").status_code == 404
    assert client.post("/en/calendar/2027/confirm/").status_code == 404
    assert not CalendarYear.objects.get(pk=2027).confirmed
    assert TRANSFER not in client.get("/en/calendar/").content.decode()
    assert not DayTransfer.objects.exclude(made_by="").exists()


def test_the_preview_lists_the_term_that_moves_and_changes_nothing(admin, running):
    page = admin.post(TRANSFER, DAYS | {"preview": "1"}).content.decode()
    assert "1 running term would move" in page
    assert "10.02.2026" in page
    assert "11.02.2026" in page
    assert str(running.project) in page
    running.refresh_from_db()
    assert running.due_on == date(2026, 2, 10)
    assert current().is_working(date(2026, 2, 9))


def test_a_confirmed_transfer_moves_the_day_and_the_term(admin, running):
    response = admin.post(TRANSFER, DAYS | {"confirm": "1"}, follow=True)
    assert response.redirect_chain == [("/en/calendar/?year=2026", 302)]
    page = response.content.decode()
    assert "1 running term with it" in page
    assert "Government decision No. 1" in page
    running.refresh_from_db()
    assert running.due_on == date(2026, 2, 11)
    assert not current().is_working(date(2026, 2, 9))
    assert current().is_working(date(2026, 2, 14))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"reason": ""}, "Say by which decision the day off is moved."),
        ({"off": "2026-02-14", "work": "2026-02-14"}, "Choose two different days."),
        ({"off": "2026-02-08"}, "08.02.2026 is a day off already."),
        ({"work": "2026-02-13"}, "13.02.2026 is a working day already."),
        ({"work": "2026-03-08"}, "08.03.2026 is a holiday"),
        ({"off": "2026-02-04"}, "A day that has passed cannot be moved"),
        ({"off": "2099-02-04"}, "covers 01.01.2016 to 31.12.2035"),
        ({"off": "nonsense"}, "Enter a valid date"),
    ],
)
@pytest.mark.parametrize("button", ["preview", "confirm"])
def test_a_transfer_that_cannot_be_is_refused_in_words(admin, at, changed, words, button):
    at("2026-02-05 15:00")
    response = admin.post(TRANSFER, DAYS | changed | {button: "1"})
    assert response.status_code == 422
    assert words in response.content.decode()


def test_the_days_can_be_changed_after_the_preview(admin, at):
    at("2026-02-05 15:00")
    response = admin.post(TRANSFER, DAYS | {"change": "1"})
    assert response.status_code == 200
    assert 'value="14.02.2026"' in response.content.decode()


def test_the_preview_takes_few_queries_whatever_the_number_of_terms(
    admin, at, django_assert_max_num_queries
):
    at("2026-02-05 15:00")
    for _ in range(3):
        journey.concluded()
    admin.get(TRANSFER)
    with django_assert_max_num_queries(12):
        page = admin.post(TRANSFER, DAYS | {"preview": "1"}).content.decode()
    assert "3 running terms would move" in page


def test_an_administrator_confirms_a_year_once(admin):
    assert (
        "Confirm the calendar of 2027" in admin.get("/en/calendar/2027/confirm/").content.decode()
    )
    response = admin.post("/en/calendar/2027/confirm/", follow=True)
    assert "The year 2027 is confirmed." in response.content.decode()
    assert 2027 not in current().unconfirmed
    again = admin.post("/en/calendar/2027/confirm/")
    assert again.status_code == 422
    assert "already confirmed" in again.content.decode()


def test_a_year_the_calendar_does_not_have_cannot_be_confirmed(admin):
    assert admin.get("/en/calendar/2999/confirm/").status_code == 404
    assert admin.post("/en/calendar/2999/confirm/").status_code == 404
