"""Getting ready: the supplier's notice of clause 73, and the equipment of clause 88(1)."""

from portal.web.words import long_date
from portal.workflow.cases import Case
from portal.workflow.models import Obligation
from portal.workflow.models.record import Kind

from ...checklist import sheet_of
from ...models import Testing
from ...operation import line_of_88
from ...testing import checklist_of
from .stepping import StepPage, page_of

TERM = "73.readiness"


def _about_readiness(case: Case, testing: Testing) -> dict:
    """By which protocol the notice is due, how many days are left, and what will be tested."""
    found = {"upcoming": checklist_of(testing.design_task), "rounds": sheet_of(testing).rounds}
    if not testing.rental:
        return found | {"line": line_of_88(testing, case.latest(Kind.COMMISSIONING))}
    tender = testing.for_contract.for_tender
    due = testing.for_contract.readiness_on
    owed = Obligation.objects.open().filter(project=testing.project_id, code=TERM).exists()
    if not owed and not testing.readiness:
        return found  # a development of what the contract created: no protocol sets a term
    return found | {
        "protocol": tender.protocol_number,
        "awarded_at": tender.awarded_at,
        "due": due,
        "due_said": long_date(due),
        "left": case.calendar.count(case.today, due) if owed else None,
        "late": owed and case.today > due,
    }


def _earlier_sheet(case: Case, testing: Testing) -> dict:
    """After defects the form begins with the resources that were named last."""
    return {name: value for name, value in testing.readiness.items() if name != "sheet"}


def _about_equipment(case: Case, testing: Testing) -> dict:
    return {"line": line_of_88(testing, case.latest(Kind.COMMISSIONING))}


def _equipment(case: Case, testing: Testing) -> dict:
    return dict(testing.acquisition)


readiness = page_of(
    StepPage(
        Kind.TESTING,
        "notify_readiness",
        "procurement/operation/readiness.html",
        about=_about_readiness,
        initial=_earlier_sheet,
    )
)
equipment = page_of(
    StepPage(
        Kind.TESTING,
        "record_equipment",
        "procurement/operation/equipment.html",
        about=_about_equipment,
        initial=_equipment,
    )
)
