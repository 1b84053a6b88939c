"""Every clause is bound to a step, informational, removed, or honestly "not yet"."""

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES, TERMS, Standing
from portal.workflow.steps import STEPS

# Clauses that guard a step from inside: cited by a check of the step, not by its `under`.
GUARDS = {
    "3": {"request.submit", "application.submit", "development.submit"},
    "82": {"testing.record_security_test", "testing.notify_passed"},
}
UNDER = (Standing.BOUND, Standing.PARTLY)


def test_bound_clauses_have_a_step_and_no_others_do():
    under = {step.under.number for step in STEPS.values() if step.under} | set(GUARDS)
    bound = {number for number, clause in CLAUSES.items() if clause.standing in UNDER}
    assert under == bound


def test_guarding_clauses_name_steps_that_exist():
    assert set().union(*GUARDS.values()) <= set(STEPS)


def test_every_term_of_a_bound_clause_is_started_and_stopped():
    started = {code for step in STEPS.values() for code in step.starts}
    stopped = {code for step in STEPS.values() for code in step.stops}
    assert stopped == terms_of(Standing.BOUND)
    assert started == stopped | terms_of(Standing.PARTLY)


def terms_of(standing: Standing) -> set[str]:
    """What somebody owes; a term that the portal itself keeps (47) is no obligation."""
    return {
        code
        for code, term in TERMS.items()
        if CLAUSES[term.clause].standing is standing and term.holder != Role.SYSTEM
    }


def test_steps_of_our_own_name_their_actors():
    assert all(step.actors for step in STEPS.values())


def test_no_step_is_under_a_removed_clause():
    removed = {number for number, clause in CLAUSES.items() if clause.standing is Standing.REMOVED}
    assert not removed & {step.clause for step in STEPS.values()}
