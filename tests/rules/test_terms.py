"""Terms: the lengths of the order, taken from the readings where the text is unsure."""

import pytest

from portal.rules.actors import Role
from portal.rules.clauses import TERMS
from portal.rules.readings import (
    COUNT_FROM_NEXT_DAY,
    DESIGN_TASK_OUTER_WORKING_DAYS,
    DESIGN_TASK_WORKING_DAYS,
)
from portal.rules.terms import (
    calendar_days,
    set_by_document,
    until_event,
    working_days,
    years,
)

TABLE = {
    "13.decision": (Role.AUTHORISED_BODY, working_days(3)),
    "18.design_task": (Role.SERVICE_INTEGRATOR, working_days(20)),
    "32.listing": (Role.AUTHORISED_BODY, working_days(3)),
    "36.commission": (Role.CUSTOMER, set_by_document()),
    "42.announcement": (Role.SERVICE_INTEGRATOR, working_days(3)),
    "47.bids": (Role.SYSTEM, working_days(15)),
    "73.readiness": (Role.SUPPLIER, set_by_document()),
    "83.convocation": (Role.SERVICE_INTEGRATOR, working_days(2)),
    "91.analysis": (Role.SERVICE_INTEGRATOR, working_days(15)),
    "98.operator_notice": (Role.OPERATOR, working_days(3)),
    "98.integrator_notice": (Role.SERVICE_INTEGRATOR, working_days(3)),
    "103-1.transfer": (Role.SUPPLIER, years(3)),
    "103-2.maintenance": (Role.SUPPLIER, years(3)),
    "109.continuity": (Role.OPERATOR, until_event()),
    "item-2.report": (Role.AUTHORISED_BODY, working_days(10)),
    "item-4.in_force": (Role.AUTHORISED_BODY, calendar_days(10)),
}


def test_the_table_has_these_terms_and_no_other():
    assert {code: (term.holder, term.length) for code, term in TERMS.items()} == TABLE


def test_design_task_is_due_at_twenty_with_twenty_five_as_outer_limit():
    term = TERMS["18.design_task"]
    assert (DESIGN_TASK_WORKING_DAYS, DESIGN_TASK_OUTER_WORKING_DAYS) == (20, 25)
    assert term.length == working_days(DESIGN_TASK_WORKING_DAYS)
    assert term.outer == working_days(DESIGN_TASK_OUTER_WORKING_DAYS)


def test_only_the_design_task_has_an_outer_limit():
    assert [code for code, term in TERMS.items() if term.outer] == ["18.design_task"]


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_a_term_says_what_starts_it_and_counts_from_the_next_day(term):
    assert term.starts
    assert COUNT_FROM_NEXT_DAY is True
    assert term.from_next_day is COUNT_FROM_NEXT_DAY


def test_three_years_are_milestones_and_full_rent_is_not_prolonged():
    """X29: a day off moves the day of the transfer, not the end of the full rent."""
    milestones = {code: term.prolong for code, term in TERMS.items() if term.milestone}
    assert milestones == {"103-1.transfer": True, "103-2.maintenance": False}
