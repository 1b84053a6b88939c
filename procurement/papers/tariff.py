"""The agreement on a tariff between supplier and customer (clause 103-2)."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Column, Facts, Holds, Paragraph, Table
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Paper, Signature
from portal.organisations.models import Organisation
from portal.web.words import long_date
from portal.workdays import clock
from portal.workflow.cases import Case
from requests_app.papers.said import under

from ..contracts.tariffs import kind_name
from ..models import Contract
from .transfer import references


def tariff_agreement(case: Case, contract: Contract, entry: dict, language: str) -> Paper:
    """Of an agreed tariff; both sides signed it in the portal by proposing and by agreeing."""
    with override(language):
        columns = (
            Column(_("Component"), weight=2),
            Column(_("What is paid for"), weight=2),
            Column(_("Amount a month, tenge"), holds=Holds.MONEY),
        )
        rows = tuple(
            (kind_name(row["kind"]), row.get("what", ""), Decimal(row["amount"]))
            for row in entry["components"]
        )
        return Paper(
            kind=PaperKind.AGREEMENT,
            language=language,
            title=_("on the tariff: %(title)s") % {"title": contract.title},
            number=entry["agreement"],
            date=clock.local_date(datetime.fromisoformat(entry["answered_at"])),
            references=references(case, contract),
            body=(
                Facts(
                    (
                        (_("Customer"), contract.customer.name_in(language)),
                        (_("Supplier"), contract.supplier.name_in(language)),
                        (_("Valid from"), date.fromisoformat(entry["from_on"])),
                    )
                ),
                Table(columns, rows, totals=(_("Total"), None, Decimal(entry["sum"]))),
                Paragraph(_limit(contract)),
            ),
            signatures=(
                _signature(entry, "proposed", contract.supplier, language),
                _signature(entry, "answered", contract.customer, language),
            ),
        )


def _limit(contract: Contract) -> str:
    return _(
        "%(under)s, three years after the start of the rent, from the day after %(day)s, only the"
        " maintenance of the code is paid for, whatever else stands in this agreement."
    ) % {"under": under("103-2"), "day": long_date(contract.full_rent_until)}


def _signature(entry: dict, did: str, body: Organisation, language: str) -> Signature:
    said = entry[f"{did}_by"]
    position = said["position"].get(language) or said["position"].get("kk", "")
    return Signature(
        said["name"],
        position=position[:1].upper() + position[1:],
        organisation=body.name_in(language),
        signed_at=datetime.fromisoformat(entry[f"{did}_at"]),
    )
