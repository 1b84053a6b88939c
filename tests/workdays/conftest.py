from dataclasses import dataclass

import pytest

from portal.workdays import seed
from portal.workdays.compiled import Calendar


@dataclass(frozen=True)
class Clerk:
    """Who signs a change of the calendar, as `actions.Signatory` asks."""

    user_id: int | None = 7
    organisation_id: int | None = 3

    def __str__(self) -> str:
        return "Айгүл Сәрсенова"


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """The calendar of the first migration, without a database."""
    late = range(seed.LAST_CONFIRMED_YEAR + 1, seed.LAST_YEAR + 1)
    return Calendar(seed.days(), unconfirmed=late)


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()
