"""Guards of the announcement (clauses 36, 42, 47)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act, Span

from ..selectors import commission_of, latest_task


def task_of(project: int):
    """The approved edition that an announcement attaches; None while there is none."""
    task = latest_task(project)
    return task if task and task.state == "approved" else None


def no_tender(project: int) -> Refusal:
    """Why a project has no tender: too early, or nothing is rented and no supplier is selected."""
    task = task_of(project)
    if task is None or task.rental:
        return Refusal(
            "no-design-task",
            "42",
            _("The announcement is placed with the approved design task; there is none yet."),
        )
    return Refusal(
        "no-rental",
        OURS,
        _(
            "The design task provides for no rental (clause 88): the operator creates the service"
            " by itself and no tender is held."
        ),
    )


def task_approved(tender: Record, act: Act) -> Refusal | None:
    """42: the approved design task is attached to the announcement."""
    return None if task_of(tender.project_id) else no_tender(tender.project_id)


def consent_given(tender: Record, act: Act) -> Refusal | None:
    """42: by the consent of the customer, for every round (X24)."""
    if tender.consented_for == tender.next_announcement:
        return None
    return Refusal(
        "no-consent", "42", _("The customer has not consented to this announcement yet.")
    )


def not_consented_yet(tender: Record, act: Act) -> Refusal | None:
    if tender.consented_for != tender.next_announcement:
        return None
    return Refusal("consented-already", OURS, _("The consent to this announcement is given."))


def moment_has_come(tender: Record, act: Act) -> Refusal | None:
    """47: not a second before the closing moment."""
    if act.moment >= tender.closes_at:
        return None
    return Refusal("too-early", "47", _("The period for bids has not ended yet."))


def commission_owed_by(tender: Record, act: Act, closing_day: date) -> Span | None:
    """36(1): by the closing day, unless it is formed; 36(2) sets a PPP project no such day."""
    commission = commission_of(tender.project_id)
    task = latest_task(tender.project_id)
    if task.ppp or (commission and commission.state == "formed"):
        return None
    return Span(act.today, closing_day)
