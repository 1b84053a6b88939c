"""The steps of a development beyond what stories 40 to 45 tell (clauses 3, 90-92)."""

from itertools import product

import pytest
from django.db import connection, transaction

from catalog.models import ICService
from portal.accounts.actor import SYSTEM
from portal.audit.models import AuditRow
from portal.rules.actors import Role
from portal.rules.refusal import Refusal, Refused
from portal.workdays import clock
from portal.workflow.models import Participation
from portal.workflow.perform import Done, available, perform
from requests_app.development.actions import (
    discard_development,
    save_development,
    start_development,
)
from requests_app.models import DevelopmentRequest
from tests import cast, journey

from . import development as made

ACTORS = {
    "health-ministry": Role.CUSTOMER,
    "tourism-ministry": None,  # a stranger
    "ministry": Role.AUTHORISED_BODY,
    "integrator": Role.SERVICE_INTEGRATOR,
    "operator": Role.OPERATOR,
    "supplier": Role.SUPPLIER,
    "second-supplier": None,  # a supplier in this project, not of this service
    "system": Role.SYSTEM,
}
DATA = {
    "submit": made.ANSWERS,
    "add_price_offer": made.OFFER,
    "issue_conclusion": made.CONCLUSION,
    "decide": made.DECISIONS,
}
CASES = list(product(DevelopmentRequest.STEPS, ACTORS, DevelopmentRequest.STATES.values))


