"""The one door: rights, versions, refusals, effects."""

import pytest
from django.db import connection

from portal.audit import chain
from portal.audit.models import AuditRow
from portal.notifications.models import OutboxRow
from portal.rules.refusal import Refusal
from portal.workflow.consequences import CONSEQUENCES
from portal.workflow.models import Delivery, Filing, Obligation, Record
from portal.workflow.perform import Done, perform
from requests_app.models import AutomationRequest, Conclusion
from tests import cast, journey


def take(record, step, actor, **data):
    data.setdefault("version", record.version)
    return perform(record, step, actor=cast.actor(actor), **data)


def test_filing_delivers_to_both_addressees_with_a_receipt_each(db, at):
    at("2026-01-26 23:30")
    request = journey.filed()
    receipts = Delivery.objects.filter(record=request).order_by("pk")
    assert [row.organisation.kind for row in receipts] == ["authorised_body", "service_integrator"]
    assert len({row.number for row in receipts}) == 2
    assert {str(row.received_on) for row in receipts} == {"2026-01-26"}  # the Almaty date
    filing = Filing.objects.get(record=request)
    assert {row.sha256 for row in receipts} == {filing.sha256}
    assert filing.content["sections"] == request.sections
    assert request.project.number == "АСМ-2026-000001"
    assert request.project.title == request.title != ""
    assert set(OutboxRow.objects.values_list("path", flat=True)) == {"/cases/АСМ-2026-000001/"}


def test_a_stranger_learns_nothing(people):
    request = journey.filed()
    for actor in ("tourism-ministry", "national-bank", "supplier", "operator"):
        outcome = take(request, "accept", actor)
        assert (outcome.code, outcome.status) == ("not-found", 404)
        assert not Record.objects.visible_to(people(actor)).exists()


def test_a_draft_is_seen_by_its_own_organisation_alone(people):
    request = journey.draft()
    assert Record.objects.visible_to(people("health-ministry/2")).get() == request.record_ptr
    for actor in ("ministry", "integrator", "tourism-ministry"):
        assert not Record.objects.visible_to(people(actor)).exists()
        assert take(request, "submit", actor).code == "not-found"


def test_a_conclusion_is_private_until_issued(people):
    request = journey.under_review()
    seen = Conclusion.objects.visible_to(people("ministry"))
    assert not seen.exists()
    journey.done(journey.assessed(request), "issue", "integrator")
    assert seen.exists()


def test_the_same_submit_twice_answers_the_same(db):
    request = journey.concluded()
    first = take(request, "refuse", "ministry", reason="Негіз")
    second = take(request, "refuse", "ministry", reason="Негіз")
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert (first.repeated, second.repeated) == (False, True)
    assert second.record.state == "refused"
    assert AuditRow.objects.filter(verb="request.refuse").count() == 1


@pytest.mark.parametrize(
    ("step", "actor", "data"),
    [
        ("agree", "ministry", {"grounds": ""}),  # another step
        ("refuse", "ministry", {"reason": "Басқа негіз"}),  # other words
        ("refuse", "ministry/2", {"reason": "Негіз"}),  # another officer
    ],
)
def test_a_late_decision_is_told_what_changed(db, step, actor, data):
    request = journey.concluded()
    take(request, "refuse", "ministry", reason="Негіз")
    outcome = take(request, step, actor, **data)
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.status) == ("stale", 409)
    assert [change["verb"] for change in outcome.facts["changes"]] == ["request.refuse"]
    assert outcome.facts["state"] == "refused"


def test_a_refusal_changes_nothing(db):
    request = journey.concluded()
    before = AuditRow.objects.count(), OutboxRow.objects.count()
    outcome = take(request, "refuse", "ministry", reason="  ")
    assert (outcome.code, outcome.clause, outcome.status) == ("reason-required", "ours", 422)
    assert "reason" in outcome.fields
    assert (AuditRow.objects.count(), OutboxRow.objects.count()) == before
    assert AutomationRequest.objects.get(pk=request.pk).state == "concluded"


