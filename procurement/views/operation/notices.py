"""The two notices of clause 98: of the operator with a copy of the protocol, of the integrator to the ministry."""

from portal.rules.clauses import TERMS
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...forms.commissioning import NotifyIntegratorWithCopyForm
from ...models import Commissioning
from ...operation import line_of_commissioning
from ...papers.operation import copies, notices
from .commissioning import OVERVIEW
from .stepping import StepPage, page_of

INTEGRATOR = TERMS["98.integrator_notice"]
COPY, BY_PORTAL = "protocol_copy", "by_portal"


def _about_integrator(case: Case, record: Commissioning) -> dict:
    """What the notice starts, if it is sent today."""
    due = case.calendar.explain(case.today, INTEGRATOR.length.number)
    return {"line": line_of_commissioning(record), "due": due, "term": INTEGRATOR}


def _words_of_operator(case: Case, record: Commissioning) -> dict:
    return {BY_PORTAL: True, "words": notices.words_of_operator(case, record)}


def _with_copy(case: Case, record: Commissioning, typed: dict) -> dict:
    """The portal's own copy when nothing else was attached and it was left chosen.

    Made for the operator alone, and only of a signed protocol: whoever else asks is refused anyway.
    """
    said = {name: value for name, value in typed.items() if name != BY_PORTAL}
    mine = record.side_of(case.actor.organisation) == "operator"
    if typed.get(BY_PORTAL) and not said[COPY] and mine and record.protocol_number:
        said[COPY] = str(copies.protocol_copy(case, record, case.actor.organisation).key)
    return said


def _about_ministry(case: Case, record: Commissioning) -> dict:
    return {"line": line_of_commissioning(record), "copy": record.protocol_copy}


def _words_of_integrator(case: Case, record: Commissioning) -> dict:
    return {"words": notices.words_of_integrator(case, record)}


integrator_notice = page_of(
    StepPage(
        Kind.COMMISSIONING,
        "notify_integrator",
        "procurement/operation/notice_integrator.html",
        about=_about_integrator,
        initial=_words_of_operator,
        form=NotifyIntegratorWithCopyForm,
        prepare=_with_copy,
        leads_to=OVERVIEW,
    )
)
ministry_notice = page_of(
    StepPage(
        Kind.COMMISSIONING,
        "notify_ministry",
        "procurement/operation/notice_ministry.html",
        about=_about_ministry,
        initial=_words_of_integrator,
        leads_to=OVERVIEW,
    )
)
