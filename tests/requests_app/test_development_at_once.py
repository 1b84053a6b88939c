"""A development under several hands at the same moment, on connections of their own."""

from portal.audit.models import AuditRow
from portal.rules.refusal import Refusal
from portal.workflow.perform import Done, perform
from requests_app.development.actions import start_development
from requests_app.models import DevelopmentRequest
from tests import cast, journey
from tests.workflow.test_concurrency import at_once

from . import development as made


def test_two_sides_confirm_at_the_same_moment(own_database):
    """One is first; the other looks again at what it confirms. Nothing is lost or taken twice."""
    record = journey.done(made.with_minutes(), "confirm", "operator")
    sides = [cast.actor("ministry"), cast.actor("health-ministry")]
    outcomes = at_once(
        *[
            lambda side=side: perform(record, "confirm", actor=side, version=record.version)
            for side in sides
        ]
    )
    assert sum(isinstance(outcome, Done) for outcome in outcomes) == 1
    [(late, refusal)] = [
        (side, outcome)
        for side, outcome in zip(sides, outcomes, strict=True)
        if isinstance(outcome, Refusal)
    ]
    assert refusal.code == "stale"
    fresh = DevelopmentRequest.objects.get(pk=record.pk)
    assert isinstance(perform(fresh, "confirm", actor=late, version=fresh.version), Done)
    settled = DevelopmentRequest.objects.get(pk=record.pk)
    assert (settled.state, len(settled.confirmations)) == ("decided", 3)
    assert AuditRow.objects.filter(verb="development.settle").count() == 1


def test_a_button_pressed_ten_times_starts_one_request(own_database):
    service, customer = made.service(), cast.actor("health-ministry")
    drafts = at_once(
        *[lambda: start_development(service, actor=customer, scope={"holds_secrets": "no"})] * 10
    )
    assert len({draft.pk for draft in drafts}) == 1
    assert DevelopmentRequest.objects.count() == 1
