"""What a step of one record brings about in another: functions of later apps, in order.

They run inside the same transaction, in the order of registration. `manage.py
consequences` lists them all; there are no signals between our apps.
"""

from collections import defaultdict
from collections.abc import Callable

CONSEQUENCES: dict[str, list[Callable]] = defaultdict(list)


def after(key: str) -> Callable:
    """Register `function(record, act, data)` for the step `key`, such as "conclusion.issue"."""

    def register(function: Callable) -> Callable:
        CONSEQUENCES[key].append(function)
        return function

    return register
