"""The notice of readiness for testing with the resource sheet (clause 73; without a rental 88)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Column, Heading, Holds, Paragraph, Table
from portal.documents.papers.paper import Paper
from portal.rules.actors import Role
from portal.web.words import long_date
from portal.workflow.cases import Case
from requests_app.papers.said import under

from ...models import Testing
from .. import frame as common
from . import frame


def readiness_notice(case: Case, testing: Testing, said: dict, number: int, language: str) -> Paper:
    """`said` is what the notice of round `number` said."""
    with override(language):
        integrator = case.parts.first(Role.SERVICE_INTEGRATOR)
        at = frame.said_at(said)
        opening = _("%(under)s, notice is given that what is named below is ready for testing.")
        return frame.paper(
            case,
            language,
            title=_("of readiness for testing"),
            issuer=testing.maker,
            number=said.get("number") or testing.number,
            at=at,
            addressees=[integrator.name_in(language)],
            body=(
                Paragraph(opening % {"under": under("73" if testing.rental else "88")}),
                common.facts(*frame.about(case, testing, language), *_term(testing), *_round(number)),
                Heading(_("Resources needed in the operating environment")),
                _sheet(said),
                *common.typed(_("What was created and in which version"), said.get("words", "")),
            ),
            signatures=[frame.signed(said.get("signatory", {}), language, at)],
            receipts=frame.receipts(case, testing, "notify_readiness", number - 1, language),
        )  # fmt: skip


def _term(testing: Testing) -> list[frame.Row]:
    """By which protocol, until when."""
    if not testing.rental:
        return []
    tender = testing.for_contract.for_tender
    return [
        (
            _("Protocol that determines the supplier"),
            frame.numbered(tender.awarded_at, tender.protocol_number),
        ),
        (_("Term of the readiness notice"), long_date(testing.for_contract.readiness_on)),
    ]


def _round(number: int) -> list[frame.Row]:
    return [(_("Round of testing"), str(number))] if number > 1 else []


def _sheet(said: dict) -> Table:
    rows = [
        (_("Processors, virtual cores"), said.get("processors")),
        (_("Memory, GB"), said.get("memory")),
        (_("Storage, GB"), said.get("storage")),
        (_("Network and addresses"), said.get("network")),
        (_("System software and licences"), said.get("software")),
    ]
    if sheet := said.get("sheet"):
        rows.append((_("Attached file"), sheet["name"]))
    columns = (Column(_("Resource")), Column(_("Needed"), Holds.TEXT))
    return Table(columns, tuple((name, str(value or "")) for name, value in rows))
