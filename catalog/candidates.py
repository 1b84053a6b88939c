"""Which entries are worth comparing, and a first order of them, in one statement.

Entries with a rare token of the question, or with a pair of its rarer tokens: a bounded number,
so that a search takes as long among a million entries as among ten thousand.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import connection

MOST = 8_000  # entries that are ordered
SINGLE_ROWS, PAIR_ROWS = 1_000, 3_000  # entries that rare tokens and pairs may bring, as estimated
PAIRED = 12  # tokens of which pairs are made
TOGETHER = 2  # how much oftener two tokens of one text meet than by chance
KEPT = 200  # entries that go on to the exact score
CLASSES = 2.0  # classes of weight to a nat
TITLE, TEXT = 1.0, 0.4  # what a word is worth in the title of an entry, and in its text

# Each look-up is a walk along one list of the index; together in one tsquery they cost twice as much.
LOOK_UP = "tokens @@ %s::tsquery"
SEARCH = """
WITH found AS MATERIALIZED (
    SELECT id, tokens FROM catalog_entry
    WHERE ({worth_comparing}) AND project_id IS DISTINCT FROM %s LIMIT %s
)
SELECT id, tokens::text FROM found ORDER BY {rank} DESC, id LIMIT %s
"""
# With one place to a word, ts_rank of "a | b | c" is the sum of the weights of those that are
# there, divided by their number and by a constant: so a class counts for its number.
RANK = "%s * ts_rank(%s::real[], tokens, %s::tsquery)"
LABELS = [TEXT, TEXT, TEXT, TITLE]  # of D, C, B, A


@dataclass(frozen=True, slots=True)
class Asked:
    """A token of the question: in how many entries it is, and what finding it is worth."""

    token: str
    rows: int
    weight: float


@dataclass(frozen=True, slots=True)
class Near:
    """An entry worth comparing: its tokens and what each is worth there."""

    pk: int
    tokens: dict[str, float]


def nearest(
    asked: Collection[Asked], *, total: int, exclude_project: int | None = None
) -> list[Near]:
    """The entries that share most with the question; at most `KEPT`."""
    asked = [token for token in asked if token.weight > 0]
    if not asked:
        return []
    ranks, parameters = [], []
    for weight, tokens in _classes(asked):
        ranks.append(RANK)
        parameters += [weight * len(tokens), LABELS, _either(tokens)]
    look_ups = worth_comparing(asked, total)
    statement = SEARCH.format(
        worth_comparing=" OR ".join([LOOK_UP] * len(look_ups)), rank=" + ".join(ranks)
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*look_ups, exclude_project or 0, MOST, *parameters, KEPT])
        return [Near(pk, _read(tokens)) for pk, tokens in cursor]


def worth_comparing(asked: Sequence[Asked], total: int) -> list[str]:
    """The tsqueries that find them."""
    if total <= MOST:
        return [_either(asked)]
    rarest = sorted(asked, key=lambda token: token.rows)
    singles = list(_within(SINGLE_ROWS, [(token.rows, token) for token in rarest]))
    others = rarest[len(singles) :][:PAIRED]
    pairs = sorted(
        (one.rows * other.rows * TOGETHER / total, place, later)
        for (place, one), (later, other) in combinations(enumerate(others), 2)
    )
    chosen = list(_within(PAIR_ROWS, [(cost, pair) for cost, *pair in pairs]))
    if not singles and not chosen:
        chosen = [pair for _cost, *pair in pairs[:1]]
    partners = defaultdict(list)
    for place, later in chosen:
        partners[place].append(others[later])
    found = [f"{_quoted(others[place])} & ({_either(those)})" for place, those in partners.items()]
    if singles or not found:
        found.append(_either(singles or rarest))
    return found


def _within(budget: float, costed: Sequence[tuple]) -> Iterator:
    """The things that can be afforded together, the cheapest first."""
    for cost, thing in costed:
        budget -= cost
        if budget < 0:
            return
        yield thing


def _classes(asked: Sequence[Asked]) -> Iterator[tuple[float, list[Asked]]]:
    """Tokens of about the same weight together, with that weight."""
    classes = defaultdict(list)
    for token in asked:
        classes[round(token.weight * CLASSES)].append(token)
    for tokens in classes.values():
        yield sum(token.weight for token in tokens) / len(tokens), tokens


def _either(tokens: Sequence[Asked]) -> str:
    return " | ".join(map(_quoted, tokens))


def _quoted(token: Asked) -> str:
    return f"'{token.token}'"


def _read(vector: str) -> dict[str, float]:
    """What `index.vector` wrote: 'жолда':1A 'емхан'."""
    read = {}
    for lexeme in vector.split():
        token, _quote, label = lexeme[1:].rpartition("'")
        read[token] = TITLE if label else TEXT
    return read
