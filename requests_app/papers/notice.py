"""The notice that creation of an IC service has to be organised (clause 18)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.paper import Paper
from portal.rules.actors import Role
from portal.rules.readings import DESIGN_TASK_WORKING_DAYS
from portal.workdays import clock
from portal.workflow.cases import Case

from .said import Said, about, delivered, numbered, paper, under

STEPS = ("order_creation",)


def notice_preview(case: Case, *, words: str) -> Paper:
    """What would be sent today, signed by the reader."""
    return _notice(case, Said(words, case.actor.signature, case.today))


def notice_sent(case: Case) -> Paper | None:
    initiative = case.main
    if not initiative.order_number:
        return None
    said = Said(
        initiative.order_text,
        initiative.order_signatory,
        clock.local_date(initiative.ordered_at),
        initiative.order_number,
        initiative.ordered_at,
        delivered(initiative, STEPS),
    )
    return _notice(case, said)


def _notice(case: Case, said: Said) -> Paper:
    initiative = case.main
    with override(initiative.language):
        decided = numbered(clock.local_date(initiative.decided_at), initiative.decision_number)
        closing = _(
            "The design task is to be developed within %(days)s working days from the day on which"
            " this notice arrived through the portal (clause 18 of the Rules)."
        )
        return paper(
            case,
            said,
            title=_("that creation of an IC service has to be organised"),
            opening=_(
                "%(under)s, the authorised body gives notice that creation of an IC service has to"
                " be organised in order to automate the activity of the state body named below."
            )
            % {"under": under("18")},
            addressees=[case.parts.first(Role.SERVICE_INTEGRATOR)],
            facts=[*about(case), (_("Decision of the authorised body"), decided)],
            heading=_("To be taken into account"),
            closing=closing % {"days": DESIGN_TASK_WORKING_DAYS},
        )
