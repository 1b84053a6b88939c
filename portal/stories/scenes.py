"""Scenes that are more than one step: a request is started and filled before it is filed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from portal.rules.refusal import Refusal
from portal.workdays.actions import ChangeRefused
from portal.workflow.calendar_changes import transfer_day
from portal.workflow.conversation import write_message
from portal.workflow.perform import Done, perform
from portal.workflow.sweep import sweep
from requests_app.actions import save_draft, start_draft
from requests_app.models import AutomationRequest, Conclusion, Initiative, SupplierApplication

from .attachments import with_documents
from .story import Scene, StoryError, merge

if TYPE_CHECKING:
    from .player import Stage


# Why a candidate that a story does not name is no duplicate.
USUAL_WHY = "Функциялары, деректері мен пайдаланушылары қиылыспайды."
# What `with:` of a filing says beside the answers.
ABOUT = {"save_only", "follows", "language"}


def file_request(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`request.submit`: start a draft (unless `on:` names one), fill it, file it.

    `with: {…, save_only: true}` leaves a draft; `follows: r` takes up an earlier record. Over a
    record that `on:` names, what is said merges into what is there.
    """
    return _file(AutomationRequest, scene, stage)


def file_application(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`application.submit`: the same for Annex 2; `state_body` may be somebody of the cast."""
    scope = dict(scene.data.get("scope", {}))
    if scope.get("state_body", "") in stage.cast.PEOPLE:
        scope["state_body"] = stage.cast.organisation(scope["state_body"]).bin
    data = scene.data | {"scope": scope} if scope else scene.data
    return _file(SupplierApplication, replace(scene, data=data), stage)


def _file(model: type[Initiative], scene: Scene, stage: "Stage") -> Done | Refusal:
    sections = {key: value for key, value in scene.data.items() if key not in ABOUT}
    sections = with_documents(sections, actor=stage.actor, folder=stage.folder)
    if scene.on:
        initiative = stage.record(scene.on)
    else:
        if not scene.name:
            raise StoryError("What is newly filed needs a `name:`.")
        earlier = scene.data.get("follows")
        initiative = start_draft(
            model, actor=stage.actor,
            language=scene.data.get("language", stage.actor.user.language),
            earlier=stage.record(earlier) if earlier else None,
        )  # fmt: skip
        stage.records[scene.name] = initiative
    if sections:
        initiative = save_draft(
            initiative, merge(initiative.sections, sections),
            actor=stage.actor, version=initiative.version,
        )  # fmt: skip
    if scene.data.get("save_only"):
        return Done(initiative, initiative.STEPS["submit"])
    return perform(initiative, "submit", actor=stage.actor, version=initiative.version)


def issue_conclusion(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`conclusion.issue`: its data implies the assessments and judgements that come before it.

    `candidates: {key or title: {verdict, why}}`; a candidate that is not named is judged
    different, unless `candidates: none` leaves them all.
    """
    conclusion = stage.record(f"{scene.on.partition('.')[0]}.conclusion")
    if conclusion is None:
        raise StoryError("There is no conclusion yet: the request was not accepted.")
    for step, data in _implied(conclusion, scene.data):
        outcome = perform(conclusion, step, actor=stage.actor, **data)
        if isinstance(outcome, Refusal):
            return outcome
    if scene.data.get("save_only"):
        return outcome
    return perform(conclusion, "issue", actor=stage.actor)


def _implied(conclusion: Conclusion, data: dict) -> Iterator[tuple[str, dict]]:
    grounds = data.get("grounds", "…")
    for criterion, judged in data.get("criteria", {}).items():
        own = {"outcome": judged, "grounds": grounds} if isinstance(judged, str) else judged
        yield "assess", {"criterion": str(criterion)} | own
    judged = data.get("candidates", {})
    if judged == "none" or data.get("save_only"):
        return
    for candidate in conclusion.shown_candidates:
        key = candidate.key
        if key in conclusion.judgements:
            continue
        own = judged.get(key) or judged.get(candidate.title)
        usual = {"verdict": "different", "why": data.get("grounds", USUAL_WHY)}
        yield "judge_candidate", {"candidate": key} | (own or usual)


def given_ordered(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`given.creation_ordered`: a request of the actor's that went all the way to the clause 18 notice.

    Every step is taken at the moment of the scene, by the one whose step it is.
    """
    filer = stage.actor
    steps = (
        ("request.submit", filer, {}), ("request.accept", "integrator", {}),
        ("conclusion.issue", "integrator", {"criteria": {1: "met", 2: "met", 3: "met"}}),
        ("request.agree", "ministry", {"grounds": ""}),
        ("request.order_creation", "ministry", {"text": ""}),
    )  # fmt: skip
    outcome = None
    for do, who, data in steps:
        stage.actor = stage.cast.actor(who) if isinstance(who, str) else who
        first = do == "request.submit"
        part = replace(
            scene, do=do, data=scene.data if first else data,
            name=scene.name if first else None, on=None if first else scene.name,
        )  # fmt: skip
        if do in SPECIAL:
            outcome = SPECIAL[do](part, stage)
        else:
            record = stage.record(scene.name)
            outcome = perform(record, do.partition(".")[2], actor=stage.actor, **data)
        if isinstance(outcome, Refusal):
            return outcome
    stage.actor = filer
    return outcome


def write(scene: Scene, stage: "Stage") -> None:
    """`record.message`: somebody of the case writes on the record; `with: {text: …}`."""
    write_message(stage.record(scene.on), scene.data["text"], actor=stage.actor)


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
    "application.submit": file_application,
    "conclusion.issue": issue_conclusion,
    "given.creation_ordered": given_ordered,
    "record.message": write,
    "sweep": run_sweep,
    "calendar.transfer_day": transfer,
}
