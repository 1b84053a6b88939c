"""Guards of a broken contract and of the operation that goes on (clause 109)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workdays import clock
from portal.workflow.models import Record
from portal.workflow.steps import Act

from ..selectors import replacement_of

MISSING = {
    "migrated": _("Write which resources were migrated."),
    "migrated_on": _("Write the day on which the migration was finished."),
    "migration_act": _("Attach the act of the migration."),
}


def day_is_sound(contract: Record, act: Act, data: dict) -> Refusal | None:
    """Between the signature of the contract and today."""
    day = data["happened_on"]
    if day > act.today:
        return _wrong("happened_on", "future", _("The breach cannot be of a future date."))
    if day < clock.local_date(contract.signed_at):
        message = _("The contract was not in force yet on that day.")
        return _wrong("happened_on", "before-contract", message)
    return None


def replacement_commissioned(contract: Record, act: Act) -> Refusal | None:
    """109: until a new product or object is put into industrial operation."""
    if replacement_of(contract) is not None:
        return None
    return Refusal(
        "no-replacement",
        "109",
        _("The old one is kept in operation until a new one is commissioned; none is yet."),
    )


def migration_recorded(contract: Record, act: Act, data: dict) -> Refusal | None:
    """109: with the migration of the electronic information resources."""
    missing = {name: [said] for name, said in MISSING.items() if not data[name]}
    if missing:
        message = _("The old one is kept in operation until the resources are migrated: record it.")
        return Refusal("migration-missing", "109", message, fields=missing)
    day = data["migrated_on"]
    if day > act.today:
        return _wrong("migrated_on", "future", _("The migration cannot be of a future date."))
    if day < clock.local_date(contract.signed_at):
        message = _("The contract was not in force yet on that day.")
        return _wrong("migrated_on", "before-contract", message)
    return None


def _wrong(field: str, code: str, message: object) -> Refusal:
    return Refusal(code, OURS, message, fields={field: [message]})
