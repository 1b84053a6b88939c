"""The integrator's conclusion, as the ministry receives it (clause 11)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.paper import Paper, Table, Words
from portal.rules.actors import Role
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ..candidates import Candidate, candidates_of
from ..criteria import judged
from ..models import Conclusion
from .said import Said, about, paper, under


def conclusion_preview(case: Case, candidates: list[Candidate]) -> Paper:
    """What would be sent today, signed by the reader."""
    said = Said("", case.actor.signature, case.today)
    return _conclusion(case, said, case.latest(Kind.CONCLUSION), candidates)


def conclusion_sent(case: Case) -> Paper | None:
    record = case.latest(Kind.CONCLUSION)
    if record is None or record.state != Conclusion.State.ISSUED:
        return None
    said = Said(
        "", record.signatory, clock.local_date(record.issued_at), record.number,
        tuple(record.delivered),
    )  # fmt: skip
    return _conclusion(case, said, record, candidates_of(record, case.actor))


def _conclusion(case: Case, said: Said, record: Conclusion, candidates: list[Candidate]) -> Paper:
    with override(case.main.language):
        return paper(
            case,
            said,
            issuer=Role.SERVICE_INTEGRATOR,
            title=_("Conclusion on automating the activity of a state body"),
            opening=_(
                "%(under)s, the service integrator assessed the automation of the activity of the"
                " state body named below against three criteria."
            )
            % {"under": under("11")},
            addressees=[case.parts.first(Role.AUTHORISED_BODY)],
            facts=about(case),
            middle=[*_criteria(record), _found(candidates)],
            closing=Words(
                _(
                    "The authorised body agrees or refuses within three working days from receipt of"
                    " this conclusion (clause 13 of the Rules)."
                )
            ),
        )


def _criteria(record: Conclusion) -> Iterator[Words]:
    for each in judged(record.criteria):
        outcome = str(each.outcome) if each.kept else _("Not assessed yet")
        heading = f"{each.number}) {each.label} – {outcome.lower()}"
        yield Words(each.kept.get("grounds", ""), heading, own=True)


def _found(candidates: list[Candidate]) -> Words | Table:
    """What the search found that may automate the same, and how each was judged (clause 11(3))."""
    heading = _("Objects and projects that are alike, and how they were judged")
    if not candidates:
        nothing = _("The search found no objects and no started projects that are alike.")
        return Words(nothing, heading)
    return Table(
        heading,
        (_("What was found"), _("Owner"), _("Judgement"), _("Why")),
        tuple(_row(each) for each in candidates),
    )


def _row(each: Candidate) -> tuple[str, ...]:
    named = f"{each.kind} № {each.number}" if each.number else each.kind
    verdict = str(each.verdict) if each.kept else _("Not judged yet")
    return f"{each.title}\n{named}", each.owner, verdict, each.kept.get("why", "")
