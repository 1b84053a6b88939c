"""How rare a token is: what makes sharing it worth something.

Frequencies are a table, counted anew by a task; while there are few entries they are counted when
asked. A prior stands in for the experience that a young portal lacks: as if `PRIOR` entries had
been seen before, in which the common words of concepts.yaml were common.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection, transaction

from .concepts import concepts
from .models import Entry, Rarity
from .models.rarity import TOTAL

FEW = 5_000  # entries up to which tokens are counted when asked
SAMPLED = 100_000  # entries that a count reads at most
RAREST = 20_000  # a token in less than one of so many entries gets no row
PRIOR = 500
COMMON, ORDINARY = 0.4 * PRIOR, 0.01 * PRIOR

LIVE = """
SELECT token, (SELECT count(*) FROM catalog_entry WHERE tokens @@ token::tsquery)
FROM unnest(%s) AS token
"""
COUNT = """
INSERT INTO catalog_rarity (token, entries)
SELECT left(word, 60), ceil(ndoc * %(scale)s) FROM ts_stat(%(sample)s) WHERE ndoc >= %(least)s
UNION ALL SELECT '', %(total)s
"""


@dataclass(frozen=True, slots=True)
class Rarities:
    """`total` entries; in how many of them each token stands, as far as is known."""

    total: int
    entries: dict[str, int]

    def rows(self, token: str) -> int:
        """How many entries have the token; for one without a row, the most it can be."""
        return self.entries.get(token, self.total // RAREST + 1)

    def weight(self, token: str) -> float:
        """What sharing the token tells, in nats: 0 for what everybody says."""
        prior = COMMON if token in concepts().common else ORDINARY
        seen = self.entries.get(token, 0) + prior
        return max(0.0, math.log((self.total + PRIOR) / seen))


def rarities(tokens: Collection[str]) -> Rarities:
    """Two queries."""
    found = dict(Rarity.objects.filter(token__in=[TOTAL, *tokens]).values_list("token", "entries"))
    total = found.pop(TOTAL, 0)
    if total > FEW:
        return Rarities(total, found)
    with connection.cursor() as cursor:
        cursor.execute(LIVE, [[f"'{token}'" for token in (*tokens,)]])
        counted = {quoted[1:-1]: entries for quoted, entries in cursor}
    return Rarities(Entry.objects.count(), counted)


def count() -> int:
    """Count the tokens of all entries anew, from a sample when there are many; gives the total."""
    with transaction.atomic(), connection.cursor() as cursor:
        total = Entry.objects.count()
        share = min(1.0, SAMPLED / total) if total else 1.0
        sample = "SELECT tokens FROM catalog_entry"
        if share < 1:
            # Repeatable: two counts of the same entries give the same frequencies.
            sample += f" TABLESAMPLE SYSTEM ({share * 100:.4f}) REPEATABLE (1)"
        Rarity.objects.all().delete()
        cursor.execute(
            COUNT,
            {
                "scale": 1 / share,
                "sample": sample,
                "least": max(1, math.ceil(total * share / RAREST)),
                "total": total,
            },
        )
    return total
