"""Guards of the commissioning (clauses 85, 86, 87, 87-1, 88, 98)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act


def tests_come_first(commissioning: Record) -> Refusal:
    """85: after the decision to form the service; 88: after the security tests (3 before 4)."""
    if commissioning.rental:
        return Refusal(
            "formation-not-decided",
            "85",
            _("The Commission has not decided to form the IC service yet."),
        )
    return Refusal(
        "security-test-missing",
        "88(3)",
        _("First the platform passes the information security tests with the new object."),
    )


def is_a_party(commissioning: Record, act: Act) -> Refusal | None:
    """87: the operator together with the supplier; 88(4): the operator alone."""
    if commissioning.side_of(act.actor.organisation):
        return None
    clause = "87" if commissioning.rental else "88(4)"
    return Refusal("not-a-party", clause, _("Your organisation does not sign this protocol."))


def not_signed_by(commissioning: Record, act: Act) -> Refusal | None:
    if commissioning.side_of(act.actor.organisation) not in commissioning.signatures:
        return None
    return Refusal("signed-by-you", OURS, _("Your side has signed already."))


def copy_attached(commissioning: Record, act: Act, data: dict) -> Refusal | None:
    """98: the notice comes with a copy of the protocol."""
    if data["protocol_copy"]:
        return None
    message = _("The notice comes with a copy of the commissioning protocol. Attach it.")
    return Refusal("protocol-copy-missing", "98", message, fields={"protocol_copy": [message]})
