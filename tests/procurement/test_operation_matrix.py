"""Every step of tests and commissioning × every body × every state: no unexpected success.

As in tests/workflow/test_matrix.py a test writes a state itself: many of these states cannot be
reached together with these actors by any legal path, which is the point.
"""

from datetime import date
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from portal.accounts.actor import SYSTEM
from portal.documents.actions import store
from portal.rules.actors import Role
from portal.workflow.models import Record
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.perform import Done, available, perform
from procurement.models import Commissioning
from tests.documents.test_documents import PDF
from tests.procurement import operation

# Everybody of the project by what they are there, the chair besides, and two strangers.
ACTORS = {
    "integrator": {Role.SERVICE_INTEGRATOR, Role.COMMISSION},
    "operator": {Role.OPERATOR, Role.COMMISSION},
    "supplier": {Role.SUPPLIER},
    "health-ministry/head": {Role.CUSTOMER, Role.STATE_BODY, Role.COMMISSION},
    "ministry": {Role.AUTHORISED_BODY},
    "second-supplier": set(),
    "tourism-ministry": set(),
    "system": {Role.SYSTEM},
}
# Of a rented product these conditions leave one body alone of those whom the clause names.
ONLY = {
    "testing.record_equipment": set(),  # nothing is rented there
    "testing.notify_readiness": {"supplier"},
    "testing.notify_passed": {"supplier"},
    "testing.decide_formation": {"health-ministry/head"},
    "testing.refuse_formation": {"health-ministry/head"},
    "commissioning.sign_protocol": {"operator", "supplier"},
}
FILES = {"act_file", "protocol_copy"}
DATA = {
    "notify_readiness": operation.RESOURCES | {"sheet": "", "words": ""},
    "record_equipment": {"how": "bought", "what": "Сервер", "ground": "№ 17"},
    "record_integration_test": {
        "integration": "integration-1", "service": "", "outcome": "failed", "note": "", "seen": "",
    },
    "record_functional_test": {
        "item": "function-1", "outcome": "failed", "note": "", "seen": "",
    },
    "fail": {"defects": "Қате."},
    "allocate_environment": operation.ENVIRONMENT,
    "record_security_test": operation.ACT | {"date": "2026-05-14", "act_file": ""},
    "notify_passed": {"words": ""},
    "convene": operation.MEETING,
    "present_documents": {"documents": ["minutes"]},
    "decide_formation": {"minutes": "Шешілді.", "dissent": ""},
    "refuse_formation": {"reason": "Қате."},
    "accept_documentation": {"documents": "Нұсқаулық", "remarks": "", "file": ""},
    "notify_integrator": {"words": "", "protocol_copy": ""},
    "notify_ministry": {"words": ""},
    "catalogue": {
        f"{name}_{language}": "Мәтін" for name in ("name", "purpose") for language in ("kk", "ru", "en")
    } | {"translated": ""},
}  # fmt: skip
KINDS = ("testing", "commissioning")


@pytest.fixture(scope="module", autouse=True)
def decided(django_db_setup, django_db_blocker):
    def make() -> None:
        operation.until(operation.DECIDED)
        # What the steps that are leapt over would have written.
        Commissioning.objects.update(commissioned_on=date(2026, 6, 1), protocol_number="1")
        put(operation.commissioning(), "awaiting_tests")

    with operation.once(django_db_blocker, make):
        yield


def put(record: Record, state: str) -> Record:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_record SET state = %s WHERE id = %s", [state, record.pk])
    return type(record).objects.get(pk=record.pk)


def data_for(name: str, who: str) -> dict:
    """What the step asks; a file is the actor's own."""
    data = dict(DATA.get(name, {}))
    for field in FILES & data.keys():
        if who != "system":
            upload = SimpleUploadedFile("құжат.pdf", PDF)
            data[field] = str(store(upload, actor=operation.actor(who)).key)
    return data


def expected(step, who: str, state: str) -> bool:
    if not ACTORS[who] & step.actors or state not in step.sources:
        return False
    return who in ONLY.get(step.key, {who})


def test_only_the_right_body_in_the_right_state_succeeds(db):
    records = {"testing": operation.testing(), "commissioning": Commissioning.objects.get()}
    said = {
        (name, who): data_for(name, who)
        for kind, who in product(KINDS, ACTORS)
        for name in RECORD_MODELS[kind].STEPS
    }
    wrong = []
    for kind in KINDS:
        for state in RECORD_MODELS[kind].STATES.values:
            record = put(records[kind], state)
            for who in ACTORS:
                wrong += unexpected(record, who, state, said)
        put(records[kind], records[kind].state)
    assert wrong == []


def unexpected(record: Record, who: str, state: str, said: dict) -> list[tuple]:
    """The steps that this one could take and should not, or could not and should."""
    actor = SYSTEM if who == "system" else operation.actor(who)
    offered = {step.name for step, refusal in available(record, actor) if not refusal}
    found = []
    for name, step in record.STEPS.items():
        with transaction.atomic():
            outcome = perform(record, name, actor=actor, version=record.version, **said[name, who])
            transaction.set_rollback(True)
        wanted = expected(step, who, state)
        if (isinstance(outcome, Done), name in offered) != (wanted, wanted):
            found.append((step.key, who, state, outcome))
    return found


def test_the_matrix_is_not_empty():
    steps = sum(len(RECORD_MODELS[kind].STEPS) for kind in KINDS)
    assert steps >= 22
    known = {step.key for kind in KINDS for step in RECORD_MODELS[kind].STEPS.values()}
    assert ONLY.keys() <= known
