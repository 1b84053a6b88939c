"""Scenes of procurement that are more than one step: filled tasks, formed commissions, sealed bids."""

from decimal import Decimal
from typing import TYPE_CHECKING

from portal.rules.refusal import OURS, Refusal
from portal.workdays import clock
from portal.workflow.perform import Done, perform
from procurement.conditions.tender import no_tender
from procurement.design import TASK
from procurement.models import DesignTask, PPPList, Question, Tender
from procurement.ppp_list import approve_list
from procurement.questions.actions import answer_question, ask_question
from procurement.sealing.bids import Receipt, replace_bid, submit_bid, withdraw_bid
from procurement.selectors import latest_task, latest_tender

from .story import Scene, StoryError

if TYPE_CHECKING:
    from .player import Stage


def _project(scene: Scene, stage: "Stage") -> int:
    return stage.record(scene.on.partition(".")[0]).project_id


def fill_task(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`design_task.fill`: `with:` is the sections by their keys, or {section, typed} for one step."""
    task = _task(scene, stage)
    if "section" in scene.data:
        return perform(task, "fill", actor=stage.actor, **scene.data)
    outcome = None
    for section in TASK.sections:
        if section.key in scene.data:
            typed = scene.data[section.key]
            outcome = perform(task, "fill", actor=stage.actor, section=section.key, typed=typed)
            if isinstance(outcome, Refusal):
                return outcome
    return outcome


def approve_task(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`design_task.approve`: its data fills the sections that come before it."""
    if scene.data:
        outcome = fill_task(scene, stage)
        if isinstance(outcome, Refusal):
            return outcome
    return perform(_task(scene, stage), "approve", actor=stage.actor)


def form_commission(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`commission.form`: people are named by their keys in the cast."""
    commission = stage.record(f"{scene.on.partition('.')[0]}.commission")
    if commission is None:
        raise StoryError("There is no Commission to be formed: no design task was approved.")
    people = stage.cast.PEOPLE

    def emails(keys) -> list[str]:
        keys = [keys] if isinstance(keys, str) else keys
        return [people[key].email if key in people else key for key in keys]

    data = USUAL_COMMISSION | {"order_date": clock.today().isoformat()} | scene.data
    for place in ("chair", "secretary", "members", "alternates"):
        data[place] = emails(data.get(place, []))
    return perform(commission, "form", actor=stage.actor, **data)


# An order that is as it has to be; a story says what matters to it.
USUAL_COMMISSION = {
    "order_number": "145-НҚ",
    "chair": "health-ministry/head",
    "secretary": "health-ministry/2",
    "members": ["integrator/head", "operator/head"],
    "alternates": ["operator/2"],
}


def submit(scene: Scene, stage: "Stage") -> Receipt | Refusal:
    """`bid.submit`: sealed under the key of the round that runs; `price:` and what else it says."""
    return _seal(submit_bid, scene, stage)


def replace(scene: Scene, stage: "Stage") -> Receipt | Refusal:
    return _seal(replace_bid, scene, stage)


def withdraw(scene: Scene, stage: "Stage") -> Receipt | Refusal:
    tender = _tender(scene, stage)
    return withdraw_bid(tender.sealed_round.pk, actor=stage.actor)


def _seal(function, scene: Scene, stage: "Stage") -> Receipt | Refusal:
    tender = _tender(scene, stage)
    if tender.sealed_round is None:
        return Refusal("not-open", OURS, "There is no announcement yet.")
    content = scene.data | {"price": Decimal(str(scene.data.get("price", "100000000")))}
    receipt = function(
        tender.sealed_round.pk,
        actor=stage.actor,
        content=content,
        ceiling=tender.design_task.ceiling,
    )
    if isinstance(receipt, Receipt) and scene.name:
        stage.bids[scene.name] = receipt.number
    return receipt


def ask(scene: Scene, stage: "Stage") -> Question | Refusal:
    """`tender.ask`: `with: {question: …}`; `name:` is how later scenes call it."""
    asked = ask_question(_tender(scene, stage), scene.data["question"], actor=stage.actor)
    if isinstance(asked, Question) and scene.name:
        stage.questions[scene.name] = asked
    return asked


def answer(scene: Scene, stage: "Stage") -> Question | Refusal:
    """`tender.answer`: `with: {question: the name of one, answer: …}`."""
    asked = stage.questions.get(scene.data["question"])
    if asked is None:
        raise StoryError(f"No scene has asked a question “{scene.data['question']}”.")
    fresh = Question.objects.select_related("announcement").get(pk=asked.pk)
    return answer_question(fresh, scene.data["answer"], actor=stage.actor)


def approve_ppp_list(scene: Scene, stage: "Stage") -> PPPList | Refusal:
    """`ppp_project.approve_list`: of no one record; whatever was put on the list is on the edition."""
    return approve_list(actor=stage.actor)


def on_tender(scene: Scene, stage: "Stage") -> Done | Refusal:
    """Steps of a tender; `bid:` may be the name of a bid in this story."""
    step = scene.do.partition(".")[2]
    project = _project(scene, stage)
    tender = latest_tender(project)
    if tender is None:
        return no_tender(project)
    data = dict(scene.data)
    if "bid" in data:
        data["bid"] = stage.bids.get(data["bid"], data["bid"])
    return perform(tender, step, actor=stage.actor, **data)


def _task(scene: Scene, stage: "Stage") -> DesignTask:
    task = latest_task(_project(scene, stage))
    if task is None:
        raise StoryError("There is no design task yet: creation was not ordered.")
    return task


def _tender(scene: Scene, stage: "Stage") -> Tender:
    tender = latest_tender(_project(scene, stage))
    if tender is None:
        raise StoryError("There is no tender yet: no design task was approved.")
    return tender


SPECIAL = {
    "design_task.fill": fill_task,
    "design_task.approve": approve_task,
    "commission.form": form_commission,
    "bid.submit": submit,
    "bid.replace": replace,
    "bid.withdraw": withdraw,
    "tender.ask": ask,
    "tender.answer": answer,
    "ppp_project.approve_list": approve_ppp_list,
} | {f"tender.{name}": on_tender for name in Tender.STEPS}
