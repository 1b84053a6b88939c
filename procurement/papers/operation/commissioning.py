"""The commissioning protocol of operator and supplier (clauses 86(1), 87, 87-1; the operator alone: 88(4))."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Paragraph
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Paper, Signature
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.web.words import long_date
from portal.workflow.cases import Case
from requests_app.papers.said import under

from ...models import Commissioning
from .. import frame as common
from . import frame


def protocol_preview(case: Case, record: Commissioning) -> Paper:
    return commissioning_protocol(case, record, frame.language_of(record.tests))


def commissioning_protocol(case: Case, record: Commissioning, language: str) -> Paper:
    """A draft until every side has signed."""
    testing, at = record.tests, record.signed_at
    with override(language):
        return frame.paper(
            case,
            language,
            kind=PaperKind.PROTOCOL,
            title=_("of putting into industrial operation: %(title)s") % {"title": testing.title},
            issuer=case.parts.first(Role.OPERATOR),
            number=record.protocol_number,
            at=at,
            body=(
                Paragraph(_opening(record)),
                common.facts(*frame.about(case, testing, language), *_grounds(record)),
                *common.typed(
                    _("Technical documentation accepted by the operator"),
                    record.documentation.get("documents", ""),
                ),
                *common.typed(_("Remarks"), record.documentation.get("remarks", "")),
            ),
            signatures=_signatures(case, record, language),
        )


def _opening(record: Commissioning) -> str:
    if record.rental:
        said = _(
            "%(under)s, the operator together with the supplier puts what is named below into"
            " industrial operation."
        )
        return said % {"under": under("87")}
    said = _("%(under)s, the operator puts what is named below into industrial operation.")
    return said % {"under": under("88")}


def _grounds(record: Commissioning) -> list[frame.Row]:
    testing = record.tests
    act = frame.numbered(testing.act_date, testing.act_number)
    rows = [
        (_("Test protocol"), frame.numbered(testing.tested_at, testing.protocol_number)),
        (_("Act of the information security tests"), act),
    ]
    if testing.decision_number:
        decision = frame.numbered(testing.decided_at, testing.decision_number)
        rows.append((_("Decision of the Commission to form the IC service"), decision))
    if record.commissioned_on:
        rows.append((_("In industrial operation since"), long_date(record.commissioned_on)))
    return rows


def _signatures(case: Case, record: Commissioning, language: str) -> list[Signature]:
    bodies: dict[str, Organisation] = {
        "operator": case.parts.first(Role.OPERATOR), "supplier": record.tests.maker,
    }  # fmt: skip
    found = []
    for side in record.sides:
        said, name = record.signatures.get(side), bodies[side].name_in(language)
        at = datetime.fromisoformat(said["at"]) if said else None
        found.append(frame.signed(said or {}, language, at, name))
    return found
