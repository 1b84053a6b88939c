"""Plays a story through the same door as everybody: each scene is one step by one actor."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import connection, transaction
from django.utils import translation

from portal.accounts.actor import Actor
from portal.notifications.deliver import hand_out
from portal.notifications.models import Notification
from portal.rules.refusal import Refusal, Refused
from portal.workdays import clock
from portal.workdays.calendar import current
from portal.workflow.models import Record
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.perform import Done, perform
from procurement.models import Question

from . import development, operation, parts, procurement, scenes
from .attachments import with_files
from .clockwork import restore_clock, set_clock
from .expectations import check
from .moments import moment_of, with_days
from .story import Scene, Story, StoryError

# One story at a time in a database: each replaces the same function in its transaction.
SPECIAL = scenes.SPECIAL | procurement.SPECIAL | operation.SPECIAL | development.SPECIAL
STORY_LOCK = 0x570_0117


class SceneFailed(AssertionError):
    """What followed a scene is not what the story says."""


@dataclass(slots=True)
class Stage:
    """What a story has made so far, and what the last scene did."""

    cast: ModuleType
    folder: Path
    records: dict[str, Record] = field(default_factory=dict)
    # The numbers of sealed bids, which are no records, by their names in the story.
    bids: dict[str, str] = field(default_factory=dict)
    # Questions about tenders, which are no records either.
    questions: dict[str, Question] = field(default_factory=dict)
    # The numbers of services in the registry, by their names in the story.
    services: dict[str, str] = field(default_factory=dict)
    actor: Actor | None = None
    outcome: Done | Refusal | None = None
    last_notification: int = 0

    def record(self, name: str) -> Record:
        """ "r" is the record named r; "r.conclusion" the latest of that kind in its project."""
        base, _dot, kind = name.partition(".")
        if base not in self.records:
            raise StoryError(f"No scene has named a record “{base}”.")
        record = self.records[base]
        model = RECORD_MODELS[kind or record.kind]
        records = model.objects.filter(project=record.project_id)
        return records.order_by("-pk").first() if kind else records.get(pk=record.pk)


def play(story: Story, *, keep: bool = False, say=lambda line: None) -> bool:
    """Play one story; true when every scene passed. Without `keep` nothing of it remains.

    Raises `StoryError` when a story with absolute dates is to be kept.
    """
    if keep and not story.relative:
        raise StoryError(f"{story.path}: only stories that count from today can be kept.")
    stage = Stage(import_module(settings.STORIES_CAST), story.path.parent)
    passed = True
    with transaction.atomic(), translation.override("en"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORY_LOCK])
        today, calendar = clock.today(), current()
        stage.cast.ensure()
        try:
            for number, scene in enumerate(story.scenes, 1):
                moment = moment_of(scene.at, today, calendar)
                data = with_days(scene.data, today, calendar)
                _play_scene(replace(scene, data=data), moment, stage)
                say(f"  ok    {number:2} {moment:%Y-%m-%d %H:%M} {scene.actor}: {scene.do}")
        except (SceneFailed, StoryError, Refused, LookupError) as error:
            say(f"  FAIL  {number:2} {scene.at} {scene.actor}: {scene.do}: {error}")
            passed = False
        if keep and passed:
            restore_clock()
        else:
            transaction.set_rollback(True)
    return passed


def _play_scene(scene: Scene, moment: datetime, stage: Stage) -> None:
    set_clock(moment)
    stage.actor = stage.cast.actor(scene.actor)
    latest = Notification.objects.order_by("-pk").values_list("pk", flat=True).first()
    stage.last_notification = latest or 0
    if parts.exists(scene.do, stage.folder):
        _play_part(scene, moment, stage)
    else:
        stage.outcome = _act(scene, stage)
    while hand_out():
        pass
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    problems = _judge_outcome(scene, stage.outcome)
    problems += check(scene.expect, stage, scene.on or scene.name)
    if problems:
        raise SceneFailed("; ".join(problems))


def _play_part(scene: Scene, moment: datetime, stage: Stage) -> None:
    """Its scenes count from the day of this one; the clock stays where the last of them left it."""
    today, calendar = clock.local_date(moment), current()
    for inner in parts.scenes_of(scene, stage.folder):
        try:
            inner = replace(inner, data=with_days(inner.data, today, calendar))
            _play_scene(inner, moment_of(inner.at, today, calendar), stage)
        except SceneFailed as failed:
            raise SceneFailed(f"{inner.at} {inner.actor}: {inner.do}: {failed}") from failed


def _act(scene: Scene, stage: Stage) -> Done | Refusal | None:
    try:
        if scene.do in SPECIAL:
            return SPECIAL[scene.do](scene, stage)
        kind, _dot, step = scene.do.partition(".")
        if kind not in RECORD_MODELS or scene.on is None:
            raise StoryError(f"“{scene.do}” needs `on:` and a step that exists.")
        record = stage.record(scene.on)
        if record.kind != kind:
            record = stage.record(f"{scene.on.partition('.')[0]}.{kind}")
        data = with_files(scene.data, actor=stage.actor, folder=stage.folder)
        outcome = perform(record, step, actor=stage.actor, **data)
        if scene.name and isinstance(
            outcome, Done
        ):  # so that a later scene can say which of several
            stage.records[scene.name] = outcome.record
        return outcome
    except Refused as refused:
        return refused.refusal


def _judge_outcome(scene: Scene, outcome: Done | Refusal | None) -> list[str]:
    refused = isinstance(outcome, Refusal)
    if scene.refused is None:
        if not refused:
            return []
        fields = f", fields {outcome.fields}" if outcome.fields else ""
        return [f"refused: {outcome.code} ({outcome.clause}): {outcome.message}{fields}"]
    if not refused:
        return [f"should have been refused: {scene.refused}"]
    got = {
        "code": outcome.code,
        "clause": outcome.clause,
        "fields": sorted(outcome.fields),
        "facts": outcome.facts,
    }
    return [
        f"refused with {name} {got[name]!r} instead of {wanted!r}"
        for name, wanted in scene.refused.items()
        if got[name] != (sorted(wanted) if name == "fields" else wanted)
    ]
