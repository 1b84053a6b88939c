"""Clause 19 over several sections: what section 1 says decides what the others ask."""

import pytest

from procurement.design.sections import TASK
from requests_app.annexes.bound import bound
from requests_app.annexes.validation import errors_of

from .task import INTEGRATOR, NOT_RENTED, PPP, RENTED, task, with_row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-03-02 10:00")


def errors(sections: dict) -> dict[str, list[str]]:
    return errors_of(TASK, sections, INTEGRATOR)


def asked(sections: dict, key: str) -> set[str]:
    """The questions and lists that the page of a section shows."""
    part = next(part for part in bound(TASK, sections, INTEGRATOR, judged=False) if part.key == key)
    return set(part.form.fields if part.form else ()) | {rows.rowset.key for rows in part.lists}


def test_fourteen_sections_in_the_order_of_clause_19():
    assert [section.number for section in TASK.sections] == list(range(1, 15))
    assert list(TASK.by_key) == [
        "general", "rental_ceiling", "service_ceiling", "processes", "platform", "integrations",
        "performance", "security", "commissioning", "reuse", "training", "selection", "schedule",
        "terms",
    ]  # fmt: skip


def test_without_a_rental_sections_2_and_12_are_answered_so():
    silent = task(
        "not rented", rental_ceiling={"not_applicable": ""}, selection={"not_applicable": ""}
    )
    assert errors(silent) == {
        "rental_ceiling-not_applicable": [
            "Confirm that a rental is not provided for, as section 1 says."
        ],
        "selection-not_applicable": [
            "Confirm that no supplier is selected, since no rental is provided for."
        ],
    }


def test_without_a_rental_a_ceiling_and_criteria_are_out_of_place():
    kept = task(
        "not rented",
        rental_ceiling={"amount": "480 000 000"},
        selection={"criteria": RENTED["selection"]["criteria"]},
    )
    message = (
        "Section 1 says that no rental is provided for. Change that answer, or remove what is"
        " written here."
    )
    assert errors(kept) == {"rental_ceiling-amount": [message], "selection-criteria": [message]}


def test_with_a_rental_the_answer_of_clause_88_is_out_of_place():
    assert set(errors(task(rental_ceiling={"not_applicable": "no_rental"}))) == {
        "rental_ceiling-not_applicable"
    }


def test_only_what_is_asked_is_on_the_page():
    assert asked(RENTED, "rental_ceiling") == {"amount", "per", "basis"}
    assert asked(NOT_RENTED, "rental_ceiling") == {"not_applicable"}
    assert asked(RENTED, "selection") == {"criteria"}
    assert asked(NOT_RENTED, "selection") == {"not_applicable"}
    assert asked(RENTED, "processes") == {"processes"}
    assert asked(NOT_RENTED, "processes") == {"requirements"}
    assert asked(RENTED, "terms") == {"terms", "transfer"}
    assert asked(PPP, "terms") == {"terms", "transfer", "development", "support"}
    assert asked(NOT_RENTED, "terms") == {"terms"}


def test_what_is_out_of_place_stays_on_the_page_until_it_is_removed():
    changed = task(general={"rental": "no"})
    assert asked(changed, "rental_ceiling") == {"not_applicable", "amount", "per", "basis"}
    assert asked(changed, "selection") == {"not_applicable", "criteria"}


def test_before_section_1_is_written_the_usual_questions_are_asked():
    assert asked({}, "rental_ceiling") == {"amount", "per", "basis"}
    assert asked({}, "processes") == {"processes"}
    assert asked({}, "terms") == {"terms", "transfer"}
    assert {"rental_ceiling-amount", "selection-criteria", "processes-processes-0-process"} & set(
        errors({})
    )


def test_an_object_has_requirements_and_a_product_processes():
    both = task(processes={"requirements": NOT_RENTED["processes"]["requirements"]})
    assert set(errors(both)) == {"processes-requirements"}
    none = task("not rented", processes={"requirements": []})
    assert set(errors(none)) == {
        "processes-requirements-0-title", "processes-requirements-0-value",
    }  # fmt: skip


def test_support_is_demanded_of_a_ppp_project_only():
    assert set(errors(task("ppp", terms={"support": [], "development": ""}))) == {
        "terms-development", "terms-support-0-kind", "terms-support-0-volume",
    }  # fmt: skip
    assert set(errors(task(terms={"support": PPP["terms"]["support"]}))) == {"terms-support"}


def test_a_ppp_project_without_a_rental_contradicts_itself():
    assert set(errors(task("not rented", general={"mechanism": "ppp"}))) >= {"general-rental"}


def test_source_code_is_demanded_of_a_product_only():
    assert set(errors(task(commissioning={"source_code": ""}))) == {"commissioning-source_code"}
    assert errors(task("not rented", commissioning={"source_code": ""})) == {}


def test_weights_must_make_100_and_the_error_names_the_sum():
    assert errors(with_row("selection", "criteria", weight="30")) == {
        "selection-criteria": ["The weights add to 90 now; together they must make 100."]
    }
    assert set(errors(with_row("selection", "criteria", weight="бес"))) == {
        "selection-criteria-0-weight"
    }


def test_a_stage_ends_when_it_begins_or_later():
    assert errors(with_row("schedule", "stages", starts="04.05.2026", ends="04.05.2026")) == {}
    assert errors(with_row("schedule", "stages", ends="03.05.2026")) == {
        "schedule-stages-0-ends": ["The stage ends before it begins."]
    }


def test_exactly_one_party_is_accountable():
    assert errors(with_row("schedule", "responsibility", supplier="R")) == {
        "schedule-responsibility-0-integrator": [
            "Exactly one party is accountable (A) for a work; here there are 0."
        ]
    }
    assert errors(with_row("schedule", "responsibility", integrator="A")) == {
        "schedule-responsibility-0-supplier": [
            "Exactly one party is accountable (A) for a work; here there are 2."
        ]
    }


def test_without_a_rental_no_supplier_takes_part():
    row = with_row("schedule", "responsibility", path="not rented", supplier="R")
    assert errors(row) == {
        "schedule-responsibility-0-supplier": [
            "There is no supplier, since no rental is provided for. Choose “–”."
        ]
    }


def test_integrations_are_listed_where_there_are_any():
    assert set(errors(task(integrations={"integrations": []}))) >= {
        "integrations-integrations-0-title"
    }
    assert set(errors(task(integrations={"has": "no"}))) == {"integrations-integrations"}
    assert errors(task(integrations={"has": "no", "integrations": []})) == {}
