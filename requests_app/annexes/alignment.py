"""Which row of one version is which row of the other; which words of a text stayed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Costs are whole numbers, so that sums of them can be compared. A pair that differs by more is one
# row removed and another added: two rows left alone cost as much.
WHOLE, MOST_DIFFERENT = 1000, 700
ALONE = MOST_DIFFERENT // 2
WORDS = re.compile(r"\s*\S+|\s+$")

Pair = tuple[int | None, int | None]


def aligned(before: Sequence[dict[str, str]], after: Sequence[dict[str, str]]) -> list[Pair]:
    """Places (before, after) of the same row, None where it has no counterpart; the order is kept.

    The cheapest alignment: like rows are paired, so that a row put in or taken out in the middle
    moves nothing else. What is equal at both ends is paired at once.
    """
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    most = min(len(before), len(after)) - start
    while end < most and before[-1 - end] == after[-1 - end]:
        end += 1
    middle = _cheapest(before[start : len(before) - end], after[start : len(after) - end])
    return [
        *((place, place) for place in range(start)),
        *((_moved(left, start), _moved(right, start)) for left, right in middle),
        *((len(before) - place, len(after) - place) for place in range(end, 0, -1)),
    ]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: "same", "old" (only before) or "new" (only after)."""

    kind: str
    text: str

    @property
    def gap(self) -> str:
        """The white space before the words: it is not marked."""
        return self.text[: len(self.text) - len(self.words)]

    @property
    def words(self) -> str:
        return self.text.lstrip()


def pieces(before: str, after: str) -> list[Piece]:
    """Both texts in one, word by word; joining "same" and "new" gives `after`, "same" and "old" `before`."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(new[c:d])))
            continue
        if b > a:
            found.append(Piece("old", "".join(old[a:b])))
        if d > c:
            found.append(Piece("new", "".join(new[c:d])))
    return found


def _cheapest(before: Sequence[dict], after: Sequence[dict]) -> list[Pair]:
    old, new = [_bag(row) for row in before], [_bag(row) for row in after]
    columns = len(new) + 1
    costs = [[ALONE * place for place in range(columns)]]
    for left in range(len(old)):
        above, line = costs[-1], [ALONE * (left + 1)]
        for right in range(len(new)):
            line.append(
                min(
                    above[right] + _difference(old[left], new[right]),
                    above[right + 1] + ALONE,
                    line[right] + ALONE,
                )
            )
        costs.append(line)
    return _way_back(costs, old, new)


def _way_back(costs: list[list[int]], old: list[frozenset], new: list[frozenset]) -> list[Pair]:
    found: list[Pair] = []
    left, right = len(old), len(new)
    while left or right:
        if (
            left
            and right
            and costs[left][right]
            == costs[left - 1][right - 1] + _difference(old[left - 1], new[right - 1])
        ):
            left, right = left - 1, right - 1
            found.append((left, right))
        elif right and costs[left][right] == costs[left][right - 1] + ALONE:
            right -= 1
            found.append((None, right))
        else:
            left -= 1
            found.append((left, None))
    return found[::-1]


def _bag(row: dict[str, str]) -> frozenset[tuple[str, str]]:
    """The words of a row, each with the answer in which it stands."""
    return frozenset((name, word) for name, said in row.items() for word in said.casefold().split())


def _difference(old: frozenset, new: frozenset) -> int:
    """0 for rows of the same words, WHOLE for rows that are not to be paired."""
    if not old and not new:
        return 0
    cost = WHOLE - 2 * WHOLE * len(old & new) // (len(old) + len(new))
    return cost if cost <= MOST_DIFFERENT else WHOLE


def _moved(place: int | None, by: int) -> int | None:
    return None if place is None else place + by
