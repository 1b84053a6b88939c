"""Every step in the life of a contract × every role × every state: no unexpected success.

Beside `test_matrix`, at a stage where the conditions of the later steps hold.
"""

from itertools import product

import pytest
from django.db import transaction

from portal.accounts.actor import SYSTEM
from portal.rules.actors import Role
from portal.stories.attachments import with_files
from portal.workflow.perform import Done, perform
from procurement.contracts import tariffs
from procurement.models import Contract
from tests import journey
from tests.procurement.operation import STORIES, clock_at, once
from tests.procurement.rents import BREACH, CODE_ONLY, CUSTOMER, commissioned, latest
from tests.workflow.matrix import put

ACTORS = {
    "health-ministry": Role.CUSTOMER,
    "supplier": Role.SUPPLIER,
    "operator": Role.OPERATOR,
    "integrator": Role.SERVICE_INTEGRATOR,
    "ministry": Role.AUTHORISED_BODY,
    "tourism-ministry": None,
    "second-supplier": None,
    "system": Role.SYSTEM,
}
STATES = Contract.State
# Their own conditions hold at this stage: rented, three years over, a tariff proposed.
DATA = {
    "start_rent": {"started_on": "", "ground": ""},
    "set_tariff": {"from_on": "2030-01-01", "components": CODE_ONLY},
    "agree_tariff": {"decision": "agree", "reason": ""},
    "report_breach": BREACH,
    "refuse_performance": {"reason": "Қаражат жоқ.", "document": ""},
}
STEPS = (
    "start_rent", "pass_three_years", "end_replaced", "set_tariff", "agree_tariff",
    "transfer_ownership", "complete_transfer", "report_breach", "refuse_performance",
    "begin_continuity",
)  # fmt: skip
# Never open here, whoever asks: no replacement is commissioned.
NEVER = "close_continuity"


def make() -> None:
    contract = commissioned()
    clock_at("2026-06-22 10:00")
    contract = journey.done(contract, "start_rent", CUSTOMER, started_on="", ground="")
    clock_at("2030-01-07 10:00")
    journey.done(contract, "set_tariff", "supplier", **DATA["set_tariff"])


@pytest.fixture(scope="module", autouse=True)
def stage(django_db_setup, django_db_blocker):
    with once(django_db_blocker, make):
        yield


@pytest.mark.parametrize("name", STEPS)
def test_only_the_right_role_in_the_right_state_succeeds(db, people, name):
    wrong = []
    for who, state in product(ACTORS, STATES.values):
        actor = SYSTEM if who == "system" else people(who)
        with transaction.atomic():
            contract = put(latest(), state)
            data = dict(DATA.get(name, {}))
            if name == "report_breach" and actor != SYSTEM:
                data |= with_files(
                    {"document": "files/system-passport.pdf"}, actor=actor, folder=STORIES
                )
            outcome = perform(contract, name, actor=actor, version=contract.version, **data)
            transaction.set_rollback(True)
        step = contract.STEPS[name]
        expected = ACTORS[who] in step.actors and state in step.sources
        if isinstance(outcome, Done) != expected:
            wrong.append((name, who, state, outcome))
    assert wrong == []


def test_the_old_product_is_never_switched_off_without_a_replacement(db, people):
    for who, state in product(ACTORS, STATES.values):
        actor = SYSTEM if who == "system" else people(who)
        with transaction.atomic():
            contract = put(latest(), state)
            outcome = perform(
                contract, NEVER, actor=actor, version=contract.version,
                migrated="…", migrated_on="2030-01-07", migration_act="",
            )  # fmt: skip
            transaction.set_rollback(True)
        assert not isinstance(outcome, Done), (who, state)


def test_every_step_of_the_life_is_tried_here(db):
    drawing_up = {"write_terms", "sign", "enter_into_force", "decline"}
    assert set(Contract.STEPS) - drawing_up == {*STEPS, NEVER}
    assert tariffs.waiting(latest().tariffs) is not None
