"""What the steps read out of the answers of a design task."""

from decimal import Decimal

from requests_app.annexes.fields import money
from requests_app.annexes.reading import mapping, sequence, text

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
    """The amount of a ceiling in tenge; None where none is written."""
    said = answer(sections, section, "amount")
    return money(said) if said else None


def criteria(sections: object) -> list[dict]:
    """19(12): [{"title", "weight"}], in the order of the task; weights are whole and add to 100."""
    found = rows(sections, "selection", "criteria")
    return [{"title": text(row.get("title")), "weight": int(row["weight"])} for row in found]
