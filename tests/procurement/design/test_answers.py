"""What the steps read out of a task."""

from decimal import Decimal

import pytest

from procurement.design import answers

from .task import NOT_RENTED, RENTED, task, with_row


def test_sections_are_named_by_key_or_by_number():
    assert answers.key_of("selection") == "selection"
    assert answers.key_of("12") == "selection"
    assert [answers.key_of(name) for name in ("", "0", "15", "012", "x")] == [None] * 5


def test_ceilings_are_amounts_in_tenge():
    assert answers.amount(RENTED, "rental_ceiling") == Decimal("480000000.00")
    assert answers.amount(NOT_RENTED, "rental_ceiling") is None
    assert answers.amount(NOT_RENTED, "service_ceiling") == Decimal("740000000.00")


@pytest.mark.parametrize("said", ["", " ", "көп", "0", None, 5])
def test_a_ceiling_that_cannot_be_read_is_none(said):
    assert answers.amount(task(rental_ceiling={"amount": said}), "rental_ceiling") is None


def test_criteria_have_whole_weights():
    found = answers.criteria(RENTED)
    assert [criterion["weight"] for criterion in found] == [40, 30, 20, 10]
    assert answers.criteria(NOT_RENTED) == []
    assert answers.criteria(with_row("selection", "criteria", weight="көп"))[0]["weight"] == 0


def test_integrations_are_those_that_are_said_to_be():
    assert [found["direction"] for found in answers.integrations(RENTED)] == [
        "both", "receives", "receives",
    ]  # fmt: skip
    assert answers.integrations(task(integrations={"has": "no"})) == []


def test_transfer_is_demanded_only_in_so_many_words():
    assert answers.demands_transfer(RENTED)
    assert not answers.demands_transfer(task(terms={"transfer": ""}))
