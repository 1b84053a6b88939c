"""Every paper in the life of a contract that one reader may see: tariffs, transfer, failure."""

import re
from datetime import datetime

from django.utils.translation import gettext as _

from portal.documents.papers.paper import Paper
from portal.workdays import clock
from portal.workflow.cases import Case

from ..contracts.tariffs import AGREED
from ..models import Contract
from .failure import failure_notice
from .frame import language_of
from .listed import Listed, contracts_of
from .tariff import tariff_agreement
from .transfer import transfer_act

NAME = re.compile(r"([1-9][0-9]{0,3})-(transfer|failure|tariff)(?:-([1-9][0-9]{0,3}))?", re.ASCII)


def papers_of_life(case: Case, contract: Contract) -> list[Listed]:
    """In the order in which they were made."""
    place = [each.pk for each in contracts_of(case)].index(contract.pk) + 1
    found = [
        Listed(
            f"{place}-tariff-{entry['number']}", _("Agreement on the tariff"), entry["agreement"],
            _day(entry["answered_at"]),
        )
        for entry in contract.tariffs
        if entry["state"] == AGREED
    ]  # fmt: skip
    if said := contract.failure:
        title = _("Notice of the failure of the contract")
        found.append(Listed(f"{place}-failure", title, said["number"], _day(said["at"])))
    if contract.transferred_at:
        day = clock.local_date(contract.transferred_at)
        title = _("Act of the transfer into ownership")
        found.append(Listed(f"{place}-transfer", title, contract.transfer_number, day))
    return found


def paper_of_life(case: Case, name: str, language: str) -> tuple[Contract, Paper] | None:
    """The paper of this name in kk or ru, and its contract; None where there is none."""
    said = NAME.fullmatch(name)
    contracts = contracts_of(case)
    if said is None or int(said[1]) > len(contracts):
        return None
    contract = contracts[int(said[1]) - 1]
    language = language_of(contract.for_tender, language)
    match said[2], said[3]:
        case "transfer", None if contract.transferred_at:
            return contract, transfer_act(case, contract, language)
        case "failure", None if contract.failure:
            return contract, failure_notice(case, contract, language)
        case "tariff", str(at):
            agreed = (row for row in contract.tariffs if row["state"] == AGREED)
            entry = next((row for row in agreed if row["number"] == int(at)), None)
            return entry and (contract, tariff_agreement(case, contract, entry, language))
    return None


def _day(said: str):
    return clock.local_date(datetime.fromisoformat(said))
