"""A column of a register's table: how it is exported, and what may stand in it when it is read again."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models

from .models import Registered

BIN = "bin"  # the column that names the owner by its number; no field of the entry
OWNERS = ("owner_kk", "owner_ru", "owner_en")


@dataclass(frozen=True)
class Column:
    """`field` is that of the entry, or `BIN`. `longest` is in characters.

    A file without an `optional` column is read all the same: what it says of entries stays as it is.
    """

    field: str
    title: str
    shown: Callable[[Registered], str]
    longest: int
    required: bool = False
    optional: bool = False
    one_line: bool = True
    choices: type[models.TextChoices] | None = None


def columns_of(
    model: type[Registered], titles: dict[str, str], choices: dict[str, type[models.TextChoices]]
) -> tuple[Column, ...]:
    """The columns named in `titles`, each as the field of the model is; `choices` by field."""
    return tuple(
        _column(model, field, title, choices.get(field)) for field, title in titles.items()
    )


def _column(model, name: str, title: str, choices) -> Column:
    if name == BIN:
        return Column(BIN, title, lambda row: row.owner.bin if row.owner else "", longest=12)
    field = model._meta.get_field(name)
    return Column(
        field=name,
        title=title,
        shown=_shown(name, choices),
        longest=field.max_length,
        required=not field.blank and name != "number",
        optional=name in ("number", *OWNERS[1:]) or (field.blank and name not in OWNERS),
        one_line=not isinstance(field, models.TextField),
        choices=choices,
    )


def _shown(name: str, choices) -> Callable[[Registered], str]:
    if choices is not None:
        return lambda row: str(choices(getattr(row, name)).label)
    if name in OWNERS:
        language = name.removeprefix("owner_")
        return lambda row: row.owner.names.inside(language) if row.owner else getattr(row, name)
    return lambda row: getattr(row, name)
