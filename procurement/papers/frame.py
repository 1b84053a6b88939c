"""What the papers of a Commission have in common: letterhead, references, members, signatures."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.documents.papers.blocks import Align, Block, Column, Facts, Heading, Paragraph, Table
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Letterhead, Paper, Signature
from portal.rules.actors import Role
from portal.web.words import almaty, document_date
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ..models import Commission, Member, Tender

LANGUAGES = ("kk", "ru")
Place = Member.Place


def language_of(tender: Tender, asked: str = "") -> str:
    """The language that is asked for, or that of the design task."""
    spoken = tender.design_task.language if tender.design_task else ""
    return next((each for each in (asked, spoken) if each in LANGUAGES), "kk")


def protocol(
    case: Case,
    tender: Tender,
    entry: dict,
    language: str,
    *,
    title: str,
    body: tuple[Block, ...],
    signatures: tuple[Signature, ...],
    kind: PaperKind = PaperKind.PROTOCOL,
) -> Paper:
    """A paper of the Commission; one without a number is a draft. `language` is active."""
    return Paper(
        kind=kind,
        language=language,
        title=title,
        number=entry.get("number", ""),
        date=clock.local_date(moment(entry["at"])),
        issuer=Letterhead.of(case.parts.first(Role.CUSTOMER)),
        references=references(case, tender, entry),
        body=body,
        signatures=signatures,
        draft=not entry.get("number"),
    )


def references(case: Case, tender: Tender, entry: dict) -> tuple[tuple[str, str], ...]:
    rows = [(_("Project of the service model"), case.project.number)]
    if announced := entry.get("announced_as", tender.number):
        rows.append((_("Number of the announcement"), announced))
    rows.append((_("Round"), _("%(round)s of 3") % {"round": entry["round"]}))
    commission = case.latest(Kind.COMMISSION)
    if commission and commission.order_number:
        rows.append((_("Order that formed the Commission"), order_of(commission)))
    return tuple(rows)


def order_of(commission: Commission) -> str:
    said = {"dated": document_date(commission.order_date), "number": commission.order_number}
    return _("%(dated)s No. %(number)s") % said


def about(case: Case, tender: Tender, language: str) -> list[tuple[str, str]]:
    """What the tender is about, for whom."""
    return [
        (_("Name of the IC service"), tender.title),
        (_("Customer of the IC service"), case.parts.first(Role.CUSTOMER).name_in(language)),
    ]


def members(entry: dict, language: str) -> tuple[Block, ...]:
    """Everybody of the order, and who was there."""
    columns = (
        Column(pgettext("person", "Name"), weight=3), Column(_("Organisation"), weight=3),
        Column(_("Place in the Commission"), weight=2), Column(_("Presence"), weight=2),
    )  # fmt: skip
    rows = tuple(
        (said["name"], said["body"][language], _place(said), _presence(said))
        for said in entry["members"]
    )
    return (Heading(_("Members of the Commission")), Table(columns, rows))


def _place(said: dict) -> str:
    name = str(Place(said["place"]).label)
    if said["instead_of"]:
        return _("%(place)s, in the place of %(name)s") % {
            "place": name, "name": said["instead_of"],
        }  # fmt: skip
    return name


def _presence(said: dict) -> str:
    if said["recused"]:
        return _("recused: conflict of interest")
    if said["present_at"]:
        return _("present since %(moment)s") % {"moment": almaty(moment(said["present_at"]))}
    return "" if not said["votes"] else _("absent")


def lines(entry: dict, language: str) -> tuple[Signature, ...]:
    """Room for the signatures of who leads and of the secretary."""
    there = [said for said in entry["members"] if said["present_at"] and said["votes"]]
    leads = next((said for said in there if said["place"] == Place.CHAIR), next(iter(there), None))
    keeps = next((said for said in entry["members"] if said["place"] == Place.SECRETARY), None)
    return tuple(
        Signature(
            said["name"],
            position=str(Place(said["place"]).label),
            organisation=said["body"][language],
        )
        for said in (leads, keeps)
        if said
    )


def signed(entry: dict, language: str) -> Signature:
    """Who took the step signed by it; in a draft the moment is still to come."""
    said = entry["signature"]
    position = said["position"].get(language) or said["position"].get("kk", "")
    return Signature(
        said["name"],
        position=position[:1].upper() + position[1:],
        signed_at=moment(entry["at"]) if entry.get("number") else None,
    )


def typed(heading: str, text: str) -> tuple[Block, ...]:
    """What a person typed under a heading of ours; nothing for nothing."""
    return (Heading(heading), Paragraph(text, align=Align.START)) if text else ()


def facts(*rows: tuple) -> Facts:
    return Facts(tuple(rows))


def bidder(said: dict, language: str) -> str:
    """Name and BIN; an envelope that could not be read names nobody."""
    if said["unreadable"]:
        return _("Bidder unknown")
    return f"{said['body'][language]}\n{_('BIN')} {said['bin']}"


def moment(said: str) -> datetime:
    return datetime.fromisoformat(said)
