"""The notice that a contract is broken, or that the supplier refuses to perform it (clause 109)."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Facts, Paragraph
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Addressee, Letterhead, Paper, Signature
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.workdays import clock
from portal.workflow.cases import Case
from requests_app.papers.said import under, written

from ..models import Contract
from ..models.contract.failure import BREACH
from ..selectors import commissioning_of
from .transfer import references


def failure_notice(case: Case, contract: Contract, language: str) -> Paper:
    said = contract.failure
    at = datetime.fromisoformat(said["at"])
    issuer = _issuer(case, contract)
    with override(language):
        breach = said["kind"] == BREACH
        position = said["signatory"]["position"]
        position = position.get(language) or position.get("kk", "")
        return Paper(
            kind=PaperKind.NOTICE,
            language=language,
            title=_("of a breach of the contract") if breach else _("of the refusal to perform the contract"),
            number=said["number"],
            date=clock.local_date(at),
            issuer=Letterhead.of(issuer),
            addressees=tuple(Addressee(body.name_in(language)) for body in _told(case, contract)),
            references=references(case, contract),
            body=(
                Paragraph(_opening(breach) % {"under": under("109")}),
                Facts(
                    (
                        (_("Customer"), contract.customer.name_in(language)),
                        (_("Supplier"), contract.supplier.name_in(language)),
                        (_("Subject of the contract"), contract.title),
                        (_("Day of the breach") if breach else _("Day of the refusal"),
                         date.fromisoformat(said["on"])),
                    )
                ),
                *written(_("What was breached") if breach else _("Reason"), said["reason"]),
                Paragraph(_follows(contract)),
            ),
            signatures=(
                Signature(
                    said["signatory"]["name"],
                    position=position[:1].upper() + position[1:],
                    organisation=issuer.name_in(language),
                    signed_at=at,
                ),
            ),
        )  # fmt: skip


def _issuer(case: Case, contract: Contract) -> Organisation:
    by = contract.failure["by"]
    bodies = (contract.customer, contract.supplier, *case.organisations.values())
    return next(body for body in bodies if body.pk == by)


def _told(case: Case, contract: Contract) -> list[Organisation]:
    """The other party, the operator, the customer: whoever did not write it itself."""
    bodies = (contract.supplier, contract.customer, case.parts.first(Role.OPERATOR))
    found = {body.pk: body for body in bodies if body and body.pk != contract.failure["by"]}
    return list(found.values())


def _opening(breach: bool) -> str:
    if breach:
        return _("%(under)s, notice is given that the supplier has broken the contract named here.")
    return _(
        "%(under)s, the supplier gives notice that it refuses to perform the contract named here."
    )


def _follows(contract: Contract) -> str:
    if commissioning_of(contract) is not None:
        return _(
            "What is in operation is kept in operation by the operator, with the migration of the"
            " electronic information resources, until a new product or object is commissioned. A"
            " replacement is tendered."
        )
    return _("Nothing was in operation yet. A replacement is tendered.")
