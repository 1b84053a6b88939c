"""What the papers of tests and commissioning have in common: letterhead, what they are about, receipts."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.documents.papers.blocks import Block, Value
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Addressee, Letterhead, Paper, Receipt, Signature
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.web.words import document_date
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models import Record

from ...models import Testing
from ..frame import LANGUAGES, moment

Row = tuple[str, Value]


def language_of(testing: Testing, asked: str = "") -> str:
    """The language that is asked for, or that of the design task."""
    spoken = testing.design_task.language
    return next((each for each in (asked, spoken) if each in LANGUAGES), "kk")


def paper(
    case: Case,
    language: str,
    *,
    title: str,
    issuer: Organisation,
    body: Iterable[Block],
    signatures: Iterable[Signature],
    number: str = "",
    at: datetime | None = None,
    addressees: Iterable[str] = (),
    kind: PaperKind = PaperKind.NOTICE,
    receipts: Iterable[Receipt] = (),
) -> Paper:
    """`language` is active. Without `at` it is a draft: it has neither date nor number yet."""
    return Paper(
        kind=kind,
        language=language,
        title=title,
        number=number,
        date=clock.local_date(at) if at else None,
        issuer=Letterhead.of(issuer),
        addressees=tuple(Addressee(name) for name in addressees),
        references=((_("Project of the service model"), case.project.number),),
        body=tuple(body),
        signatures=tuple(signatures),
        receipts=tuple(receipts),
        draft=at is None,
    )


def about(case: Case, testing: Testing, language: str) -> list[Row]:
    """What was created, for whom, by whom, on what grounds."""
    task = testing.design_task
    rows = [
        (_("Name of the IC service"), testing.title),
        (_("Customer of the IC service"), case.parts.first(Role.CUSTOMER).name_in(language)),
        (_("What is created"), what(testing)),
    ]
    if testing.rental:
        contract = testing.for_contract
        rows += [
            (_("Supplier"), contract.supplier.name_in(language)),
            (_("Contract"), numbered(contract.signed_at, contract.number)),
        ]
    approved = _("No. %(number)s, edition %(edition)s")
    rows.append(
        (_("Design task"), approved % {"number": task.number, "edition": task.edition})
    )  # fmt: skip
    return rows


def what(testing: Testing) -> str:
    if testing.of_product:
        return _("service software product")
    return _("object of information and communication infrastructure")


def numbered(at: datetime | date | None, number: str) -> str:
    """`2026 жылғы 15 шілдедегі № 7`."""
    day = clock.local_date(at) if isinstance(at, datetime) else at
    if day is None:
        return number
    return _("%(dated)s No. %(number)s") % {"dated": document_date(day), "number": number}


def signed(said: dict, language: str, at: datetime | None, body: str = "") -> Signature:
    """Who took the step signed by it; in a draft the moment is still to come."""
    posts = said.get("position") or {}
    post = posts.get(language) or posts.get("kk", "")
    return Signature(
        said.get("name", ""), position=post[:1].upper() + post[1:], organisation=body, signed_at=at
    )


def receipts(case: Case, record: Record, step: str, place: int, language: str) -> list[Receipt]:
    """What proves that the addressee received the paper; `place` counts the times the step was taken."""
    rows = [row for row in record.delivered if row.step == f"{record.kind}.{step}"]
    found = []
    for row in rows[place : place + 1]:
        addressee = case.organisations.get(row.organisation_id) or row.organisation
        found.append(Receipt(addressee.name_in(language), row.number, row.at, row.sha256))
    return found


def said_at(said: dict, name: str = "at") -> datetime | None:
    return moment(said[name]) if said.get(name) else None
