"""Testers at the same moment, each on a connection of its own: no result is lost, none doubled."""

from django.db import connections

from portal.audit import chain
from portal.audit.models import AuditRow
from portal.rules.refusal import Refusal
from portal.workflow.perform import Done, perform
from procurement.testing import mark
from tests.procurement import operation
from tests.workflow.test_concurrency import at_once

SAID = {"outcome": "passed", "note": "Ескертулер жоқ."}


def record(testing, key: str, who: str, **said):
    data = SAID | {"seen": mark(testing.round, testing.item(key))} | said
    return lambda: perform(
        testing, "record_functional_test", actor=operation.actor(who), version=testing.version,
        item=key, **data,
    )  # fmt: skip


def test_testers_side_by_side(own_database):
    testing = operation.until(operation.READY)
    connections["default"].close()
    keys = [item["key"] for item in testing.checklist if item["kind"] != "integration"]
    who = ("integrator", "operator")
    calls = [record(testing, key, who[at % 2]) for at, key in enumerate(keys)]

    outcomes = at_once(*calls)
    assert all(isinstance(outcome, Done) for outcome in outcomes), outcomes
    recorded = operation.testing()
    assert {key for key in keys if recorded.item(key)["outcome"] == "passed"} == set(keys)
    assert recorded.version == testing.version + len(keys)

    # The same item by two: one stands, the other learns of it; nothing is overwritten unseen.
    calls = [
        record(recorded, keys[0], "integrator", outcome="failed", note="Қате."),
        record(recorded, keys[0], "operator", note="Жақсы."),
    ]
    outcomes = at_once(*calls)
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert [refusal.code for refusal in refused] == ["item-changed"]
    stands = operation.testing().item(keys[0])
    assert stands["note"] in ("Қате.", "Жақсы.")

    # The same button ten times is one record.
    again = operation.testing()
    outcomes = at_once(*[record(again, keys[1], "operator", note="Бір рет.")] * 10)
    assert all(isinstance(outcome, Done) for outcome in outcomes), outcomes
    assert sum(not outcome.repeated for outcome in outcomes) == 1
    assert operation.testing().version == again.version + 1
    rows = AuditRow.objects.filter(record=testing.pk, verb="testing.record_functional_test")
    assert rows.count() == len(keys) + 2
    assert list(chain.verify()) == []