def test_a_failing_consequence_undoes_the_step(db, monkeypatch):
    request = journey.filed()

    def breaks(record, act, data):
        raise ZeroDivisionError

    monkeypatch.setitem(CONSEQUENCES, "request.accept", [*CONSEQUENCES["request.accept"], breaks])
    with pytest.raises(ZeroDivisionError):
        take(request, "accept", "integrator")
    assert AutomationRequest.objects.get(pk=request.pk).state == "submitted"
    assert not Conclusion.objects.exists()


def test_a_refused_consequence_refuses_the_step(db):
    """The conclusion cannot be issued when its request is no longer under review."""
    request = journey.under_review()
    conclusion = journey.assessed(request)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_record SET state = 'withdrawn' WHERE id = %s", [request.pk])
    outcome = take(conclusion, "issue", "integrator")
    assert (outcome.code, outcome.clause) == ("wrong-state", "ours")
    assert Conclusion.objects.get(pk=conclusion.pk).state == "draft"


def test_a_step_that_the_record_does_not_have(db):
    assert take(journey.filed(), "fly", "integrator").code == "unknown-step"


@pytest.mark.parametrize("reason", ["\ud800", "a\x00b"])
def test_text_that_cannot_be_kept_is_refused_at_its_field(db, reason):
    outcome = take(journey.concluded(), "refuse", "ministry", reason=reason)
    assert (outcome.code, list(outcome.fields)) == ("unprintable", ["reason"])


def test_agreeing_against_a_failed_criterion_needs_grounds(db):
    request = journey.concluded("met not_met met")
    outcome = take(request, "agree", "ministry", grounds="")
    assert (outcome.code, outcome.clause) == ("grounds-required", "ours")
    assert isinstance(take(request, "agree", "ministry", grounds="Себебі бар"), Done)


def test_agreeing_without_failed_criteria_needs_none(db):
    assert isinstance(take(journey.concluded(), "agree", "ministry", grounds=""), Done)


def test_data_that_no_step_asked_for_is_refused(db):
    outcome = take(journey.filed(), "accept", "integrator", state="agreed")
    assert outcome.code == "unexpected-data"


def test_every_step_leaves_one_audit_row_and_a_whole_chain(db):
    request = journey.concluded()
    verbs = AuditRow.objects.filter(stream=chain.project_stream(request.project_id))
    assert list(verbs.order_by("number").values_list("verb", flat=True)) == [
        "request.submit", "request.accept", "conclusion.assess", "conclusion.assess",
        "conclusion.assess", "conclusion.issue", "request.receive_conclusion",
    ]  # fmt: skip
    assert list(chain.verify()) == []


def test_the_decision_stops_the_term_and_informs_the_state_body(db, at):
    at("2026-02-05 15:00")
    request = journey.concluded()
    obligation = Obligation.objects.get(record=request)
    assert (str(obligation.due_on), obligation.state) == ("2026-02-10", "running")
    at("2026-02-10 23:59")
    take(request, "agree", "ministry", grounds="")
    obligation.refresh_from_db()
    assert obligation.state == "met"
    told = OutboxRow.objects.filter(kind="request.agree")
    assert {row.organisation.kind for row in told} == {"state_body", "service_integrator"}


def test_an_incomplete_request_is_refused_with_its_fields(db):
    broken = journey.draft(sections=journey.annex1() | {"contacts": {"rows": []}})
    outcome = take(broken, "submit", "health-ministry")
    assert (outcome.code, outcome.clause) == ("incomplete", "ours")
    assert outcome.fields


def test_numbers_are_gapless_although_a_filing_was_undone(db, monkeypatch):
    journey.filed()

    def breaks(record, act, data):
        assert record.project.number.endswith("000002")
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setitem(CONSEQUENCES, "request.submit", [breaks])
        with pytest.raises(ZeroDivisionError):
            take(journey.draft(), "submit", "health-ministry")
    second = journey.filed()
    assert second.project.number.endswith("000002")
    assert second.number.startswith("2/")
