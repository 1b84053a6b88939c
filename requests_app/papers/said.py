"""What the papers have in common: letterhead, what they are about, signature, receipts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.documents.papers.blocks import Align, Block, Facts, Paragraph
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Addressee, Letterhead, Paper, Receipt, Signature
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.web.words import document_date
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models import Delivery
from portal.workflow.models.record import Kind

from ..models import Initiative

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What is particular to one paper: from the form of a preview, or from the record."""

    words: str
    signature: dict
    day: date
    # Only of a paper that was sent.
    number: str = ""
    signed_at: datetime | None = None
    delivered: tuple[Delivery, ...] = ()


def paper(
    case: Case,
    said: Said,
    *,
    title: str,
    opening: str,
    addressees: Iterable[Organisation],
    facts: Iterable[Fact],
    closing: str,
    heading: str = "",
    middle: Iterable[Block] = (),
    issuer: Role = Role.AUTHORISED_BODY,
    kind: PaperKind = PaperKind.NOTICE,
) -> Paper:
    """In the language that is active. A body named twice among the addressees is one.

    `heading` stands over the words of `said`; `middle` between them and the closing.
    """
    language = case.main.language
    names = {addressee.pk: addressee.name_in(language) for addressee in addressees}
    position = said.signature["position"]
    own = written(heading, said.words) if said.words else ()
    return Paper(
        kind=kind,
        language=language,
        title=title,
        number=said.number,
        date=said.day,
        issuer=Letterhead.of(case.parts.first(issuer)),
        addressees=tuple(Addressee(name) for name in names.values()),
        body=(Paragraph(opening), Facts(tuple(facts)), *own, *middle, Paragraph(closing)),
        signatures=(
            Signature(
                said.signature["name"],
                position=capital(position[language] or position["kk"]),
                signed_at=said.signed_at,
            ),
        ),
        receipts=tuple(_receipt(case, row) for row in said.delivered),
        draft=not said.number,
    )


def written(heading: str, text: str) -> tuple[Block, ...]:
    """What a person typed, line breaks and all, under a heading of ours."""
    return (
        Paragraph(heading, align=Align.START, strong=True),
        Paragraph(text, align=Align.START),
    )


def under(clause: str) -> str:
    """How a paper refers to the Rules for the first time."""
    return _(
        "In accordance with clause %(clause)s of the Rules for implementing the service model of"
        " informatization, approved by order No. 129 of 28 January 2016 of the Acting Minister for"
        " Investments and Development of the Republic of Kazakhstan (hereinafter – the Rules)"
    ) % {"clause": clause}


def about(case: Case) -> list[Fact]:
    """What was filed, by whom, for whom."""
    initiative, body = case.main, case.parts.first(Role.STATE_BODY)
    of_a_body = initiative.kind == Kind.REQUEST
    label = _("Request for automation") if of_a_body else _("Application for automation")
    facts = [(label, numbered(clock.local_date(initiative.submitted_at), initiative.number))]
    if not of_a_body:
        facts.append((_("Applicant"), initiative.filer.name_in(initiative.language)))
    return [
        *facts,
        (_("State body"), body.name_in(initiative.language)),
        (_("Function to be automated"), initiative.title),
        (_("Project of the service model"), case.project.number),
    ]


def numbered(day: date, number: str) -> str:
    return _("%(dated)s No. %(number)s") % {"dated": document_date(day), "number": number}


def delivered(initiative: Initiative, steps: Iterable[str]) -> tuple[Delivery, ...]:
    """The deliveries by these steps, of a record read as a case."""
    keys = {f"{initiative.kind}.{step}" for step in steps}
    return tuple(row for row in initiative.delivered if row.step in keys)


def _receipt(case: Case, delivery: Delivery) -> Receipt:
    addressee = case.organisations.get(delivery.organisation_id) or delivery.organisation
    return Receipt(
        addressee.name_in(case.main.language), delivery.number, delivery.at, delivery.sha256
    )


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
