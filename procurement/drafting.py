"""What a contract says to begin with: from the award, the bid and the design task, for the customer to change."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.web.words import long_date, tenge

from .design import answers, choices
from .models import Contract
from .papers.frame import language_of


def drafted_terms(contract: Contract) -> dict[str, str]:
    """The fields of `TermsForm`, in the language of the design task."""
    tender = contract.for_tender
    task = tender.design_task
    with override(language_of(tender)):
        said = {
            "title": contract.title,
            "subject": str(dict(choices.SUBJECTS).get(task.subject, "")).lower(),
            "number": task.number,
            "edition": task.edition,
            "rent": tenge(contract.rent),
            "period": task.ceiling_period,
            "day": long_date(contract.readiness_on),
        }
        return {
            "subject": _subject(said),
            "payment": _payment(said),
            "supplier_duties": "\n".join(_supplier_duties(said, task.sections)),
            "customer_duties": "\n".join(_customer_duties()),
        }


def _subject(said: dict) -> str:
    return (
        _(
            "The supplier creates and gives for rent, for the IC service “%(title)s”, a %(subject)s as the"
            " design task No. %(number)s, edition %(edition)s, requires; the customer takes it for rent and"
            " pays for it."
        )
        % said
    )


def _payment(said: dict) -> str:
    return (
        _(
            "The rent is %(rent)s %(period)s. It is not above the ceiling of the design task and is not"
            " raised while the contract is in force. The rent is paid from the day of commissioning."
        )
        % said
    )


def _supplier_duties(said: dict, sections: dict) -> list[str]:
    duties = [
        _("to create it as the design task requires and within the schedule of its bid"),
        _(
            "to give notice of readiness for testing until %(day)s, with the ICT resources that the"
            " operating environment has to have (clause 73 of the Rules)"
        )
        % said,
        _(
            "to take part in the tests and in the commissioning, and to hand over the technical"
            " documentation"
        ),
    ]
    if answers.answer(sections, "commissioning", "source_code").strip():
        duties.append(
            _("to hand over the source code on the terms of section 9 of the design task")
        )
    if answers.demands_transfer(sections):
        duties.append(
            _(
                "to pass the service software product to the ownership of the state body after three"
                " years of rental (clause 103-1 of the Rules)"
            )
        )
    lines = _numbered(duties)
    if terms := answers.answer(sections, "terms", "terms").strip():
        lines += ["", _("Terms of creation under the design task:"), terms]
    return lines


def _customer_duties() -> list[str]:
    return _numbered(
        [
            _("to give the supplier the information that the creation needs"),
            _("to take part in the tests and in the commissioning"),
            _("to pay the rent in the manner and within the terms of this contract"),
        ]
    )


def _numbered(duties: list[str]) -> list[str]:
    last = len(duties)
    return [f"{at}) {duty}{'.' if at == last else ';'}" for at, duty in enumerate(duties, 1)]
