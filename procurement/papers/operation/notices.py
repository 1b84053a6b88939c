"""The notices of clause 98: of the operator to the service integrator, of the integrator to the ministry."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Paragraph
from portal.documents.papers.paper import Paper
from portal.rules.actors import Role
from portal.workflow.cases import Case
from requests_app.papers.said import under

from ...models import Commissioning
from .. import frame as common
from . import frame

# Whom the notice goes to: from whom, by which step.
COURSE = {
    "integrator": (Role.OPERATOR, Role.SERVICE_INTEGRATOR, "notify_integrator"),
    "ministry": (Role.SERVICE_INTEGRATOR, Role.AUTHORISED_BODY, "notify_ministry"),
}


def notice_98(case: Case, record: Commissioning, whom: str, language: str) -> Paper:
    """`whom` is "integrator" or "ministry"; the notice was given."""
    said = record.notices[whom]
    sender, receiver, step = COURSE[whom]
    with override(language):
        at = frame.said_at(said)
        return frame.paper(
            case,
            language,
            title=_titles()[whom],
            issuer=case.parts.first(sender),
            number=said["number"],
            at=at,
            addressees=[case.parts.first(receiver).name_in(language)],
            body=(
                Paragraph(_opening(whom)),
                common.facts(
                    *frame.about(case, record.tests, language), _protocol(record), *_copy(record)
                ),
                *common.typed(_("Text of the notice"), said["words"]),
            ),
            signatures=[frame.signed(said["signatory"], language, at)],
            receipts=frame.receipts(case, record, step, 0, language),
        )


def words_of_operator(case: Case, record: Commissioning) -> str:
    """What the operator's notice begins with, in the language of the papers."""
    with override(frame.language_of(record.tests)):
        said = _(
            "What was created for the IC service “%(title)s” is put into industrial operation by"
            " protocol %(protocol)s. A copy of the protocol is attached."
        )
        return said % {"title": record.title, "protocol": _numbered(record)}


def words_of_integrator(case: Case, record: Commissioning) -> str:
    with override(frame.language_of(record.tests)):
        said = _(
            "The IC service “%(title)s” is in industrial operation by protocol %(protocol)s and has to"
            " be entered in the Catalogue of IC services."
        )
        return said % {"title": record.title, "protocol": _numbered(record)}


def _titles() -> dict[str, str]:
    return {
        "integrator": _("of the commissioning"),
        "ministry": _("that an IC service has to be entered in the Catalogue"),
    }


def _opening(whom: str) -> str:
    said = (
        _("%(under)s, the operator notifies the service integrator of the commissioning.")
        if whom == "integrator"
        else _(
            "%(under)s, the service integrator notifies the authorised body that the IC service has"
            " to be entered in the Catalogue."
        )
    )
    return said % {"under": under("98")}


def _protocol(record: Commissioning) -> frame.Row:
    return (_("Commissioning protocol"), _numbered(record))


def _copy(record: Commissioning) -> list[frame.Row]:
    if record.protocol_copy is None:
        return []
    return [(_("Copy of the commissioning protocol"), record.protocol_copy.name)]


def _numbered(record: Commissioning) -> str:
    return frame.numbered(record.signed_at, record.protocol_number)
