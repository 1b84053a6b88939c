"""Every step × every role × every state, generated from the tables: no unexpected success.

The one place where a test writes a state itself: many of these states cannot be reached
together with these actors by any legal path, which is the point.
"""

from itertools import product

import pytest
from django.db import connection, transaction

from portal.accounts.actor import SYSTEM
from portal.rules.actors import Role
from portal.workflow.models import Participation, Record
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.perform import Done, available, perform
from requests_app.models import Conclusion
from tests import cast, journey

CANDIDATE = "object:1"
ACTORS = {
    "health-ministry": Role.STATE_BODY,  # files Annex 1; is named in Annex 2
    "tourism-ministry": None,  # the right kind of body, but a stranger to the project
    "ministry": Role.AUTHORISED_BODY,
    "integrator": Role.SERVICE_INTEGRATOR,
    "operator": Role.OPERATOR,
    "second-supplier": Role.SUPPLIER,
    "supplier": Role.APPLICANT,  # files Annex 2
    "system": Role.SYSTEM,
}
DATA = {
    "assess": {"criterion": "1", "outcome": "met", "grounds": journey.GROUNDS},
    "judge_candidate": {"candidate": CANDIDATE, "verdict": "different", "why": journey.GROUNDS},
    "search_duplicates": {"words": "жолдама"},
    "agree": {"grounds": "Негіздеме"},
    "refuse": {"reason": "Негіздеме"},
    "return_for_correction": {"remarks": {"function": "Нақтылаңыз"}},
    "withdraw": {"reason": ""},
    "order_creation": {"text": ""},
}
# What a step of the portal itself brings about in another record needs that record's state.
NEEDS = {("conclusion", "issue"): "under_review"}
# Every model is known here once Django is set up, before pytest collects.
KINDS = ("request", "application", "conclusion")
CASES = [
    (kind, step, actor, state)
    for kind in KINDS
    for step, actor, state in product(
        RECORD_MODELS[kind].STEPS, ACTORS, RECORD_MODELS[kind].STATES.values
    )
]


@pytest.fixture
def records(db) -> dict[str, Record]:
    """A request with its conclusion and an application, with every role in their projects."""
    request = journey.under_review()
    conclusion = journey.assessed(request)
    Conclusion.objects.filter(pk=conclusion.pk).update(
        candidates=[{"key": CANDIDATE, "title": "Жүйе"}],
        judgements={CANDIDATE: {"verdict": "different", "why": journey.GROUNDS}},
    )
    application = journey.applied()
    for record, (actor, role) in product((request, application), ACTORS.items()):
        if role in {Role.OPERATOR, Role.SUPPLIER, Role.APPLICANT}:
            Participation.objects.get_or_create(
                project=record.project, organisation=cast.actor(actor).organisation, role=role
            )
    return {"request": request, "application": application, "conclusion": conclusion}


def put(record: Record, state: str) -> Record:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflow_record SET state = %s, private_to_id = NULL WHERE id = %s",
            [state, record.pk],
        )
    return type(record).objects.get(pk=record.pk)


def test_only_the_right_role_in_the_right_state_succeeds(records):
    wrong = []
    for kind, name, who, state in CASES:
        if needed := NEEDS.get((kind, name)):
            put(records["request"], needed)
        record = put(records[kind], state)
        step = record.STEPS[name]
        actor = SYSTEM if who == "system" else cast.actor(who)
        expected = ACTORS[who] in step.actors and state in step.sources
        offered = name in {step.name for step, refusal in available(record, actor) if not refusal}
        with transaction.atomic():
            outcome = perform(
                record, name, actor=actor, version=record.version, **DATA.get(name, {})
            )
            transaction.set_rollback(True)
        if isinstance(outcome, Done) != expected or offered != expected:
            wrong.append((step.key, who, state, outcome))
    assert wrong == []


def test_the_matrix_is_not_empty():
    steps = sum(len(model.STEPS) for model in RECORD_MODELS.values())
    assert steps >= 23
    assert len(CASES) > 23 * len(ACTORS)
