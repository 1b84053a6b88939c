"""What the papers have in common: letterhead, what they are about, signature, receipts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.documents.paper import Fact, Paper, Received, Signature, Table, Words
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.web.words import document_date
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models import Delivery
from portal.workflow.models.record import Kind

from ..models import Initiative


@dataclass(frozen=True, slots=True)
class Said:
    """What is particular to one paper: from the form of a preview, or from the record."""

    words: str
    signature: dict
    day: date
    number: str = ""
    delivered: tuple[Delivery, ...] = ()


def paper(
    case: Case,
    said: Said,
    *,
    title: str,
    opening: str,
    addressees: Iterable[Organisation],
    facts: Iterable[Fact],
    closing: Words,
    heading: str = "",
    middle: Iterable[Words | Table] = (),
    issuer: Role = Role.AUTHORISED_BODY,
) -> Paper:
    """In the language that is active. A body named twice among the addressees is one.

    `heading` stands over the words of `said`; `middle` between them and the closing.
    """
    language, issued_by = case.main.language, case.parts.first(issuer)
    names = {addressee.pk: addressee.name_in(language) for addressee in addressees}
    position = said.signature["position"]
    own = [Words(said.words, heading, own=True)] if said.words else []
    return Paper(
        language=language,
        issuer=issued_by.names,
        issuer_bin=issued_by.bin,
        day=said.day,
        number=said.number,
        title=title,
        addressees=tuple(names.values()),
        opening=opening,
        facts=tuple(facts),
        body=(*own, *middle, closing),
        signature=Signature(said.signature["name"], position[language] or position["kk"]),
        received=tuple(_received(case, row) for row in said.delivered),
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
    facts = [Fact(label, numbered(clock.local_date(initiative.submitted_at), initiative.number))]
    if not of_a_body:
        facts.append(Fact(_("Applicant"), initiative.filer.name_in(initiative.language)))
    return [
        *facts,
        Fact(_("State body"), body.name_in(initiative.language)),
        Fact(_("Function to be automated"), initiative.title),
        Fact(_("Project of the service model"), case.project.number),
    ]


def numbered(day: date, number: str) -> str:
    return _("%(dated)s No. %(number)s") % {"dated": document_date(day), "number": number}


def delivered(initiative: Initiative, steps: Iterable[str]) -> tuple[Delivery, ...]:
    """The deliveries by these steps, of a record read as a case."""
    keys = {f"{initiative.kind}.{step}" for step in steps}
    return tuple(row for row in initiative.delivered if row.step in keys)


def _received(case: Case, delivery: Delivery) -> Received:
    addressee = case.organisations.get(delivery.organisation_id) or delivery.organisation
    return Received(
        addressee.name_in(case.main.language), delivery.number, delivery.at, delivery.sha256
    )
