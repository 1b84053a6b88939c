"""The checklist of the tests: what the design task demands, item by item (76-1)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from requests_app.annexes.reading import text

from .design import answers

INTEGRATION, FUNCTION, LOAD, FAULTS = "integration", "function", "load", "faults"
PASSED, FAILED = "passed", "failed"


def checklist_of(task) -> list[dict]:
    """[{"key", "kind", "title", "service", "outcome", "note", "at", "by", "turn"}], nothing tested yet.

    `turn` counts how often an item was recorded.

    Integrations (19(6)) each; functions of a product or technical requirements of an object (19(4))
    each; load and fault tolerance by the figures of 19(7).
    """
    said = task.sections
    with override(task.language if task.language in ("kk", "ru") else "kk"):
        rows = [
            *((INTEGRATION, row["title"], row["service"]) for row in answers.integrations(said)),
            *((FUNCTION, title, "") for title in _functions(said)),
            (LOAD, _load(said), ""),
            (FAULTS, _faults(said), ""),
        ]
    counts: dict[str, int] = {}
    items = []
    for kind, title, service in rows:
        counts[kind] = counts.get(kind, 0) + 1
        items.append({
            "key": f"{kind}-{counts[kind]}", "kind": kind, "title": title, "service": service,
            "outcome": "", "note": "", "at": "", "by": "", "turn": 0,
        })  # fmt: skip
    return items


def passed(checklist: list[dict]) -> bool:
    """Whether nothing is left to test; an empty list is no test."""
    return bool(checklist) and all(item["outcome"] == PASSED for item in checklist)


def mark(round: int, item: dict) -> str:
    """What a tester saw of an item: it tells a newer result, and an earlier round, from this one."""
    return f"{round}/{item['turn']}"


def _functions(said: dict) -> list[str]:
    processes = answers.rows(said, "processes", "processes")
    requirements = answers.rows(said, "processes", "requirements")
    found = [
        " – ".join(
            filter(None, (text(row.get(name)).strip() for name in ("process", "subprocess")))
        )
        for row in processes
    ]
    found += [text(row.get("title")).strip() for row in requirements]
    return [title for title in found if title]


def _load(said: dict) -> str:
    return _(
        "Load: %(users)s users at once, %(requests)s requests a second, answer in %(time)s s"
    ) % {
        "users": _figure(said, "concurrent_users"),
        "requests": _figure(said, "requests_per_second"),
        "time": _figure(said, "response_time"),
    }


def _faults(said: dict) -> str:
    return _("Fault tolerance: availability %(availability)s %%, recovery within %(time)s h") % {
        "availability": _figure(said, "availability"),
        "time": _figure(said, "recovery_time"),
    }


def _figure(said: dict, name: str) -> str:
    return answers.answer(said, "performance", name).strip() or "–"
