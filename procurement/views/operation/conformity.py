"""The regular environment, the act of the security tests, the notice that the tests are passed (80-1, 82, 83)."""

from portal.rules.clauses import TERMS
from portal.web.words import long_date
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...checklist import sheet_of
from ...conditions.testing import PLATFORM
from ...models import Testing
from ...operation import line_of_88
from .stepping import StepPage, page_of

CONVOCATION = TERMS["83.convocation"]


def _about_environment(case: Case, testing: Testing) -> dict:
    """What the notice of readiness asked for stands beside what is allocated."""
    return _line(case, testing) | {"asked": testing.readiness}


def _environment(case: Case, testing: Testing) -> dict:
    said = testing.environment or {}
    return {name: said[name] for name in ("environment", "resources") if name in said}


def _about_act(case: Case, testing: Testing) -> dict:
    return _line(case, testing) | {
        "allocated": testing.environment,
        "rounds": sheet_of(testing).rounds,
        "clause": testing.platform_clause,
    }


def _act(case: Case, testing: Testing) -> dict:
    return {"tested": "product" if testing.of_product else PLATFORM}


def _about_notice(case: Case, testing: Testing) -> dict:
    """What sending today would start."""
    due = case.calendar.explain(case.today, CONVOCATION.length.number)
    return {"due": due, "due_said": long_date(due.due), "term": CONVOCATION}


def _line(case: Case, testing: Testing) -> dict:
    if testing.rental:
        return {}
    return {"line": line_of_88(testing, case.latest(Kind.COMMISSIONING))}


environment = page_of(
    StepPage(
        Kind.TESTING,
        "allocate_environment",
        "procurement/operation/environment.html",
        about=_about_environment,
        initial=_environment,
    )
)
security_act = page_of(
    StepPage(
        Kind.TESTING,
        "record_security_test",
        "procurement/operation/security_act.html",
        about=_about_act,
        initial=_act,
    )
)
notice = page_of(
    StepPage(
        Kind.TESTING, "notify_passed", "procurement/operation/passed.html", about=_about_notice
    )
)
