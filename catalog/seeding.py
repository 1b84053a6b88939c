"""Invented entries of the registers, for the demo and for tests."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from django.db import transaction

from portal.accounts.actor import SYSTEM
from portal.organisations.models import Organisation

from .actions import register
from .models import InformatizationObject, IntegrationService, Registered

FOLDER = Path(__file__).parent / "seed"
FILES = {"objects.yaml": InformatizationObject, "services.yaml": IntegrationService}
LANGUAGES = ("kk", "ru", "en")


@transaction.atomic
def seed() -> int:
    """Enter whatever of them is not in the registers yet, known by its Kazakh name; how many."""
    known = {
        model: set(model.objects.values_list("name_kk", flat=True)) for model in FILES.values()
    }
    new = [item for item in invented() if item.name_kk not in known[type(item)]]
    for item in new:
        register(item, actor=SYSTEM)
    return len(new)


def invented() -> Iterator[Registered]:
    """All of them, not saved."""
    owners = _read("owners.yaml")
    bodies = {
        body.bin: body
        for body in Organisation.objects.filter(
            bin__in=[owner["bin"] for owner in owners.values() if "bin" in owner]
        )
    }
    for file, model in FILES.items():
        for facts in _read(file):
            owner = owners[facts.pop("owner")]
            body = bodies.get(owner.get("bin"))
            owned = {"owner": body} if body else _each("owner", owner["name"])
            names, purposes = (
                _each("name", facts.pop("name")),
                _each("purpose", facts.pop("purpose")),
            )
            yield model(**facts, **owned, **names, **purposes)


def _each(field: str, texts: list[str]) -> dict[str, str]:
    """A field in three languages."""
    return {f"{field}_{language}": text for language, text in zip(LANGUAGES, texts, strict=True)}


def _read(file: str):
    return yaml.load((FOLDER / file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
