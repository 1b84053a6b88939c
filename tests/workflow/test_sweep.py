"""The sweep: late, twice, after a long gap, and past a bad record."""

import pytest
from django.core import mail
from django.db import connection
from django.utils.translation import override

from portal.accounts.models import User
from portal.audit.models import AuditRow
from portal.notifications.deliver import hand_out, send_emails
from portal.notifications.models import Notification, OutboxRow
from portal.notifications.wording import wording
from portal.workflow.models import Obligation
from portal.workflow.sweep import sweep
from tests import cast, journey


@pytest.fixture
def overdue(db, at):
    at("2026-02-05 15:00")
    requests = [journey.concluded() for _ in range(3)]
    at("2026-02-11 00:00")
    return requests


def test_a_day_lasts_until_midnight(db, at):
    at("2026-02-05 15:00")
    journey.concluded()
    at("2026-02-10 23:59:59.999999")
    assert sweep().missed == 0
    at("2026-02-11 00:00")
    assert sweep().missed == 1


def test_a_second_sweep_and_a_late_one_find_nothing_more(overdue, at):
    assert sweep().missed == 3
    at("2027-02-11 00:00")
    assert sweep().missed == 0
    assert AuditRow.objects.filter(verb="term.missed").count() == 3


def test_the_holder_its_head_and_nobody_else_are_told(overdue):
    sweep()
    while hand_out():
        pass
    told = Notification.objects.filter(kind__startswith="term.")
    heads = told.filter(kind="term.escalated").values_list("user__memberships__rank", flat=True)
    assert set(heads) == {"head"}
    kinds = told.values_list("user__memberships__organisation__kind", flat=True)
    assert set(kinds) == {"authorised_body"}


def test_one_bad_record_blocks_none(overdue):
    bad = Obligation.objects.order_by("pk").first()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_obligation SET code = '0.unknown' WHERE id = %s", [bad.pk])
    swept = sweep()
    assert (swept.missed, swept.failed) == (2, [bad.project_id])
    assert Obligation.objects.filter(state="missed").count() == 2


def test_chunks_smaller_than_the_work_finish_it(overdue):
    assert sweep(chunk=1).missed == 3


def test_the_ministry_is_told_of_a_term_that_another_body_missed(overdue):
    late = Obligation.objects.order_by("pk").first()
    late.holder = cast.organisation("integrator")
    late.save()
    sweep()
    told = OutboxRow.objects.get(kind="term.missed_by_other")
    assert told.organisation.kind == "authorised_body"
    assert told.facts["holder"]["ru"] == late.holder.name_ru


def test_each_missed_term_is_told_once_to_holder_heads_and_ministry(overdue):
    late = Obligation.objects.order_by("pk").first()
    late.holder = cast.organisation("integrator")
    late.save()
    sweep()
    told = OutboxRow.objects.filter(kind__startswith="term.").order_by("pk")
    rows = [(row.kind, row.organisation.kind, row.heads_only) for row in told]
    assert rows[:3] == [
        ("term.missed", "service_integrator", False),
        ("term.escalated", "service_integrator", True),
        ("term.missed_by_other", "authorised_body", False),
    ]
    # The ministry holds the other two: it is told as their holder, not once more as the ministry.
    assert [kind for kind, _body, _heads in rows[3:]] == ["term.missed", "term.escalated"] * 2
    while hand_out():
        pass
    people = Notification.objects.filter(kind__startswith="term.").values_list(
        "user", "kind", "record"
    )
    assert len(people) == len(set(people)) == (3 + 1 + 4) + 2 * (4 + 1)


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        ("2026-03-28 00:01", 0),  # Saturday: the term is over, no working day has come since
        ("2026-03-30 09:00", 1),
        ("2026-04-03 10:00", 5),
    ],
)
def test_days_late_are_working_days(db, at, moment, late):
    at("2026-03-19 16:30")  # due on Friday 27 March, after Nauryz
    journey.concluded()
    at(moment)
    sweep()
    assert OutboxRow.objects.get(kind="term.missed").facts["late"] == late


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_escalation_says_how_late_it_is_and_leads_to_the_explanation(overdue, language):
    late = Obligation.objects.order_by("pk").first()
    late.holder = cast.organisation("integrator")
    late.save()
    User.objects.update(language=language)
    sweep()
    while hand_out():
        pass
    while send_emails():
        pass
    prefix = "" if language == "kk" else f"/{language}"
    number = late.project.number
    link = f"{prefix}/cases/{number}/terms/{late.pk}/"
    letters = [letter for letter in mail.outbox if link in letter.body]
    with override(language):
        rows = OutboxRow.objects.filter(kind__startswith="term.", record=late.record_id)
        subjects = {row.kind: wording(row.kind, row.facts) for row in rows}
        assert late.holder.name in subjects["term.missed_by_other"]
    assert set(subjects) == {"term.missed", "term.escalated", "term.missed_by_other"}
    assert {letter.subject for letter in letters} == set(subjects.values())
    assert len(letters) == 3 + 1 + 4
    for said in subjects.values():
        assert all(part in said for part in ("13", number, "10.02.2026", ": 1."))
