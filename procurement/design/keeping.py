"""Filling a section beside colleagues: only who changed the same section stands in the way."""

from typing import TYPE_CHECKING

from portal.accounts.actor import Actor
from portal.rules.refusal import Refusal
from portal.workflow.perform import Done, perform
from requests_app.annexes.annex import Section
from requests_app.drafting import TRIES, fingerprint

if TYPE_CHECKING:
    from ..models import DesignTask


def keep_section(
    task: "DesignTask", section: Section, typed: dict, *, actor: Actor, version: int, seen: str
) -> Done | Refusal:
    """`fill` with what was typed, right or wrong.

    `version` and `seen` (a fingerprint of the section) are what the person saw: "stale" is refused
    only when this very section was changed meanwhile.
    """
    outcome = None
    for _try in range(TRIES):
        outcome = perform(
            task, "fill", actor=actor, version=version, section=section.key, typed=typed
        )
        if isinstance(outcome, Done) or outcome.code != "stale":
            return outcome
        fresh = type(task).objects.get(pk=task.pk)
        if fingerprint(fresh, section.key) != seen:
            return outcome
        version = fresh.version
    return outcome
