"""A round that takes bids until 24:00 of Wednesday 8 April 2026, and bidders who are nobody's users."""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal

import pytest

from portal.accounts.actor import Actor
from portal.accounts.models import User
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.workdays.clock import ALMATY
from procurement.sealing.models import Round
from procurement.sealing.rounds import publish_round
from tests.procurement.sealing.roles import Roles, three_roles

CLOSES_AT = datetime(2026, 4, 9, 0, 0, tzinfo=ALMATY)
CONTENT = {"price": Decimal("41250000.00"), "conformity": [{"item": "1.2", "answer": "Иә"}]}


def bidder(number: int) -> Actor:
    """A supplier of whom the database knows nothing; sealing asks it nothing."""
    organisation = Organisation(
        pk=900_000 + number,
        bin=f"{990_000_000_000 + number}",
        name_kk=f"№ {number} жеткізуші",
        name_ru=f"Поставщик № {number}",
        name_en=f"Supplier {number}",
    )
    user = User(pk=900_000 + number, surname="Сынақов", given_name=f"Б{number}")
    return Actor(user, organisation, "officer", frozenset({Role.SUPPLIER}))


@pytest.fixture
def round_(db, at: Callable[[str], None]) -> Round:
    """Published on Friday 13 March; the clock stays at 24 March."""
    at("2026-03-13 10:00")
    published = publish_round(17, 1, closes_at=CLOSES_AT)
    assert isinstance(published, Round)
    at("2026-03-24 12:00")
    return published


@pytest.fixture
def roles(own_database: str) -> Iterator[Roles]:
    """A database with real commits and the roles of production; the test begins as the owner."""
    with three_roles(own_database) as made:
        yield made
