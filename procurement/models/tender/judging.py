"""What the Commission does with the opened bids, until the points are known (ours)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.workflow.steps import Act, step

from ...conditions import evaluation, opening
from ...forms.tender import AdmitForm, EvaluateForm, RejectForm, ScoreForm
from .states import State


class Judging:
    """Steps of a tender: admission, rejection, points, totals."""

    @step(
        source=State.OPENED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Admit a bid"),
        requires=AdmitForm,
        conditions=(opening.sits_in_judgement,),
        checks=(evaluation.bid_awaits_admission, evaluation.readable),
    )
    def admit_bid(self, *, act: Act, bid: str) -> None:
        """The bid's own step follows."""

    @step(
        source=State.OPENED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Reject a bid"),
        requires=RejectForm,
        conditions=(opening.sits_in_judgement,),
        checks=(evaluation.bid_awaits_admission,),
        aside=True,
    )
    def reject_bid(self, *, act: Act, bid: str, reason: str) -> None:
        """The bid's own step follows, with the reason."""

    @step(
        source=State.OPENED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Score a bid"),
        requires=ScoreForm,
        conditions=(opening.sits_in_judgement, opening.was_present),
        checks=(evaluation.scores_fit,),
        concurrent=True,
    )
    def score(self, *, act: Act, bid: str, points: dict) -> None:
        """Hidden from the others until all are in; a member may correct until then."""

    @step(
        source=State.OPENED,
        target=State.EVALUATED,
        under=None,
        actors={Role.COMMISSION},
        title=_("Close the evaluation"),
        explains=_("The scores of all members become visible, with the totals."),
        requires=EvaluateForm,
        conditions=(opening.is_chair, evaluation.every_bid_judged, evaluation.every_score_in),
        tells=(Role.COMMISSION, Role.SERVICE_INTEGRATOR),
        told=_("The bids are evaluated: %(number)s, %(title)s"),
    )
    def evaluate(self, *, act: Act, dissent: str) -> None:
        self.totals = evaluation.totals_of(self)
        self.dissent = dissent
