"""A day off moves: running terms are previewed, recomputed, audited and told."""

from datetime import date

import pytest

from portal.audit import chain
from portal.audit.models import AuditRow
from portal.notifications.models import OutboxRow
from portal.workdays.actions import ChangeRefused
from portal.workflow.calendar_changes import preview_transfer, transfer_day
from portal.workflow.explain import explain
from portal.workflow.models import Obligation
from tests import cast, journey

OFF, WORK = date(2026, 6, 15), date(2026, 6, 20)


@pytest.fixture
def running(db, at) -> Obligation:
    at("2026-06-11 12:00")
    return Obligation.objects.get(record=journey.concluded())


def test_a_preview_changes_nothing(running):
    (moved,) = preview_transfer(OFF, WORK)
    assert (moved.obligation, moved.due_on) == (running, date(2026, 6, 17))
    running.refresh_from_db()
    assert running.due_on == date(2026, 6, 16)
    assert preview_transfer(OFF, WORK) == [moved]


def test_running_terms_move_and_the_holder_is_told(running):
    transfer_day(OFF, WORK, "Үкімет қаулысы", actor=cast.actor("ministry/admin"))
    running.refresh_from_db()
    assert running.due_on == date(2026, 6, 17)
    days = {day.date: day for day in explain(running).days.days}
    assert days[OFF].counted is None
    assert days[OFF].reason
    assert AuditRow.objects.filter(verb="term.moved", record=running.record_id).count() == 1
    assert OutboxRow.objects.filter(kind="term.moved").get().organisation == running.holder
    assert list(chain.verify()) == []


def test_terms_that_ended_stay_as_they_were(running):
    request = running.record.specific()
    journey.done(request, "agree", "ministry", grounds="")
    assert transfer_day(OFF, WORK, "Үкімет қаулысы", actor=cast.actor("ministry/admin")) == []
    running.refresh_from_db()
    assert running.due_on == date(2026, 6, 16)


def test_a_day_that_cannot_be_exchanged_is_refused_and_nothing_changes(running):
    with pytest.raises(ChangeRefused):
        transfer_day(date(2026, 6, 13), WORK, "Сенбі", actor=cast.actor("ministry/admin"))
    running.refresh_from_db()
    assert running.due_on == date(2026, 6, 16)


def test_a_term_into_an_unconfirmed_year_says_so(db, at):
    at("2026-12-30 12:00")
    obligation = Obligation.objects.get(record=journey.concluded())
    assert explain(obligation).days.unconfirmed_years == (2027,)
