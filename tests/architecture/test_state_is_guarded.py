"""`state` of a record changes only inside perform."""

import ast
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from portal.workflow.models import Record
from portal.workflow.models.record import RECORD_MODELS, StateIsGuarded
from requests_app.actions import start_draft
from requests_app.models import AutomationRequest

from .sources import files, place

# Not records: an obligation has a state of its own, closed in two places.
OBLIGATIONS = {"portal/workflow/obligations.py", "portal/workflow/sweep/missed.py"}


def writes(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        targets = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Attribute) and target.attr == "state":
                yield node.lineno
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "setattr":
            values = [
                argument.value for argument in node.args if isinstance(argument, ast.Constant)
            ]
            if "state" in values:
                yield node.lineno


def test_no_source_writes_state():
    found = [
        place(path, line)
        for path in files(".py", folders=("portal", "procurement", "requests_app", "catalog"))
        for line in writes(ast.parse(path.read_text(encoding="utf-8")))
        if place(path, line).rsplit(":", 1)[0] not in OBLIGATIONS
    ]
    assert found == []


def test_raw_sql_touches_the_record_table_only_in_migrations_and_perform():
    found = [
        place(path, number)
        for path in files(".py", folders=("portal", "procurement", "requests_app", "catalog"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "UPDATE workflow_record" in line
    ]
    assert found == []


def test_assignment_is_refused(people):
    request = start(people)
    with pytest.raises(AttributeError):
        request.state = AutomationRequest.State.AGREED


@pytest.mark.parametrize("model", [Record, AutomationRequest])
def test_bulk_writes_are_refused(people, model):
    request = start(people)
    with pytest.raises(StateIsGuarded):
        model.objects.filter(pk=request.pk).update(state="agreed")
    with pytest.raises(StateIsGuarded):
        model.objects.bulk_update([request], ["state"])
    with pytest.raises(StateIsGuarded):
        model.objects.create(state="agreed")


def test_the_database_refuses_a_state_that_the_kind_does_not_have(people):
    request = start(people)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_record SET state = 'approved' WHERE id = %s", [request.pk])


def test_every_kind_has_its_states_as_a_constraint(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = 'workflow_record'::regclass AND conname LIKE 'record_state_%%'"
        )
        found = dict(cursor.fetchall())
    assert {name.removeprefix("record_state_") for name in found} == set(RECORD_MODELS)
    for kind, model in RECORD_MODELS.items():
        definition = found[f"record_state_{kind}"]
        assert all(f"'{state}'" in definition for state in model.STATES.values), definition
        assert definition.count("'::") == len(model.STATES.values) + 1, definition


def start(people) -> AutomationRequest:
    return start_draft(AutomationRequest, actor=people("health-ministry"), language="kk")
