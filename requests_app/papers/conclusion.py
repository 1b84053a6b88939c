"""The integrator's conclusion, as the ministry receives it (clause 11)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Block, Column, Table
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Paper
from portal.rules.actors import Role
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ..candidates import Candidate, candidates_of
from ..criteria import judged
from ..models import Conclusion
from .said import Said, about, paper, under, written


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
        record.issued_at, tuple(record.delivered),
    )  # fmt: skip
    return _conclusion(case, said, record, candidates_of(record, case.actor))


def _conclusion(case: Case, said: Said, record: Conclusion, candidates: list[Candidate]) -> Paper:
    with override(case.main.language):
        return paper(
            case,
            said,
            kind=PaperKind.CONCLUSION,
            issuer=Role.SERVICE_INTEGRATOR,
            title=_("on automating the activity of a state body"),
            opening=_(
                "%(under)s, the service integrator assessed the automation of the activity of the"
                " state body named below against three criteria."
            )
            % {"under": under("11")},
            addressees=[case.parts.first(Role.AUTHORISED_BODY)],
            facts=about(case),
            middle=[*_criteria(record), *_found(candidates)],
            closing=_(
                "The authorised body agrees or refuses within three working days from receipt of"
                " this conclusion (clause 13 of the Rules)."
            ),
        )


def _criteria(record: Conclusion) -> Iterator[Block]:
    for each in judged(record.criteria):
        outcome = str(each.outcome) if each.kept else _("Not assessed yet")
        heading = f"{each.number}) {each.label} – {outcome.lower()}"
        yield from written(heading, each.kept.get("grounds", ""))


def _found(candidates: list[Candidate]) -> tuple[Block, ...]:
    """What the search found that may automate the same, and how each was judged (clause 11(3))."""
    heading = _("Objects and projects that are alike, and how they were judged")
    if not candidates:
        nothing = _("The search found no objects and no started projects that are alike.")
        return written(heading, nothing)
    titles = (_("What was found"), _("Owner"), _("Judgement"), _("Why"))
    columns = tuple(
        Column(title, weight=weight) for title, weight in zip(titles, (4, 3, 2, 4), strict=True)
    )
    return (Table(columns, tuple(_row(each) for each in candidates), caption=heading),)


def _row(each: Candidate) -> tuple[str, ...]:
    named = f"{each.kind} № {each.number}" if each.number else each.kind
    verdict = str(each.verdict) if each.kept else _("Not judged yet")
    return f"{each.title}\n{named}", each.owner, verdict, each.kept.get("why", "")
