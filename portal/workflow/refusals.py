"""The refusals every step can meet, worded once."""

from django.utils.translation import gettext_lazy as _

from portal.audit.models import AuditRow
from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.refusal import OURS, Refusal

from .models import Record
from .steps import Step


def not_found() -> Refusal:
    return Refusal("not-found", OURS, _("There is no such record, or you may not see it."))


def no_addressee(role: Role) -> Refusal:
    return Refusal(
        "no-addressee",
        OURS,
        _("No organisation is entered in the portal as %(role)s yet.")
        % {"role": ROLE_NAMES[Role(role)]},
    )


def unknown_step(name: str) -> Refusal:
    return Refusal("unknown-step", OURS, _("There is no step “%(name)s”.") % {"name": name})


def wrong_role(step: Step) -> Refusal:
    return Refusal(
        "wrong-role", step.clause, _("Your organisation does not take this step in this project.")
    )


def wrong_state(record: Record) -> Refusal:
    """The order of steps is ours where the clause does not say it: steps say the rest by `withheld`."""
    return Refusal(
        "wrong-state",
        OURS,
        _("This step cannot be taken while the state is “%(state)s”.")
        % {"state": record.state_name},
        facts={"state": record.state},
    )


def stale(record: Record, version: int) -> Refusal:
    """Somebody was quicker: says who did what since the version the person saw."""
    rows = AuditRow.objects.filter(record=record.pk, version__gt=version).order_by("version")
    changes = [
        {"verb": row.verb, "at": row.at.isoformat(), "actor": row.actor,
         "organisation": row.organisation, "version": row.version}
        for row in rows
    ]  # fmt: skip
    return Refusal(
        "stale",
        OURS,
        _(
            "The record was changed while you were working on it. See what changed, then decide again."
        ),
        facts={"state": record.state, "version": record.version, "changes": changes},
    )
