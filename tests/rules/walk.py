"""Every `Text` of the rules, with where it stands."""

from dataclasses import fields, is_dataclass

from portal.rules import annex1, annex2, edition
from portal.rules.actors import ROLE_NAMES
from portal.rules.clauses import CLAUSES
from portal.rules.readings import READINGS
from portal.rules.text import Text


def texts_inside(value, where):
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts_inside(part, f"{where}[{key}]")
    elif isinstance(value, tuple | frozenset):
        for number, part in enumerate(value):
            yield from texts_inside(part, f"{where}[{number}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_inside(getattr(value, field.name), f"{where}.{field.name}")


def all_texts():
    roots = {
        "CLAUSES": CLAUSES,
        "READINGS": READINGS,
        "ROLE_NAMES": ROLE_NAMES,
        "annex1.ANNEX1_TITLE": annex1.ANNEX1_TITLE,
        "annex1.ANNEX1_ROWS": annex1.ANNEX1_ROWS,
        "annex2.ANNEX2_TITLE": annex2.ANNEX2_TITLE,
        "annex2.ANNEX2_SECTIONS": annex2.ANNEX2_SECTIONS,
        "edition.RULES_TITLE": edition.RULES_TITLE,
        "edition.ORDER_TITLE": edition.ORDER_TITLE,
        "edition.ORDER": edition.ORDER,
        "edition.EDITION": edition.EDITION,
    }
    for name, root in roots.items():
        yield from texts_inside(root, name)
