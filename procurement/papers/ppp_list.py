"""The list of PPP projects as the authorised body approves it (clause 32)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Column, Holds, Paragraph, Table
from portal.documents.papers.kinds import Kind
from portal.documents.papers.paper import LANGUAGES, Letterhead, Paper, Signature
from portal.organisations.models import Organisation
from portal.workdays import clock

from ..models import PPPList
from ..models.ppp import Support

__all__ = ["LANGUAGES", "list_paper"]


def list_paper(edition: PPPList, body: Organisation, language: str) -> Paper:
    """`edition` need not be saved yet; `body` approves it."""
    with override(language):
        return Paper(
            kind=Kind.LIST,
            language=language,
            title=_("of PPP projects of the service model of informatization"),
            number=edition.registered,
            date=clock.local_date(edition.approved_at),
            issuer=Letterhead.of(body),
            references=((_("Edition"), edition.number),),
            body=(
                Paragraph(
                    _(
                        "Approved under clause 32 of the Rules for implementing the service model"
                        " of informatization, in accordance with Article 45, paragraph 5,"
                        " subparagraph 2) of the Law of the Republic of Kazakhstan on"
                        " Informatization."
                    )
                ),
                _table(edition, language),
            ),
            signatures=(_signature(edition, language),),
        )


def _table(edition: PPPList, language: str) -> Table:
    columns = (
        Column("№", Holds.NUMBER),
        Column(_("Project"), weight=5),
        Column(_("State body"), weight=3),
        Column(_("Document on support"), weight=4),
        Column(_("Put on the list"), weight=2),
    )
    rows = tuple(_row(at, entry, language) for at, entry in enumerate(edition.entries, 1))
    return Table(columns, rows)


def _row(at: int, entry: dict, language: str) -> tuple:
    support = _("%(document)s No. %(number)s, received on %(day)s") % {
        "document": Support(entry["support"]).label,
        "number": entry["support_number"],
        "day": f"{date.fromisoformat(entry['received_on']):%d.%m.%Y}",
    }
    project = f"{entry['title']}\n{entry['project']}"
    listed = date.fromisoformat(entry["listed_on"])
    return at, project, entry["state_body"][language], support, listed


def _signature(edition: PPPList, language: str) -> Signature:
    position = edition.signatory["position"]
    written = position[language] or position["kk"]
    return Signature(
        edition.signatory["name"],
        position=written[:1].upper() + written[1:],
        signed_at=edition.approved_at,
    )