def put(record: DevelopmentRequest, state: str, step: str) -> DevelopmentRequest:
    """Whatever else a step asks for is there: offers, the meeting, minutes where they have to be."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflow_record SET state = %s, private_to_id = NULL WHERE id = %s",
            [state, record.pk],
        )
    written = None if step == "move_discussion" else clock.now()
    DevelopmentRequest.objects.filter(pk=record.pk).update(written_at=written)
    return DevelopmentRequest.objects.get(pk=record.pk)


def test_only_the_right_role_in_the_right_state_succeeds(db):
    """Every step × every role × every state: no unexpected success."""
    record = made.with_minutes()
    second = cast.organisation("second-supplier")
    Participation.objects.create(project=record.project, organisation=second, role=Role.SUPPLIER)
    meeting = made.MEETING | {"date": f"{clock.today():%d.%m.%Y}"}
    data = DATA | dict.fromkeys(("open_discussion", "move_discussion"), meeting)
    wrong = []
    for name, who, state in CASES:
        fresh = put(record, state, name)
        step = fresh.STEPS[name]
        actor = SYSTEM if who == "system" else cast.actor(who)
        expected = ACTORS[who] in step.actors and state in step.sources
        offered = name in {step.name for step, refusal in available(fresh, actor) if not refusal}
        with transaction.atomic():
            outcome = perform(fresh, name, actor=actor, version=fresh.version, **data.get(name, {}))
            transaction.set_rollback(True)
        if isinstance(outcome, Done) != expected or offered != expected:
            wrong.append((name, who, state, outcome))
    assert wrong == []


def test_the_matrix_is_not_empty():
    assert len(DevelopmentRequest.STEPS) >= 9
    assert len(CASES) == len(DevelopmentRequest.STEPS) * len(ACTORS) * 6


def start(service: ICService, key: str = "health-ministry", **scope):
    return start_development(service, actor=cast.actor(key), scope={"holds_secrets": "no"} | scope)


def refusal_of(call, *args, **kwargs) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        call(*args, **kwargs)
    return refused.value.refusal.code, refused.value.refusal.clause


def test_nothing_is_stored_of_an_object_with_state_secrets(db):
    service = made.service()
    assert refusal_of(start, service, holds_secrets="yes") == ("state-secrets", "3(1)")
    assert refusal_of(start, service, holds_secrets="") == ("scope-unanswered", "ours")
    assert not DevelopmentRequest.objects.exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "national-bank"),
        ({"object": "resource", "integrates_with_egov": "yes"}, "national-bank"),
        ({"object": "information_system", "integrates_with_egov": "yes"}, None),
    ],
)
def test_the_national_bank_asks_only_for_systems_that_integrate(db, said, code):
    service = made.service(customer="national-bank")
    if code is None:
        assert start(service, "national-bank", **said).state == "draft"
    else:
        assert refusal_of(start, service, "national-bank", **said) == (code, "3(2)")


@pytest.mark.parametrize(
    ("step", "refused"),
    [
        ("retire", ("no-service", "90")),
        ("begin_development", ("in-development", "ours")),
        ("begin_continuity", ("in-continuity", "ours")),
    ],
)
def test_only_a_service_in_operation_is_developed(db, step, refused):
    service = made.service()
    record = made.draft(service)
    if step == "retire":
        journey.done(service, step, "operator", reason="Қажет емес.")
    else:
        journey.done(service, step, "system")
    outcome = perform(
        record, "submit", actor=cast.actor("health-ministry"), version=record.version,
        **made.ANSWERS,
    )  # fmt: skip
    assert (outcome.code, outcome.clause) == refused
    discard_development(record, actor=cast.actor("health-ministry"), version=record.version)
    assert refusal_of(start, ICService.objects.get(pk=service.pk)) == refused


def test_the_same_button_gives_the_same_draft_and_a_sent_one_blocks_another(db):
    service = made.service()
    record = start(service)
    assert start(service).pk == record.pk
    journey.done(record, "submit", "health-ministry", **made.ANSWERS)
    assert refusal_of(start, service) == ("another-open", "ours")


def test_a_draft_is_saved_by_its_writer_alone_and_never_over_a_colleague(db):
    record = made.draft()
    officer, typed = cast.actor("health-ministry"), {"what": "Есептілік"}
    saved = save_development(record, typed, actor=officer, version=record.version)
    assert (saved.answers["what"], saved.version) == ("Есептілік", record.version + 1)
    later = {"actor": cast.actor("health-ministry/2"), "version": record.version}
    assert refusal_of(save_development, record, {"what": "Басқа"}, **later)[0] == "stale"
    stranger = {"actor": cast.actor("supplier"), "version": saved.version}
    assert refusal_of(save_development, record, typed, **stranger)[0] == "not-found"
    assert refusal_of(discard_development, saved, **stranger)[0] == "not-found"
    sent = journey.done(saved, "submit", "health-ministry", **made.ANSWERS)
    assert refusal_of(save_development, sent, typed, actor=officer, version=sent.version) == (
        "wrong-state", "ours",
    )  # fmt: skip


def test_a_sent_request_is_seen_by_the_parties_and_hidden_from_a_stranger(db):
    record = made.submitted()
    for key in made.PARTS:
        assert DevelopmentRequest.objects.visible_to(cast.actor(key)).filter(pk=record.pk).exists()
    assert not DevelopmentRequest.objects.visible_to(cast.actor("tourism-ministry")).exists()


def test_an_offer_says_who_made_it_and_is_exact_to_the_tiyn(db):
    record = made.offered()
    offer = record.offer_of(cast.organisation("supplier").pk)
    assert offer["amount"] == "36400000.50"
    assert offer["by"]["ru"] == cast.organisation("supplier").name_ru


def test_the_minutes_that_were_changed_are_not_confirmed_by_who_read_the_old_ones(db):
    read = made.with_minutes()
    journey.done(read, "decide", "integrator", **made.DECISIONS | {"minutes": "Басқа мәтін."})
    outcome = perform(read, "confirm", actor=cast.actor("ministry"), version=read.version)
    assert (outcome.code, outcome.status) == ("stale", 409)


def test_the_minutes_are_delivered_when_the_three_have_confirmed(db):
    record = made.with_minutes()
    for key in ("health-ministry", "ministry", "operator"):
        record = journey.done(record, "confirm", key)
    record = DevelopmentRequest.objects.get(pk=record.pk)
    assert record.state == "decided"
    assert record.minutes_number
    got = record.deliveries.filter(step="development.settle").values_list("organisation", flat=True)
    assert set(got) == {
        cast.organisation(key).pk for key in ("health-ministry", "ministry", "operator")
    }
    assert ICService.objects.get(pk=record.service_id).state == "published"


def test_a_decision_that_can_no_longer_be_carried_out_is_not_confirmed(db):
    record = made.with_minutes(develop="yes")
    journey.done(record.service, "begin_continuity", "system")
    record = DevelopmentRequest.objects.get(pk=record.pk)
    outcome = perform(record, "confirm", actor=cast.actor("ministry"), version=record.version)
    assert (outcome.code, outcome.clause) == ("in-continuity", "ours")


def test_the_same_press_twice_answers_the_same(db):
    record = made.submitted()
    operator = cast.actor("operator")
    first, second = (
        perform(record, "add_price_offer", actor=operator, version=record.version, **made.OFFER)
        for _press in range(2)
    )
    assert (first.repeated, second.repeated) == (False, True)
    assert AuditRow.objects.filter(verb="development.add_price_offer").count() == 1


def test_text_that_cannot_be_kept_is_refused_with_its_field(db):
    record = made.draft()
    outcome = perform(
        record, "submit", actor=cast.actor("health-ministry"), version=record.version,
        **made.ANSWERS | {"why": "a\x00b"},
    )  # fmt: skip
    assert isinstance(outcome, Refusal)
    assert list(outcome.fields) == ["why"]
