"""The ministry's decision, as the state body and the applicant receive it (clause 13)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.paper import Paper
from portal.rules.actors import Role
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ..models import Conclusion
from ..models.conclusion import Outcome
from .said import Fact, Said, about, delivered, numbered, paper, under

STEPS = ("agree", "refuse")


def decision_preview(case: Case, *, agrees: bool, words: str) -> Paper:
    """What would be sent today, signed by the reader."""
    return _decision(case, Said(words, case.actor.signature, case.today), agrees)


def decision_sent(case: Case) -> Paper | None:
    initiative = case.main
    if not initiative.decision_number:
        return None
    said = Said(
        initiative.decision_grounds,
        initiative.decision_signatory,
        clock.local_date(initiative.decided_at),
        initiative.decision_number,
        initiative.decided_at,
        delivered(initiative, STEPS),
    )
    return _decision(case, said, initiative.state != initiative.State.REFUSED)


def _decision(case: Case, said: Said, agrees: bool) -> Paper:
    with override(case.main.language):
        title, opening, heading, closing = _agreement() if agrees else _refusal()
        return paper(
            case,
            said,
            title=title,
            opening=opening,
            addressees=[case.parts.first(Role.STATE_BODY), case.main.filer],
            facts=[*about(case), *_concluded(case.latest(Kind.CONCLUSION))],
            heading=heading,
            closing=closing,
        )


def _agreement() -> tuple[str, str, str, str]:
    return (
        _("on agreement to the possibility of automation"),
        _(
            "%(under)s, the authorised body agrees to the possibility of automating the activity of"
            " the state body named below."
        )
        % {"under": under("13")},
        _("Grounds for the decision"),
        _(
            "The notice that creation of an IC service has to be organised is sent to the service"
            " integrator as a document of its own (clause 18 of the Rules)."
        ),
    )


def _refusal() -> tuple[str, str, str, str]:
    return (
        _("on the refusal of automation"),
        _(
            "%(under)s, the authorised body refuses the automation of the activity of the state body"
            " named below."
        )
        % {"under": under("13")},
        _("Reason for the refusal"),
        _("The refusal does not keep anybody from filing anew through the portal."),
    )


def _concluded(conclusion: Conclusion) -> list[Fact]:
    """The conclusion on which the decision rests."""
    issued = clock.local_date(conclusion.issued_at)
    outcomes = "; ".join(
        f"{number}) {str(Outcome(said['outcome']).label).lower()}"
        for number, said in sorted(conclusion.criteria.items())
    )
    return [
        (_("Conclusion of the service integrator"), numbered(issued, conclusion.number)),
        (_("Criteria of clause 11"), outcomes),
    ]
