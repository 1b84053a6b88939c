"""The convocation of the Commission (clause 83) and its decision to form the IC service (clause 85)."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Items, Paragraph
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Paper
from portal.rules.actors import Role
from portal.web.words import long_date
from portal.workflow.cases import Case
from requests_app.papers.said import under

from ...models import Testing
from .. import frame as common
from . import frame
from .passed import grounds


def convocation(case: Case, testing: Testing, language: str) -> Paper:
    said = testing.meeting
    with override(language):
        at = frame.said_at(said, "convened_at")
        notice = frame.numbered(frame.said_at(testing.notice), testing.notice.get("number", ""))
        opening = _(
            "%(under)s, the service integrator initiates a meeting of the Commission on the notice"
            " that the tests are passed."
        )
        rows = [
            *frame.about(case, testing, language),
            (_("Notice that the tests are passed"), notice),
            (_("Day of the meeting"), long_date(date.fromisoformat(said["date"]))),
            (_("Time"), said["time"]),
            (_("Place or address of the video conference"), said["place"]),
        ]
        return frame.paper(
            case,
            language,
            title=_("of the convocation of the Commission"),
            issuer=case.parts.first(Role.SERVICE_INTEGRATOR),
            number=testing.convocation_number,
            at=at,
            addressees=[_("To the members of the Commission")],
            body=(
                Paragraph(opening % {"under": under("83")}),
                common.facts(*rows),
                *common.typed(_("Agenda"), said["agenda"]),
            ),
            signatures=[frame.signed(said.get("signatory", {}), language, at)],
        )


def formation_preview(case: Case, testing: Testing, *, minutes: str, dissent: str) -> Paper:
    """What would be decided now, led by the reader."""
    language = frame.language_of(testing)
    return _decision(case, testing, language, minutes, dissent, case.actor.signature, None, "")


def formation_decision(case: Case, testing: Testing, language: str) -> Paper:
    return _decision(
        case, testing, language, testing.minutes, testing.dissent,
        testing.meeting.get("led_by", {}), testing.decided_at, testing.decision_number,
    )  # fmt: skip


def _decision(
    case: Case, testing: Testing, language: str, minutes: str, dissent: str, led_by: dict,
    at: datetime | None, number: str,
) -> Paper:  # fmt: skip
    with override(language):
        opening = _(
            "%(under)s, the Commission considered the minutes of its earlier meetings, the test"
            " protocols and the act of the information security tests, all presented by the service"
            " integrator, and decided:"
        )
        decided = (
            _("to form the IC service “%(title)s”;") % {"title": testing.title},
            _(
                "the operator puts the product or object into industrial operation, after which the"
                " service is entered in the Catalogue (clause 86 of the Rules)."
            ),
        )
        tender = testing.for_contract.for_tender
        award = frame.numbered(tender.awarded_at, tender.protocol_number)
        return frame.paper(
            case,
            language,
            kind=PaperKind.DECISION,
            title=_("on forming the IC service"),
            issuer=case.parts.first(Role.CUSTOMER),
            number=number,
            at=at,
            body=(
                Paragraph(opening % {"under": under("85")}),
                Items(decided),
                common.facts(
                    *frame.about(case, testing, language),
                    (_("Minutes of the earlier meetings of the Commission"), award),
                    *grounds(testing),
                ),
                *common.typed(_("Minutes of the meeting"), minutes),
                *common.typed(_("Dissenting opinions"), dissent),
            ),
            signatures=[frame.signed(led_by, language, at)],
        )
