"""The decisions of the Commission when no bid came (clause 53-1), or none was left (ours)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Paragraph
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Paper
from portal.workflow.cases import Case

from ..models import Tender
from . import frame

LAST_ROUND = 3


def decision_preview(case: Case, tender: Tender, decision: str, words: str) -> Paper:
    """What would be decided if the reader confirmed it now."""
    entry = {
        "round": tender.round, "decision": decision, "at": case.moment.isoformat(), "reason": words,
        "signature": case.actor.signature, "empty": tender.rungs == tender.round,
    }  # fmt: skip
    return ladder_decision(case, tender, entry, frame.language_of(tender))


def ladder_decision(case: Case, tender: Tender, entry: dict, language: str) -> Paper:
    with override(language):
        title, follows = _words(entry["decision"], entry["empty"])
        return frame.protocol(
            case,
            tender,
            entry,
            language,
            kind=PaperKind.DECISION,
            title=title,
            body=(
                Paragraph(_grounds(entry)),
                frame.facts(*frame.about(case, tender, language)),
                *frame.typed(_("What the Commission decided, and why"), entry["reason"]),
                Paragraph(follows),
            ),
            signatures=(frame.signed(entry, language),),
        )


def _grounds(entry: dict) -> str:
    if entry["empty"]:
        return _(
            "No bid came in round %(round)s of the tender. In accordance with clause 53-1 of the Rules"
            " the Commission decided as follows."
        ) % {"round": entry["round"]}
    return _(
        "Bids came in round %(round)s of the tender, but none is left that the contract could be"
        " concluded with. The Commission decided as follows."
    ) % {"round": entry["round"]}


def _words(decision: str, empty: bool) -> tuple[str, str]:
    """Title, and what follows."""
    consent = _(
        "The announcement is placed by the service integrator with the consent of the customer, for"
        " fifteen working days (clauses 42 and 47 of the Rules)."
    )
    if decision == "amendment":
        return (
            _("of the Commission to amend the design task and to run the tender again"),
            _("The service integrator prepares the next edition of the design task.")
            + " "
            + consent,
        )
    if decision == "cancellation":
        return (
            _("of the Commission to cancel the creation or development"),
            _("The tender is not announced again."),
        )
    title = _("of the Commission to announce the tender again")
    if empty:
        return title, _("The design task stays as it is.") + " " + consent
    return title, _("The round is not counted anew.") + " " + consent
