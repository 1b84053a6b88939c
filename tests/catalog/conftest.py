"""Entries of the search, made without their sources."""

import itertools

import pytest

from catalog import index
from catalog.models import Entry
from portal.rules.text import Text

HEALTH = Text(
    "Денсаулық сақтау министрлігі", "Министерство здравоохранения", "Ministry of Healthcare"
)
numbers = itertools.count(1)


@pytest.fixture
def entered(db):
    """`entered("Емханаға жазылу", "…")` makes it findable and gives its key."""

    def enter(title, text="", *, language="kk", kind=Entry.Kind.OBJECT, project=None) -> str:
        number = next(numbers)
        index.enter(
            index.Described(
                kind=kind, key=number, number=f"АО-{number}", title=title, text=text,
                language=language, owner=HEALTH, path=f"/registers/objects/{number}/", project=project,
            )
        )  # fmt: skip
        return index.key_of(kind, number)

    return enter
