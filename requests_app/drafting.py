"""Saving one section beside colleagues: only who changed the same section stands in the way."""

import hashlib
import json

from django.db import transaction

from portal.accounts.actor import Actor
from portal.rules.refusal import Refusal, Refused

from .actions import save_section
from .annexes.annex import Section
from .annexes.bound import bound_section
from .annexes.facts import Facts, owner_of
from .annexes.uploads import keep_with_draft
from .conditions import scope_refusal
from .models import Initiative

# A colleague may save other sections again and again meanwhile.
TRIES = 5


def fingerprint(initiative: Initiative, key: str) -> str:
    """Says which answers of a section a person saw: the form sends it back."""
    said = json.dumps(initiative.sections.get(key), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def keep_section(
    initiative: Initiative, section: Section, typed: dict, *, actor: Actor, version: int, seen: str
) -> Initiative:
    """Save the answers of one section, right or wrong, with a hold on their files.

    `version` and `seen` are what the person saw. Raises `Refused` as `save_section` does;
    "stale" only when this very section was changed meanwhile.
    """
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                saved = save_section(initiative, section.key, typed, actor=actor, version=version)
                keep_with_draft(saved.ANNEX, {section.key: typed}, saved.filer)
                return saved
        except Refused as refused:
            if refused.refusal.code != "stale":
                raise
            stale = refused
            fresh = type(initiative).objects.get(pk=initiative.pk)
            if fingerprint(fresh, section.key) != seen:
                raise
            version = fresh.version
    raise stale


def refusal_of_scope(initiative: Initiative, section: Section, typed: dict) -> Refusal | None:
    """What clause 3 says to the answers of this section; nothing to what is only half answered.

    State secrets are refused as soon as they are named, whatever else is blank.
    """
    secrets = scope_refusal({section.key: typed}, None)
    if secrets or section.key != "scope":
        return secrets
    sections = initiative.sections | {section.key: typed}
    if bound_section(section, Facts(initiative.ANNEX, initiative.filer, sections)).failed:
        return None
    return scope_refusal(sections, owner_of(initiative.ANNEX, sections, initiative.filer))
