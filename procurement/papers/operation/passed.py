"""The notice that the tests are passed: of a product by the supplier, for an ICI object by the operator (82, 83)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Paragraph
from portal.documents.papers.paper import Paper
from portal.rules.actors import Role
from portal.workflow.cases import Case
from requests_app.papers.said import under

from ...models import Testing
from .. import frame as common
from . import frame


def passed_notice(case: Case, testing: Testing, language: str) -> Paper:
    said = testing.notice
    with override(language):
        at = frame.said_at(said)
        operator, integrator = (
            case.parts.first(role) for role in (Role.OPERATOR, Role.SERVICE_INTEGRATOR)
        )
        closing = _(
            "From the receipt of this notice the service integrator initiates a meeting of the"
            " Commission within two working days (clause 83 of the Rules)."
        )
        return frame.paper(
            case,
            language,
            title=_("that the tests are passed"),
            issuer=testing.maker if testing.of_product else operator,
            number=said.get("number", ""),
            at=at,
            addressees=[integrator.name_in(language)],
            body=(
                Paragraph(_opening(testing)),
                common.facts(*frame.about(case, testing, language), *grounds(testing)),
                *common.typed(_("Text of the notice"), said.get("words", "")),
                Paragraph(closing),
            ),
            signatures=[frame.signed(said.get("signatory", {}), language, at)],
            receipts=frame.receipts(
                case, testing, "notify_passed", _earlier(testing), language
            ),
        )  # fmt: skip


def grounds(testing: Testing) -> list[frame.Row]:
    """The test protocol and the act, by number and date."""
    act = frame.numbered(testing.act_date, testing.act_number)
    return [
        (_("Test protocol"), frame.numbered(testing.tested_at, testing.protocol_number)),
        (_("Act of the information security tests"), act),
        (_("Result of the security tests"), _("conforms")),
    ]


def _opening(testing: Testing) -> str:
    if testing.of_product:
        return _(
            "The supplier gives notice that the service software product passed the testing and the"
            " tests of conformity to the requirements of information security."
        )
    said = _(
        "%(under)s, the operator gives notice that the information and communication platform of"
        " “electronic government” passed the tests of conformity to the requirements of information"
        " security with the new object."
    )
    return said % {"under": under("82")}


def _earlier(testing: Testing) -> int:
    """How many earlier rounds came as far as this notice."""
    return sum(bool(said.get("notice")) for said in testing.rounds)
