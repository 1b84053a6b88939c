"""Pages of long lists by key: the last page costs what the first does, however long the list."""

import re
from dataclasses import dataclass

from django.db.models import QuerySet

OLDER, NEWER = "older", "newer"
SIZE = 25
LARGEST_KEY = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page and the query strings of the pages beside it, "" where there is none."""

    rows: list
    newer: str = ""
    older: str = ""


def page(rows: QuerySet, query, size: int = SIZE, *, rising: bool = False) -> Page:
    """`rows`, newest first, cut at the keys `older` or `newer` that the address names.

    `rising`: the lowest key first instead, "older" being further down all the same. `query` is
    `request.GET`: the filters in it stay in the addresses of the other pages. One query. A key that is
    no number is as good as none.
    """
    down, up = ("pk__gt", "pk__lt") if rising else ("pk__lt", "pk__gt")
    order, backwards = ("pk", "-pk") if rising else ("-pk", "pk")
    before, after = key_of(query.get(OLDER)), key_of(query.get(NEWER))
    if after is not None:
        found = list(rows.filter(**{up: after}).order_by(backwards)[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        has_newer, has_older = more, True
    else:
        if before is not None:
            rows = rows.filter(**{down: before})
        found = list(rows.order_by(order)[: size + 1])
        more, found = len(found) > size, found[:size]
        has_newer, has_older = before is not None, more
    if not found:
        return Page([])
    return Page(
        found,
        newer=_address(query, NEWER, found[0].pk) if has_newer else "",
        older=_address(query, OLDER, found[-1].pk) if has_older else "",
    )


def key_of(text: str | None) -> int | None:
    """The key that a visitor sent; None for what is no number."""
    if text is None or not re.fullmatch("[0-9]{1,19}", text):
        return None
    return min(int(text), LARGEST_KEY)


def _address(query, name: str, key: int) -> str:
    kept = query.copy()
    kept.pop(OLDER, None)
    kept.pop(NEWER, None)
    kept[name] = str(key)
    return f"?{kept.urlencode()}"
