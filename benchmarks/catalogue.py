"""The Catalogue's list and search among few and many services, beside the same page as bare SQL.

Hold (performance.md, E): p95 with many ≤ 1.2 × that with few; ≤ 12 queries. Pages go through the whole
of Django without a network; the floor reads 26 rows of the list by their key. Ends with the plans that
PostgreSQL takes at the larger size. Usage: python -m benchmarks.catalogue [services …]
"""

import sys
from collections.abc import Callable
from itertools import cycle
from urllib.parse import quote

from benchmarks._setting import empty, p50, p95, portal, say, timed

EACH = 60  # times that a page is asked, in turn with the others
QUIET = "a page of no services"  # what grows here is the noise of the machine
MOST_GROWTH, MOST_QUERIES = 1.2, 12
CUSTOMERS = ("health-ministry", "agriculture-ministry", "almaty-akimat", "national-bank")

SERVICES = (
    "INSERT INTO workflow_project (number, title, opened_at) SELECT 'БЖ-' || n, 'Жоба ' || n,"
    " portal_now() FROM generate_series(1, %(rows)s) n",
    "INSERT INTO workflow_record (kind, project_id, state, version, number, title, filer_id,"
    " created_at, changed_at) SELECT 'ic_service', id, CASE id %% 50 WHEN 0 THEN 'retired' WHEN 1 THEN"
    " 'in_development' ELSE 'published' END, 0, 'АК-' || lpad(id::text, 6, '0'), title,"
    " (%(customers)s::bigint[])[1 + id %% 4], opened_at, opened_at FROM workflow_project ORDER BY id",
    "INSERT INTO catalog_ic_service (record_ptr_id, name_kk, name_ru, name_en, purpose_kk, purpose_ru,"
    " purpose_en, subject, customer_id, operator_id, supplier_id, edition, entered_at, retirement, words)"
    " SELECT id, title, title, title, title, title, title,"
    " (ARRAY['ssp', 'ssp', 'ssp', 'ici_object', 'information_system'])[1 + id %% 5], filer_id,"
    " %(operator)s, %(supplier)s, 1, created_at, '',"
    # Words as `searchable` makes them: one of everybody's, one of a hundred, one of a thousand.
    " ('''жолда'' ''у' || id %% 100 || ''' ''ж' || lpad((id %% 1000)::text, 4, '0') || '''')::tsvector"
    " FROM workflow_record WHERE kind = 'ic_service'",
)  # fmt: skip
FLOOR = (
    "SELECT * FROM catalog_ic_service s JOIN workflow_record r ON r.id = s.record_ptr_id"
    " WHERE s.record_ptr_id < %s ORDER BY s.record_ptr_id DESC LIMIT 26"
)


def fill(rows: int) -> None:
    from django.db import connection

    from tests import cast

    empty()
    places = {
        "rows": rows,
        "customers": [cast.organisation(key).pk for key in CUSTOMERS],
        "operator": cast.organisation("operator").pk,
        "supplier": cast.organisation("supplier").pk,
    }
    with connection.cursor() as cursor:
        for statement in SERVICES:
            cursor.execute(statement, places)
        cursor.execute("VACUUM ANALYZE")


def pages() -> dict[str, list[str]]:
    """What is asked, by name: addresses in turn."""
    from catalog.models import ICService
    from tests import cast

    keys = list(ICService.objects.order_by("pk").values_list("pk", flat=True))
    spread = keys[:: max(1, len(keys) // 40)][1:]
    rare, usual = "ж0007", "жолдама"
    return {
        "the list": ["/catalogue/"],
        "the list, deep": [f"/catalogue/?older={key}" for key in spread],
        "one status": ["/catalogue/?state=in_development"],
        "one status, deep": [f"/catalogue/?state=in_development&older={key}" for key in spread],
        "one customer, deep": [
            f"/catalogue/?customer={cast.organisation('health-ministry').bin}&older={key}"
            for key in spread
        ],
        "two filters": ["/catalogue/?state=retired&subject=information_system"],
        "a frequent word": [f"/catalogue/?text={quote(usual)}"],
        "a rare word": [f"/catalogue/?text={quote(rare)}"],
        "a number": [f"/catalogue/?text={quote('ак-')}{key}" for key in spread],
        "a card": [f"/catalogue/{quote(f'АК-{key:06}')}/" for key in spread],
    }


def measure(rows: int) -> dict[str, list[float]]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    say(f"catalogue, {rows:,} services (made in {timed(lambda: fill(rows)):.0f} s)")
    client, asked = Client(SERVER_NAME="127.0.0.1"), pages()
    deep = [int(path.rpartition("=")[2]) for path in asked["the list, deep"]]
    calls: dict[str, Callable] = {"floor: 26 rows of SQL": _floor(cycle(deep))}
    calls[QUIET] = _page(client, cycle(["/calculator/"]))
    calls |= {name: _page(client, cycle(paths)) for name, paths in asked.items()}
    seconds = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _ in range(EACH):
        for name, call in calls.items():
            seconds[name].append(timed(call))
    floor = p50(seconds["floor: 26 rows of SQL"])
    say(f"{'':<26}{'p50 ms':>9}{'p95 ms':>9}{'× floor':>9}{'queries':>9}")
    for name, call in calls.items():
        with CaptureQueriesContext(connection) as queries:
            call()
        took = seconds[name]
        times = p50(took) / floor
        say(
            f"{name:<26}{p50(took) * 1e3:>9.1f}{p95(took) * 1e3:>9.1f}{times:>9.1f}{len(queries):>9}"
        )
        if len(queries) > MOST_QUERIES:
            say(f"  MISSED: more than {MOST_QUERIES} queries")
    return seconds


def _page(client, paths) -> Callable:
    def ask() -> None:
        answer = client.get(path := next(paths))
        assert answer.status_code == 200, path

    return ask


def _floor(keys) -> Callable:
    from django.db import connection

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(FLOOR, [next(keys)])
            cursor.fetchall()

    return ask


def explain() -> None:
    from catalog.services_list import CATALOGUE
    from tests import cast

    customer = cast.organisation("health-ministry")
    for name, asked in (
        ("the list", {}),
        ("one status", {"state": "in_development"}),
        ("one customer", {"customer": customer}),
        ("a frequent word", {"text": "жолдама"}),
        ("a rare word", {"text": "ж0007"}),
        ("a number", {"text": "АК-7"}),
    ):
        say(f"-- {name}")
        say(CATALOGUE.rows(None, asked).order_by("-pk")[:26].explain())


def compare(few: dict[str, list[float]], many: dict[str, list[float]]) -> None:
    noise = p95(many[QUIET]) / p95(few[QUIET])
    say(f"{'':<26}{'p95, many ÷ few':>17}{'less the noise':>17}")
    for name in few:
        growth = p95(many[name]) / p95(few[name])
        missed = "  MISSED" if min(growth, growth / noise) > MOST_GROWTH else ""
        say(f"{name:<26}{growth:>17.2f}{growth / noise:>17.2f}{missed}")


if __name__ == "__main__":
    with portal():
        runs = [measure(int(rows)) for rows in sys.argv[1:] or ["10000", "100000"]]
        compare(runs[0], runs[-1])
        explain()
