"""The sweep: late, twice, after a long gap, and past a bad record."""

import pytest
from django.db import connection

from portal.audit.models import AuditRow
from portal.notifications.deliver import hand_out
from portal.notifications.models import Notification, OutboxRow
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
