"""The real pages from Granian, beside a minimal Django page through the same middleware.

Hold (performance.md, E): p95 with 1,000,000 cases ≤ 1.2 × that with 100,000; a list or a case
file ≤ 12 queries; the case file ≤ 4 × the minimal page. Every page in turn, in rounds, so that
the noise of the machine falls on all alike. Usage: python -m benchmarks.pages [cases …]
"""

import http.client
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from benchmarks._cases import FREQUENT, RARE, live
from benchmarks._setting import empty, p50, p95, portal, say, timed
from portal.embedded import children
from portal.embedded.sockets import free_port

CONNECTIONS = 6
ROUNDS = 6
EACH = 20  # requests of one connection in one round of one page, unless it is too slow:
PATIENCE = 3  # seconds after which a connection asks no more in this round
MOST_QUERIES, MOST_GROWTH, MOST_TIMES = 12, 1.2, 4


@dataclass
class Page:
    """A page and the addresses that are asked in turn; `who` is a key of the cast or ""."""

    name: str
    who: str
    paths: list[str]
    beside: str = "minimal, signed in"
    queries: int = 0
    seconds: list[float] = field(default_factory=list)
    spent: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.spent


def pages(numbers: list[str]) -> list[Page]:
    """What is measured; `numbers` are those of the cases with an Annex 1."""
    deep = [f"/work/?older={key}" for key in _spread()]
    old = [f"/cases/{quote(number)}/" for number in _old()]
    real = [f"/cases/{quote(number)}/" for number in numbers]
    return [
        Page("minimal", "", ["/minimal"], "minimal"),
        Page("minimal, signed in", "ministry", ["/minimal"]),
        Page("health", "", ["/health"], "minimal"),
        Page("the frame, signed in", "ministry", ["/frame"]),
        Page("front page", "", ["/"], "minimal"),
        Page("my work, ministry", "ministry", ["/work/"]),
        Page("my work, ministry, deep", "ministry", deep),
        Page("my work, integrator", "integrator", ["/work/"]),
        Page("my work, state body, deep", "health-ministry", deep),
        Page("my work, few old cases", "tourism-ministry", ["/work/"]),
        Page("my work, no cases", "supplier", ["/work/"]),
        Page("my work, one state", "ministry", ["/work/?state=refused"]),
        Page("search, frequent word", "ministry", [f"/work/?text={quote(FREQUENT)}"]),
        Page("search, rare word", "ministry", [f"/work/?text={quote(RARE)}"]),
        Page("search, a number", "ministry", ["/work/?text=0001234"]),
        Page("case file, Annex 1", "ministry", real),
        Page("case file, bare", "ministry", old),
    ]


def measure(cases: int) -> list[Page]:
    empty()
    measured: list[Page] = []
    seconds = timed(lambda: measured.extend(pages(live(cases))))
    say(f"pages, {cases:,} cases (made in {seconds:.0f} s), {CONNECTIONS} connections")
    cookies = {page.who: _cookie(page.who) for page in measured}
    for page in measured:
        page.queries = _count_queries(page)
    with serving() as port, ThreadPoolExecutor(CONNECTIONS) as threads:
        for number in range(ROUNDS + 1):
            for page in measured:
                _round(page, cookies[page.who], port, threads, kept=number > 0)
    _print(measured)
    return measured


@contextmanager
def serving() -> Iterator[int]:
    """Granian as the supervisor starts it, on a free port."""
    with tempfile.TemporaryDirectory() as folder:
        port, log = free_port(), Path(folder) / "web.log"
        web = children.web(port, os.environ | {"PORTAL_HOME": folder}, log)
        web.start()
        try:
            _wait(port, log)
            yield port
        finally:
            web.stop()


def _wait(port: int, log: Path) -> None:
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/health")
            assert connection.getresponse().status == 200
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(log.read_text())


def _round(page: Page, cookie: str, port: int, threads: ThreadPoolExecutor, *, kept: bool) -> None:
    def one(place: int) -> list[float]:
        return _ask(page, cookie, port, place * EACH)

    found: list[list[float]] = []
    spent = timed(lambda: found.extend(threads.map(one, range(CONNECTIONS))))
    if kept:  # the first round only warms
        page.seconds += [seconds for mine in found for seconds in mine]
        page.spent += spent


def _ask(page: Page, cookie: str, port: int, start: int) -> list[float]:
    """One connection that is kept open; returns how long each answer took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.connect()

    def once(path: str) -> None:
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)

    paths = [page.paths[number % len(page.paths)] for number in range(start, start + EACH)]
    found: list[float] = []
    try:
        while paths and sum(found) < PATIENCE:
            found.append(timed(lambda: once(paths.pop())))
        return found
    finally:
        connection.close()


def _client(who: str):
    from django.test import Client

    from tests import cast

    client = Client(SERVER_NAME="127.0.0.1")
    if who:
        client.force_login(cast.user(who))
    return client


def _cookie(who: str) -> str:
    return _client(who).cookies.output(attrs=[], header="", sep=";").strip()


def _count_queries(page: Page) -> int:
    """The most that any of its addresses takes, each asked a second time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counted = _client(page.who), []
    for path in page.paths[:5]:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200, path
        counted.append(len(queries))
    return max(counted)


def _spread() -> list[int]:
    """Keys all over the list of cases, the oldest ones among them."""
    from django.db.models import Max, Min

    from portal.workflow.models import Record

    ends = Record.objects.aggregate(first=Min("pk"), last=Max("pk"))
    first, last = ends["first"], ends["last"]
    return [first + 200 + (last - first) * place // 50 for place in range(40)]


def _old() -> list[str]:
    """Numbers of cases all over the years."""
    from portal.workflow.models import Project

    keys = _spread()
    first = Project.objects.order_by("pk").values_list("pk", flat=True).first()
    keys = [first + (key - keys[0]) // 2 for key in keys]
    return list(Project.objects.filter(pk__in=keys).values_list("number", flat=True))


def _print(measured: list[Page]) -> None:
    by_name = {page.name: page for page in measured}
    say(f"{'page':<28}{'queries':>8}{'req/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'× minimal':>10}")
    for page in measured:
        times = by_name[page.beside].rate / page.rate
        say(
            f"{page.name:<28}{page.queries:>8}{page.rate:>8.0f}{p50(page.seconds) * 1e3:>8.1f}"
            f"{p95(page.seconds) * 1e3:>8.1f}{times:>10.1f}"
        )
        if page.queries > MOST_QUERIES:
            say(f"  MISSED: more than {MOST_QUERIES} queries")
        if page.name.startswith("case file") and times > MOST_TIMES:
            say(f"  MISSED: more than {MOST_TIMES} × the minimal page")


def _compare(fewer: list[Page], more: list[Page]) -> None:
    say(f"{'page':<28}{'p95, many ÷ few':>16}{'less the noise':>16}")
    noise = p95(more[1].seconds) / p95(fewer[1].seconds)
    for one, other in zip(fewer, more, strict=True):
        growth = p95(other.seconds) / p95(one.seconds)
        missed = "  MISSED" if growth / noise > MOST_GROWTH and growth > MOST_GROWTH else ""
        say(f"{one.name:<28}{growth:>16.2f}{growth / noise:>16.2f}{missed}")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._page_settings"
    with portal():
        runs = [measure(int(cases)) for cases in sys.argv[1:] or ["100000", "1000000"]]
        if len(runs) > 1:
            _compare(runs[0], runs[-1])
