"""Convening the Commission (clause 83): the convocation is measured, not the meeting."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.rules.clauses import TERMS
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...models import Testing
from ...papers.operation.frame import language_of
from .stepping import StepPage, page_of

CONVOCATION = TERMS["83.convocation"]


def _about(case: Case, testing: Testing) -> dict:
    """The two working days since the receipt of the notice, day by day."""
    if not testing.notice:
        return {}
    received = clock.local_date(datetime.fromisoformat(testing.notice["at"]))
    due = case.calendar.explain(received, CONVOCATION.length.number)
    return {"received": received, "due": due, "late": case.today > due.due}


def _agenda(case: Case, testing: Testing) -> dict:
    """In the language of the papers, whatever the reader's."""
    with override(language_of(testing)):
        agenda = _("On forming the IC service: %(title)s") % {"title": testing.title}
    return {"agenda": agenda, "time": "10:00"}


convocation = page_of(
    StepPage(
        Kind.TESTING,
        "convene",
        "procurement/operation/convocation.html",
        about=_about,
        initial=_agenda,
    )
)
