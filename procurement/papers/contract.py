"""The contract between state body and supplier, with what the award and the Rules add to its terms."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Align, Block, Facts, Heading, Items, Paragraph, Tenge
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Paper, Party, Signature
from portal.organisations.models import Organisation
from portal.web.words import long_date
from portal.workdays import clock
from portal.workflow.cases import Case

from ..design import answers
from ..models import Contract


def contract_paper(case: Case, contract: Contract, language: str) -> Paper:
    """A draft until both parties have signed; what was typed stays in the language it was typed in."""
    signed = contract.signed_at
    with override(language):
        return Paper(
            kind=PaperKind.CONTRACT,
            language=language,
            title=_title(contract),
            number=contract.number if signed else "",
            date=clock.local_date(signed) if signed else None,
            references=_references(case, contract),
            parties=(
                _party(contract, "customer", contract.customer, _("Customer"), language),
                _party(contract, "supplier", contract.supplier, _("Supplier"), language),
            ),
            body=tuple(_body(contract)),
            signatures=(
                _signature(contract, "customer", contract.customer, language),
                _signature(contract, "supplier", contract.supplier, language),
            ),
            draft=signed is None,
        )


def _title(contract: Contract) -> str:
    named = {"title": contract.title}
    if contract.ppp:
        return _("of a PPP project of the service model of informatization: %(title)s") % named
    return _("of the service model of informatization: %(title)s") % named


def _references(case: Case, contract: Contract) -> tuple[tuple[str, str], ...]:
    tender = contract.for_tender
    task = tender.design_task
    return (
        (_("Project of the service model"), case.project.number),
        (_("Protocol that determines the supplier"), tender.protocol_number),
        (
            _("Design task"),
            _("No. %(number)s, edition %(edition)s")
            % {"number": task.number, "edition": task.edition},
        ),
    )


def _party(contract: Contract, side: str, body: Organisation, role: str, language: str) -> Party:
    signature = contract.signatures.get(side)
    address = body.address_ru if language == "ru" else body.address_kk
    return Party(
        role, body.name_in(language), body.bin, address, signature["name"] if signature else ""
    )


def _signature(contract: Contract, side: str, body: Organisation, language: str) -> Signature:
    said = contract.signatures.get(side)
    name = body.name_in(language)
    if said is None:
        return Signature("", organisation=name)
    return Signature(said["name"], organisation=name, signed_at=datetime.fromisoformat(said["at"]))


def _body(contract: Contract) -> list[Block]:
    task = contract.for_tender.design_task
    terms = contract.terms
    return [
        Heading(_("1. Subject of the contract")),
        *_typed(terms, "subject"),
        Heading(_("2. Rent and payment")),
        Facts(((_("Rent"), Tenge(contract.rent)), (_("The rent is"), task.ceiling_period))),
        *_typed(terms, "payment"),
        Heading(_("3. Readiness for testing")),
        Paragraph(
            _(
                "The supplier gives notice of readiness for testing until %(day)s, as the protocol that"
                " determines the supplier sets it (clause 73 of the Rules)."
            )
            % {"day": long_date(contract.readiness_on)}
        ),
        Heading(_("4. Obligations of the supplier")),
        *_typed(terms, "supplier_duties"),
        Heading(_("5. Obligations of the customer")),
        *_typed(terms, "customer_duties"),
        Heading(_("6. What the Rules say of this contract")),
        Items(tuple(_rules(task))),
    ]


def _typed(terms: dict, name: str) -> list[Block]:
    text = terms.get(name, "") or _("Not written yet.")
    return [Paragraph(text, align=Align.START)]


def _rules(task) -> list[str]:
    transfer = _(
        "After three years of rental the service software product does not pass to the ownership of the"
        " state body, since the design task does not demand it; from the fourth year on the rent covers"
        " the maintenance of the code only (clause 103-2 of the Rules)."
    )
    if answers.demands_transfer(task.sections):
        transfer = _(
            "After three years of rental the service software product passes to the ownership of the"
            " state body, since the design task demands it (clause 103-1 of the Rules)."
        )
    return [
        transfer,
        _(
            "If the supplier refuses to perform the contract or breaks it, the operator keeps the product"
            " or object in operation, with the migration of the electronic resources, until a new one is"
            " commissioned (clause 109 of the Rules)."
        ),
        _("The design task is a part of this contract."),
    ]
