"""The duplicate search: recall per way of saying it again, and times beside the bare look-up.

Hold (performance.md, D): recall@10 of exact, inflected, transposed, typos ≥ .95, mixed ≥ .9,
reworded ≥ .65, translated ≥ .5; warm p95 ≤ 100 ms with 1,000,000 entries, made findable in ≤ 60 s.
Usage: python -m benchmarks.duplicates [entries …]
"""

import sys
from io import StringIO
from time import perf_counter

from benchmarks._setting import p50, p95, portal, say, timed

SIZES = [10_000]
ASKED = 100  # questions of each kind
FIELDS = "key, kind, number, title_kk, title_ru, title_en, text, language, owner_kk, owner_ru, owner_en, path, tokens, folding"
CHUNK = 20_000


def measure(entries: int) -> None:
    from benchmarks._titles import PERTURBED, Titles
    from catalog.duplicates import find

    titles = Titles()
    asked = load(titles, entries)
    times, bare, false = [], [], 0
    for name, perturb in PERTURBED.items():
        found = 0
        for key, (language, *parts) in asked:
            texts = [perturb(titles, language, words) for words in parts]
            started = perf_counter()
            candidates = find(texts)
            times.append(perf_counter() - started)
            bare.append(timed(floor_of(texts)))
            found += key in {candidate.key for candidate in candidates}
        say(f"  {name:<10} recall@10 {found / len(asked):.2f}")
    for _ in range(ASKED):
        language, *parts = titles.text()
        false += bool(find([titles.written(language, words) for words in parts]))
    say(f"  something that is not there: candidates are named in {false / ASKED:.0%}")
    say(
        f"  search, {entries:,} entries, warm: p50 {p50(times) * 1e3:.0f} ms, p95 {p95(times) * 1e3:.0f} ms;"
        f" the bare look-up p50 {p50(bare) * 1e3:.0f} ms, ratio {p50(times) / p50(bare):.1f}"
    )


def load(titles, entries: int) -> list:
    """Fill the search with so many texts; gives some of them to ask again."""
    from django.db import connection

    from catalog.index import vector
    from catalog.rarities import count
    from portal.rules.text import Text

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE catalog_entry, catalog_rarity; DROP INDEX IF EXISTS entry_tokens")
        step = max(1, entries // ASKED)
        asked, folded, copied = [], 0.0, 0.0
        for first in range(0, entries, CHUNK):
            texts = [titles.text() for _ in range(min(CHUNK, entries - first))]
            asked += [
                (f"project:{first + place}", texts[place])
                for place in range(len(texts))
                if (first + place) % step == 0
            ]
            written = [
                [titles.written(language, words) for words in parts] for language, *parts in texts
            ]
            started = perf_counter()
            rows = StringIO()
            for place, (title, text) in enumerate(written):
                rows.write(
                    f"project:{first + place}\tproject\t\t{title}\t\t\t{text}\tkk\t\t\t\t/\t"
                    f"{vector(Text(title, '', ''), text)}\t1\n"
                )
            folded += perf_counter() - started
            rows.seek(0)
            started = perf_counter()
            cursor.copy_expert(f"COPY catalog_entry ({FIELDS}) FROM STDIN", rows)
            copied += perf_counter() - started
        started = perf_counter()
        cursor.execute(
            "SET maintenance_work_mem = '1GB'; CREATE INDEX entry_tokens ON catalog_entry"
            " USING gin (tokens) WITH (fastupdate = off)"
        )
        indexed = perf_counter() - started
        cursor.execute("VACUUM ANALYZE catalog_entry")
        counted = timed(count)
    say(
        f"duplicates, {entries:,} entries: folded in {folded:.0f} s, copied in {copied:.0f} s,"
        f" indexed in {indexed:.0f} s; rarities counted in {counted:.1f} s"
    )
    return asked[:ASKED]


def floor_of(texts):
    """The statement that finds what is worth comparing, with nothing read, ordered or scored."""
    from django.db import connection

    from catalog.candidates import LOOK_UP, MOST, worth_comparing
    from catalog.likeness import Question, worth_of
    from catalog.rarities import rarities

    worth = worth_of(texts)
    question = Question(worth, rarities(worth))
    asked = [token for token in question.asked() if token.weight > 0]
    look_ups = worth_comparing(asked, question.known.total)
    where = " OR ".join([LOOK_UP] * len(look_ups))

    def look_up() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM catalog_entry WHERE {where} LIMIT %s) found",
                [*look_ups, MOST],
            )

    return look_up


if __name__ == "__main__":
    with portal():
        for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
            measure(size)
