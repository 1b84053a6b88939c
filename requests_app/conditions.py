"""Pure guards of requests and conclusions: each gives a refusal or None."""

from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

from .annexes.choices import INFORMATION_SYSTEM, YES
from .annexes.facts import owner_of
from .annexes.reading import mapping
from .annexes.validation import errors_of
from .selectors import failed_criteria


def within_scope(request: Record, act: Act, data: dict) -> Refusal | None:
    """Clause 3: no objects with state secrets, none of the National Bank that do not integrate."""
    owner = owner_of(request.ANNEX, request.sections, request.filer)
    return scope_refusal(request.sections, owner)


def scope_refusal(sections: object, owner: Organisation | None) -> Refusal | None:
    """The refusal of clause 3 that the answers given so far lead to, if any.

    `owner` is the body whose object it would be; None while it is not known.
    """
    scope, restricted = (mapping(mapping(sections).get(key)) for key in ("scope", "restricted"))
    if YES in (scope.get("holds_secrets"), restricted.get("object_holds_secrets")):
        return Refusal(
            "state-secrets",
            "3(1)",
            _(
                "The Rules do not apply to objects that hold, process or transmit state secrets."
                " Such a request cannot be filed in this portal."
            ),
        )
    integrating_system = (
        scope.get("object") == INFORMATION_SYSTEM and scope.get("integrates_with_egov") == YES
    )
    if owner and owner.kind == Organisation.Kind.NATIONAL_BANK and not integrating_system:
        return Refusal(
            "national-bank",
            "3(2)",
            _(
                "The Rules apply to objects of the National Bank only when they are information"
                " systems that integrate with objects of e-government."
            ),
        )
    return None


def complete(request: Record, act: Act, data: dict) -> Refusal | None:
    """Every section as its form demands; all errors at once, field by field (ours)."""
    errors = errors_of(request.ANNEX, request.sections, request.filer)
    if not errors:
        return None
    return Refusal(
        "incomplete",
        OURS,
        _("The request cannot be filed yet: correct the marked fields."),
        fields=errors,
    )


def grounds_against_a_failed_criterion(request: Record, act: Act, data: dict) -> Refusal | None:
    """Ours: agreeing although a criterion is not met needs grounds."""
    if data["grounds"]:
        return None
    if not failed_criteria(request):
        return None
    message = _("A criterion is not met: state the grounds for agreeing all the same.")
    return Refusal("grounds-required", OURS, message, fields={"grounds": [message]})


def every_criterion_assessed(conclusion: Record, act: Act) -> Refusal | None:
    """Clause 11: the conclusion rests on all three criteria."""
    missing = [number for number in ("1", "2", "3") if number not in conclusion.criteria]
    if not missing:
        return None
    return Refusal(
        "criteria-missing",
        "11",
        _("Assess every criterion first; not assessed yet: %(numbers)s.")
        % {"numbers": ", ".join(f"11({number})" for number in missing)},
        facts={"missing": missing},
    )
