"""The conclusion of the service integrator on three criteria (clause 11)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.duplicates import Candidate
from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from .. import conditions, duplicates
from ..forms.conclusion import AssessForm, JudgeForm, SearchForm

C11 = CLAUSES["11"]

REQUEST_RETURNED = Refusal(
    "returned",
    OURS,
    _(
        "The request is with the filer for correction. The conclusion goes on when it is filed again."
    ),
)


class Criterion(models.TextChoices):
    """The three criteria of clause 11, by the numbers of its items."""

    EFFECTIVENESS = "1", _("Effectiveness: analysis of the legal acts that regulate the activity")
    FEASIBILITY = (
        "2",
        _("Feasibility: automation indicators, the Requirements and the unified requirements"),
    )
    NO_DUPLICATE = (
        "3",
        _("No existing object and no started project that automates the same activity"),
    )


class Outcome(models.TextChoices):
    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")


class State(models.TextChoices):
    DRAFT = "draft", _("Being written")
    SUSPENDED = "suspended", _("Waiting for the correction")
    ISSUED = "issued", _("Issued")
    ABANDONED = "abandoned", _("Closed without a conclusion")


WITHHELD = {State.SUSPENDED: REQUEST_RETURNED}


class Conclusion(Record):
    """Opened when a request is accepted; seen by the integrator alone until it is issued.

    `candidates` is what the duplicate search found, as `Candidate.as_json` gives it; `judgements`
    says of each, by its key, {"verdict": "same" | "different" | "extends", "why": "…"}.
    """

    KIND = Kind.CONCLUSION
    State = State
    STATES = State

    # {"1": {"outcome": "met", "grounds": "…"}, …}
    criteria = models.JSONField(default=dict)
    candidates = models.JSONField(default=list)
    judgements = models.JSONField(default=dict)
    searched_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)
    # Person and post as they were: {"name", "position": {language: …}}.
    signatory = models.JSONField(default=dict)

    class Meta:
        db_table = "requests_conclusion"

    def content(self) -> dict:
        return {
            "criteria": self.criteria,
            "candidates": self.candidates,
            "judgements": self.judgements,
        }

    @property
    def shown_candidates(self) -> list[Candidate]:
        return [Candidate.from_json(kept) for kept in self.candidates]

    @property
    def found(self) -> set[str]:
        """The keys of the candidates."""
        return {candidate["key"] for candidate in self.candidates}

    @step(
        source=State.DRAFT,
        target=None,
        under=C11,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Assess a criterion"),
        requires=AssessForm,
        withheld=WITHHELD,
    )
    def assess(self, *, act: Act, criterion: str, outcome: str, grounds: str) -> None:
        self.criteria = self.criteria | {criterion: {"outcome": outcome, "grounds": grounds}}

    @step(
        source=State.DRAFT,
        target=None,
        under=C11,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Judge a candidate for a duplicate"),
        requires=JudgeForm,
        checks=(conditions.candidate_exists,),
        withheld=WITHHELD,
    )
    def judge_candidate(self, *, act: Act, candidate: str, verdict: str, why: str) -> None:
        self.judgements = self.judgements | {candidate: {"verdict": verdict, "why": why}}

    @step(
        source=State.DRAFT,
        target=None,
        under=C11,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Search for duplicates again"),
        requires=SearchForm,
        withheld=WITHHELD,
        aside=True,
    )
    def search_duplicates(self, *, act: Act, words: str) -> None:
        self.add_candidates(duplicates.found_with([words], self.project_id), act)

    @step(
        source=State.DRAFT,
        target=State.ISSUED,
        under=C11,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Issue the conclusion"),
        explains=_(
            "The conclusion is delivered to the authorised body at once, and its three working"
            " days for the decision begin. An issued conclusion cannot be changed."
        ),
        conditions=(
            conditions.every_criterion_assessed,
            conditions.every_candidate_judged,
            conditions.no_contradiction,
        ),
        withheld=WITHHELD,
        delivers=(Role.AUTHORISED_BODY,),
        final=True,
    )
    def issue(self, *, act: Act) -> None:
        self.number = document_number(self.filer, act.today.year)
        self.private_to = None
        self.issued_at = act.moment
        self.signatory = act.actor.signature

    @step(
        source=State.DRAFT,
        target=State.SUSPENDED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Wait for the correction"),
    )
    def suspend(self, *, act: Act) -> None:
        """The request went back to the filer; what is written stays."""

    @step(
        source=State.SUSPENDED,
        target=State.DRAFT,
        under=None,
        actors={Role.SYSTEM},
        title=_("Go on with the conclusion"),
    )
    def resume(self, *, act: Act) -> None:
        """The request came back corrected and was accepted again."""

    @step(
        source=[State.DRAFT, State.SUSPENDED],
        target=State.ABANDONED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Close without a conclusion"),
    )
    def abandon(self, *, act: Act) -> None:
        """The request was withdrawn."""

    def add_candidates(self, found: list[dict], act: Act) -> None:
        """What was found before keeps its place and its judgement."""
        known = self.found
        self.candidates = [*self.candidates, *(each for each in found if each["key"] not in known)]
        self.searched_at = act.moment
