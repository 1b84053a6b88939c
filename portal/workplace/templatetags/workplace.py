"""What templates ask of a record, a term or a step: `{% load workplace %}`."""

from django import template

from portal.rules.clauses import CLAUSES
from portal.rules.refusal import OURS
from portal.workflow.cases import Case
from portal.workflow.models import Obligation
from portal.workflow.steps import STEPS
from portal.workplace import kinds
from portal.workplace.casefile import CaseFile
from portal.workplace.public.wording import clause_name, written_length
from portal.workplace.timeline import title_of

register = template.Library()
register.filter(kinds.state_name)
register.filter(kinds.state_tone)
register.filter(kinds.case_templates)
register.filter(kinds.next_templates)
register.filter(kinds.outcome_templates)
register.filter(kinds.draft_address)
register.filter("step_title", title_of)
register.filter(clause_name)
register.filter(written_length)


@register.inclusion_tag("workplace/_strip.html", takes_context=True)
def case_strip(context, record) -> dict:
    """`{% case_strip record %}`: who holds the case, until when and why, what is next, what happened.

    A page that has read the case puts it into its context as `case` (a `Case`): then nothing is
    read twice. Nothing is shown for a draft that was never filed.
    """
    if record.project.number is None:
        return {"case": None}
    case = context.get("case")
    if not isinstance(case, Case):
        case = CaseFile.of(record.project.number, context["request"].actor)
    elif not isinstance(case, CaseFile):
        case = CaseFile.over(case)
    return {"case": case}


OBLIGATION_TONES = {
    Obligation.State.RUNNING: "info",
    Obligation.State.MET: "success",
    Obligation.State.MISSED: "danger",
    Obligation.State.MET_LATE: "warning",
    Obligation.State.CANCELLED: "neutral",
    Obligation.State.COME: "warning",
}


@register.filter
def obligation_tone(obligation) -> str:
    return OBLIGATION_TONES[obligation.state]


@register.filter
def clause_of(number):
    """The row of the clause table for "13" or "3(1)"; None for a rule of ours."""
    return CLAUSES.get(str(number).partition("(")[0])


@register.filter
def step_clause(verb) -> str:
    """The clause of a step by its key; "" for a step that is ours or unknown."""
    step = STEPS.get(verb)
    return step.clause if step and step.clause != OURS else ""
