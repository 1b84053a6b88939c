"""The act by which the product passes into the ownership of the state body (clause 103-1)."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Facts, Items, Paragraph
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Paper, Party, Signature
from portal.web.words import document_date
from portal.workdays import clock
from portal.workflow.cases import Case
from requests_app.papers.said import under

from ..models import Contract
from ..selectors import commissioning_of

SIDES = ("customer", "supplier")


def transfer_act(case: Case, contract: Contract, language: str) -> Paper:
    """A draft until both parties have signed; the second signature dates and numbers it."""
    done = contract.transferred_at
    with override(language):
        roles = {"customer": _("Customer"), "supplier": _("Supplier")}
        return Paper(
            kind=PaperKind.ACT,
            language=language,
            title=_("of the transfer of a service software product into ownership: %(title)s")
            % {"title": contract.title},
            number=contract.transfer_number if done else "",
            date=clock.local_date(done) if done else None,
            references=references(case, contract),
            parties=tuple(_party(contract, side, roles[side], language) for side in SIDES),
            body=(
                Paragraph(
                    _(
                        "%(under)s, since the design task demands it and three years of rent have"
                        " passed, the supplier transfers and the state body takes into its ownership"
                        " the service software product named below."
                    )
                    % {"under": under("103-1")}
                ),
                Facts(tuple(_facts(contract))),
                Items(
                    (
                        _("From the day of this act no rent is paid for the product."),
                        _(
                            "The source code, its instructions and the technical documentation pass"
                            " together with the product, as the design task says."
                        ),
                    )
                ),
            ),
            signatures=tuple(_signature(contract, side, language) for side in SIDES),
            draft=done is None,
        )


def references(case: Case, contract: Contract) -> tuple[tuple[str, str], ...]:
    """By which contract of which project."""
    signed = document_date(clock.local_date(contract.signed_at))
    return (
        (_("Project of the service model"), case.project.number),
        (
            _("Contract"),
            _("%(dated)s No. %(number)s") % {"dated": signed, "number": contract.number},
        ),
    )


def _facts(contract: Contract) -> list[tuple]:
    task, commissioning = contract.for_tender.design_task, commissioning_of(contract)
    edition = {"number": task.number, "edition": task.edition}
    return [
        (_("Service software product"), contract.title),
        (_("Design task"), _("No. %(number)s, edition %(edition)s") % edition),
        (_("Commissioning protocol"), f"№ {commissioning.protocol_number}"),
        (_("Put into industrial operation"), commissioning.commissioned_on),
        (_("Start of the rent"), contract.rent_started_on),
        (_("Last day of the three years"), contract.full_rent_until),
    ]


def _party(contract: Contract, side: str, role: str, language: str) -> Party:
    body, said = getattr(contract, side), contract.transfer_signatures.get(side)
    address = body.address_ru if language == "ru" else body.address_kk
    return Party(role, body.name_in(language), body.bin, address, said["name"] if said else "")


def _signature(contract: Contract, side: str, language: str) -> Signature:
    name, said = getattr(contract, side).name_in(language), contract.transfer_signatures.get(side)
    if said is None:
        return Signature("", organisation=name)
    position = said["position"].get(language) or said["position"].get("kk", "")
    return Signature(
        said["name"],
        position=position[:1].upper() + position[1:],
        organisation=name,
        signed_at=datetime.fromisoformat(said["at"]),
    )
