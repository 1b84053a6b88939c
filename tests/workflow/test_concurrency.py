"""Real transactions on several connections."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import connection

from portal.audit import chain
from portal.audit.models import AuditRow
from portal.rules.refusal import Refusal
from portal.workdays import clock
from portal.workdays.calendar import current
from portal.workdays.days import Kind
from portal.workflow.calendar_changes import transfer_day
from portal.workflow.models import Obligation, Project
from portal.workflow.perform import Done, perform
from portal.workflow.sweep import sweep
from requests_app.models import AutomationRequest
from tests import cast, journey
from tests.database import run_sql


def at_once(*calls):
    """Run all at the same moment, each on a connection of its own; their results in order."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_two_officers_decide_at_the_same_moment(own_database):
    request = journey.concluded()
    first, second = cast.actor("ministry"), cast.actor("ministry/2")
    outcomes = at_once(
        lambda: perform(request, "agree", actor=first, version=request.version, grounds=""),
        lambda: perform(request, "refuse", actor=second, version=request.version, reason="Негіз"),
    )
    winners = [outcome for outcome in outcomes if isinstance(outcome, Done)]
    losers = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert len(winners) == len(losers) == 1
    assert (losers[0].code, losers[0].status) == ("stale", 409)
    decided = AutomationRequest.objects.get(pk=request.pk)
    assert decided.state == winners[0].record.state
    assert AuditRow.objects.filter(verb__in=["request.agree", "request.refuse"]).count() == 1


def test_the_same_button_pressed_ten_times(own_database):
    request = journey.concluded()
    actor = cast.actor("ministry")
    outcomes = at_once(
        *[lambda: perform(request, "agree", actor=actor, version=request.version, grounds="")] * 10
    )
    assert all(isinstance(outcome, Done) for outcome in outcomes)
    assert sum(not outcome.repeated for outcome in outcomes) == 1
    assert AuditRow.objects.filter(verb="request.agree").count() == 1


def test_many_file_at_once_and_numbers_have_no_gaps(own_database):
    drafts = [journey.draft() for _ in range(12)]
    actor = cast.actor("health-ministry")
    outcomes = at_once(
        *[lambda d=d: perform(d, "submit", actor=actor, version=d.version) for d in drafts]
    )
    assert all(isinstance(outcome, Done) for outcome in outcomes)
    numbers = sorted(Project.objects.values_list("number", flat=True))
    assert [int(number[-6:]) for number in numbers] == list(range(1, 13))
    assert list(chain.verify()) == []


def test_sweeps_at_once_lose_and_double_nothing(own_database):
    for _ in range(6):
        journey.concluded()
    move_clock("10 days")
    swept = at_once(*[lambda: sweep(chunk=2)] * 4)
    assert sum(result.missed for result in swept) == 6
    assert Obligation.objects.filter(state="missed").count() == 6
    assert AuditRow.objects.filter(verb="term.missed").count() == 6
    assert list(chain.verify()) == []


def test_a_decision_and_the_sweep_at_once(own_database):
    request = journey.concluded()
    move_clock("10 days")
    actor = cast.actor("ministry")
    decided, _swept = at_once(
        lambda: perform(request, "agree", actor=actor, version=request.version, grounds=""), sweep
    )
    assert isinstance(decided, Done)
    assert Obligation.objects.get(record=request).state == "met_late"


def test_a_day_moves_while_terms_start(own_database):
    """Whichever comes first, no term is left counted by the calendar that was."""
    cast.ensure()
    integrator, admin = cast.actor("integrator"), cast.actor("ministry/admin")
    for _ in range(3):
        requests = [journey.under_review() for _ in range(4)]
        conclusions = [journey.assessed(request) for request in requests]
        today = clock.today()
        off, work = current().add(today, 2), _day_off_after(current().add(today, 6))
        at_once(
            *[
                lambda c=c: perform(c, "issue", actor=integrator, version=c.version)
                for c in conclusions
            ],
            lambda off=off, work=work: transfer_day(off, work, "Сынақ", actor=admin),
        )
        calendar = current()
        for obligation in Obligation.objects.filter(state="running"):
            assert obligation.due_on == calendar.add(obligation.started_on, 3)
    assert list(chain.verify()) == []


def _day_off_after(day):
    """The next ordinary weekend day: one that may become a working day."""
    calendar = current()
    while calendar.day(day).kind != Kind.WEEKEND:
        day += timedelta(days=1)
    return day


def move_clock(by: str) -> None:
    """Committed, for every session of the test's own database."""
    name = connection.settings_dict["NAME"]
    run_sql(
        "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE"
        f" AS $$ SELECT clock_timestamp() + interval '{by}' $$",
        name,
    )
