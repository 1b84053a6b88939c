"""Pure guards of requests and conclusions: each gives a refusal or None."""

from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

from .annexes.choices import INFORMATION_SYSTEM, YES
from .annexes.reading import mapping
from .annexes.validation import errors_of
from .selectors import addressed_body, failed_criteria

VERDICTS = SAME, DIFFERENT, EXTENDS = "same", "different", "extends"


def title_of(sections: dict) -> str:
    """What a case is called: the function to be automated, as far as it is written."""
    name = answers(sections, "function").get("function_name")
    return name.strip()[:500] if isinstance(name, str) else ""


def within_scope(initiative: Record, act: Act, data: dict) -> Refusal | None:
    """Clause 3: no objects with state secrets, none of the National Bank that do not integrate."""
    return scope_refusal(initiative.sections, initiative.owner)


def scope_refusal(sections: object, owner: Organisation | None) -> Refusal | None:
    """The refusal of clause 3 that the answers given so far lead to, if any.

    `owner` is the body whose object it would be: the filer of Annex 1, the body named in Annex 2.
    """
    scope = answers(sections, "scope")
    if YES in (
        scope.get("holds_secrets"),
        answers(sections, "restricted").get("object_holds_secrets"),
    ):
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
    of_the_bank = owner is not None and owner.kind == Organisation.Kind.NATIONAL_BANK
    if of_the_bank and not integrating_system:
        return Refusal(
            "national-bank",
            "3(2)",
            _(
                "The Rules apply to objects of the National Bank only when they are information"
                " systems that integrate with objects of e-government."
            ),
        )
    return None


def answers(sections: object, key: str) -> dict:
    """A section's answers; nothing where something else than answers came in."""
    return mapping(mapping(sections).get(key))


def complete(initiative: Record, act: Act, data: dict) -> Refusal | None:
    """Every section as its form demands; all errors at once, field by field (ours)."""
    errors = errors_of(initiative.ANNEX, initiative.sections, initiative.filer)
    if not errors:
        return None
    return Refusal(
        "incomplete",
        OURS,
        _("The request cannot be filed yet: correct the marked fields."),
        fields=errors,
    )


def same_state_body(application: Record, act: Act, data: dict) -> Refusal | None:
    """Ours: the body named at the first filing has seen the application; it cannot be exchanged."""
    named = addressed_body(application.sections)
    if not application.state_body_id or (named and named.pk == application.state_body_id):
        return None
    message = _(
        "The state body was told of this application already. Keep it, or withdraw and file anew."
    )
    return Refusal("state-body-fixed", OURS, message, fields={"scope-state_body": [message]})


def remarks_fit(initiative: Record, act: Act, data: dict) -> Refusal | None:
    """Ours: a remark belongs to a section that the annex has."""
    unknown = sorted(data["remarks"].keys() - initiative.ANNEX.by_key.keys())
    if not unknown:
        return None
    message = _("The annex has no such section: %(names)s.") % {"names": ", ".join(unknown)}
    return Refusal("unknown-section", OURS, message, fields={"remarks": [message]})


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


def candidate_exists(conclusion: Record, act: Act, data: dict) -> Refusal | None:
    """Ours: only what the search found can be judged."""
    if data["candidate"] in conclusion.found:
        return None
    message = _("The search did not find such a candidate.")
    return Refusal("unknown-candidate", OURS, message, fields={"candidate": [message]})


def every_candidate_judged(conclusion: Record, act: Act) -> Refusal | None:
    """Clause 11(3): the third criterion rests on every candidate that the search found."""
    missing = [key for key in conclusion.found if key not in conclusion.judgements]
    if not missing:
        return None
    return Refusal(
        "candidates-not-judged",
        "11(3)",
        _("Judge every candidate for a duplicate first; not judged yet: %(count)s.")
        % {"count": len(missing)},
        facts={"missing": missing},
    )


def no_contradiction(conclusion: Record, act: Act) -> Refusal | None:
    """Ours: criterion 3 cannot be met while something automates the same activity already."""
    third = conclusion.criteria.get("3", {}).get("outcome")
    same = [key for key, said in conclusion.judgements.items() if said["verdict"] == SAME]
    if third != "met" or not same:
        return None
    return Refusal(
        "contradiction",
        OURS,
        _(
            "A candidate automates the same activity, and criterion 3 is assessed as met."
            " Change one of the two."
        ),
        facts={"same": same},
    )
