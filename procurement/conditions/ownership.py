"""Guards of the transfer into ownership (clause 103-1)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Obligation, Record
from portal.workflow.steps import Act


def of_a_product(contract: Record, act: Act) -> Refusal | None:
    """103-1 speaks of a service software product alone."""
    if contract.of_product:
        return None
    message = _("Only a service software product passes into ownership; this is an ICI object.")
    return Refusal("not-a-product", "103-1", message)


def transfer_demanded(contract: Record, act: Act) -> Refusal | None:
    if contract.transfers:
        return None
    message = _("The design task does not demand that the product passes into ownership.")
    return Refusal("transfer-not-demanded", "103-1", message)


def three_years_over(contract: Record, act: Act) -> Refusal | None:
    """The last day itself is early (X2); the term is the one that the calendar moves (Art. 175)."""
    running = contract.obligations.filter(code="103-1.transfer")
    term = running.exclude(state=Obligation.State.CANCELLED).order_by("-pk").first()
    if term is not None and act.today > term.due_on:
        return None
    return Refusal(
        "too-early",
        "103-1",
        _("Three years of rent have not passed yet: they last until the end of %(day)s.")
        % {"day": f"{term.due_on:%d.%m.%Y}" if term else "–"},
    )


def not_signed_by(contract: Record, act: Act) -> Refusal | None:
    if contract.side_of(act.actor.organisation_id) not in contract.transfer_signatures:
        return None
    return Refusal("signed-by-you", OURS, _("Your side has signed already."))
