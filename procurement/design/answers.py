"""What the steps read out of the answers of a design task. Total: drafts are read too."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from requests_app.annexes.fields import SPACES, money
from requests_app.annexes.reading import mapping, sequence, text

from .choices import PERIODS
from .registry import number_of
from .sections import TASK


def key_of(section: str) -> str | None:
    """The key of a section that is named by its key or by its number in clause 19; None for neither."""
    if section in TASK.by_key:
        return section
    return next((part.key for part in TASK.sections if str(part.number) == section), None)


def answer(sections: object, section: str, name: str) -> str:
    return text(mapping(mapping(sections).get(section)).get(name))


def rows(sections: object, section: str, name: str) -> list[dict]:
    return [mapping(row) for row in sequence(mapping(mapping(sections).get(section)).get(name))]


def amount(sections: object, section: str) -> Decimal | None:
    """The amount of a ceiling in tenge; None where none is written, or none that can be read."""
    said = answer(sections, section, "amount")
    try:
        return money(said) if said.strip() else None
    except ValidationError:
        return None


def ceiling_period(sections: object) -> str:
    """ "per month" of the ceiling rent, in the reader's language; "" where none is chosen."""
    return str(dict(PERIODS).get(answer(sections, "rental_ceiling", "per"), ""))


def criteria(sections: object) -> list[dict]:
    """19(12): [{"title", "weight"}], in the order of the task; weights are whole and add to 100.

    Of a draft a weight that cannot be read is 0.
    """
    found = rows(sections, "selection", "criteria")
    return [{"title": text(row.get("title")), "weight": _whole(row.get("weight"))} for row in found]


def integrations(sections: object) -> list[dict]:
    """19(6): [{"title", "service", "direction", "purpose"}]; [] where there are none.

    `service` is the number in the registry of services, "" while it is not placed there.
    """
    if answer(sections, "integrations", "has") != "yes":
        return []
    names = TASK.by_key["integrations"].rowset("integrations").names
    found = rows(sections, "integrations", "integrations")
    said = [{name: text(row.get(name)).strip() for name in names} for row in found]
    return [row | {"service": number_of(row["service"])} for row in said if any(row.values())]


def demands_transfer(sections: object) -> bool:
    """103-1: whether the product passes to the state body after three years of rental."""
    return answer(sections, "terms", "transfer") == "yes"


def _whole(said: object) -> int:
    bare = SPACES.sub("", text(said))
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 12 else 0
