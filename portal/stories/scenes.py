"""Scenes that are more than one step: a request is started and filled before it is filed."""

from datetime import date
from typing import TYPE_CHECKING

from portal.rules.refusal import Refusal
from portal.workdays.actions import ChangeRefused
from portal.workflow.calendar_changes import transfer_day
from portal.workflow.perform import Done, perform
from portal.workflow.sweep import sweep
from requests_app.actions import save_draft, start_request

from .story import Scene, StoryError

if TYPE_CHECKING:
    from .player import Stage


def file_request(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`request.submit`: start a draft (unless `on:` names one), fill it, file it.

    `with: {…, save_only: true}` leaves a draft.
    """
    sections = {key: value for key, value in scene.data.items() if key != "save_only"}
    if scene.on:
        request = stage.record(scene.on)
    else:
        if not scene.name:
            raise StoryError("A new request needs a `name:`.")
        request = start_request(actor=stage.actor, language=stage.actor.user.language)
        stage.records[scene.name] = request
    if sections:
        request = save_draft(request, sections, actor=stage.actor, version=request.version)
    if scene.data.get("save_only"):
        return Done(request, request.STEPS["submit"])
    return perform(request, "submit", actor=stage.actor, version=request.version)


def issue_conclusion(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`conclusion.issue`: its data implies the assessments that come before it."""
    conclusion = stage.record(f"{scene.on.partition('.')[0]}.conclusion")
    if conclusion is None:
        raise StoryError("There is no conclusion yet: the request was not accepted.")
    grounds = scene.data.get("grounds", "…")
    for criterion, judged in scene.data.get("criteria", {}).items():
        outcome, own = (judged, None) if isinstance(judged, str) else (judged["outcome"], judged)
        outcome = perform(
            conclusion, "assess", actor=stage.actor, criterion=str(criterion), outcome=outcome,
            grounds=own["grounds"] if own else grounds,
        )  # fmt: skip
        if isinstance(outcome, Refusal):
            return outcome
    if scene.data.get("save_only"):
        return outcome
    return perform(conclusion, "issue", actor=stage.actor)


def run_sweep(scene: Scene, stage: "Stage") -> None:
    """`sweep`: the portal itself looks for terms that ran out or are about to, and sends digests."""
    swept = sweep()
    if swept.failed or swept.failed_digests:
        raise StoryError(
            f"The sweep failed for projects {swept.failed}, organisations {swept.failed_digests}."
        )


def transfer(scene: Scene, stage: "Stage") -> Refusal | None:
    """`calendar.transfer_day`: an administrator moves a day off."""
    off, work = (_day(scene.data[name]) for name in ("off", "work"))
    try:
        transfer_day(off, work, scene.data["reason"], actor=stage.actor)
    except ChangeRefused as refused:
        return refused.refusal
    return None


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


SPECIAL = {
    "request.submit": file_request,
    "conclusion.issue": issue_conclusion,
    "sweep": run_sweep,
    "calendar.transfer_day": transfer,
}
