"""A preview is judged as the step would be, and changes nothing."""

import pytest

from portal.audit.models import AuditRow
from portal.workflow.models import Record
from portal.workflow.perform import foresee, perform
from tests import journey


@pytest.fixture
def request_(db, at):
    at("2026-02-05 15:00")
    return journey.concluded("met met not_met")


def refused(people, record, step: str, who: str = "ministry", version=None, **data):
    version = record.version if version is None else version
    return foresee(record, step, actor=people(who), version=version, **data)


@pytest.mark.parametrize(
    ("step", "who", "stale", "data", "code"),
    [
        ("agree", "ministry", False, {"grounds": ""}, "grounds-required"),
        ("refuse", "ministry", False, {"reason": ""}, "reason-required"),
        ("refuse", "integrator", False, {"reason": "Иә."}, "wrong-role"),
        ("refuse", "ministry", True, {"reason": "Иә."}, "stale"),
        ("order_creation", "ministry", False, {"text": ""}, "not-agreed"),
    ],
)
def test_it_says_what_the_step_would_say(people, request_, step, who, stale, data, code):
    version = request_.version - stale
    foreseen = refused(people, request_, step, who, version, **data)
    taken = perform(request_, step, actor=people(who), version=version, **data)
    assert foreseen.code == taken.code == code
    assert foreseen.message == taken.message


def test_what_would_be_taken_is_not_refused_and_not_done(people, request_):
    rows = AuditRow.objects.count()
    assert refused(people, request_, "agree", grounds="Негіздеме бар.") is None
    assert AuditRow.objects.count() == rows
    assert Record.objects.get(pk=request_.pk).state == "concluded"
