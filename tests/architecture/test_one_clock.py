"""Nothing but workdays/clock.py asks for the time: a story could not move it otherwise."""

import ast
import re

from .sources import files, place

CALLS = {"now", "utcnow", "today", "localdate", "localtime"}
OWNERS = {"datetime", "date", "timezone"}
BANNED_WORDS = re.compile(
    r"auto_now|CURRENT_DATE|CURRENT_TIMESTAMP|LOCALTIMESTAMP|\bNow\(\)|\bNOW\(\)|__date(__|=|\b)"
)
CODE = ("portal", "requests_app", "catalog")


def test_no_module_reads_the_time_itself():
    found = []
    for path in files(".py", folders=CODE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in CALLS
                and (owner := getattr(node.func.value, "id", getattr(node.func.value, "attr", "")))
                in OWNERS
            ):
                found.append(f"{place(path, node.lineno)} {owner}.{node.func.attr}()")
    assert found == []


def test_no_field_or_query_takes_the_time_from_elsewhere():
    found = [
        place(path, number)
        for path in files(".py", folders=CODE)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if BANNED_WORDS.search(line.partition("#")[0]) and "portal_now" not in line
    ]
    assert found == []
