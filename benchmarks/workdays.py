"""Adding working days: ours, the bare array and `holidays`, in one run; then every date checked.

    python benchmarks/workdays.py

Needs no database: the calendar is the one that the first migration stores. To hold: ours at
most twice the bare array, and no mismatch for every day of 2022–2027.
"""

import random
import sys
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from holidays import country_holidays

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from portal.workdays import seed  # noqa: E402
from portal.workdays.compiled import Calendar  # noqa: E402

TERMS = (1, 2, 3, 10, 15, 20, 25)
FIRST, LAST = date(2022, 1, 1), date(2027, 12, 31)
HOLD = 2.0
SAMPLE = 1000
ROUNDS = 21


def main() -> int:
    days = list(seed.days())
    began = perf_counter()
    calendar = Calendar(days)
    compiled = perf_counter() - began
    cases = [
        (FIRST + timedelta(days=place), n)
        for place in range((LAST - FIRST).days + 1)
        for n in TERMS
    ]
    random.Random(1).shuffle(cases)
    mismatches = [case for case in cases if calendar.add(*case) != walked(days, *case)]

    listed = country_holidays("KZ", years=range(seed.FIRST_YEAR, seed.LAST_YEAR + 1))
    ways = {
        "bare array": bare_array(days),
        "ours": calendar.add,
        "holidays": listed.get_nth_working_day,
    }
    timed = measure(ways, cases[:SAMPLE])
    floor = timed["bare array"]
    print(f"compiled {len(days)} days in {compiled * 1e3:.1f} ms")
    for name, seconds in timed.items():
        print(f"{name:<12} {seconds * 1e6:8.3f} µs  × {seconds / floor:.2f}")
    print(f"{len(mismatches)} mismatches in {len(cases)} cases")
    ratio = timed["ours"] / floor
    print(f"hold: ours ≤ {HOLD:g} × the bare array: {'yes' if ratio <= HOLD else 'NO'}")
    return int(bool(mismatches) or ratio > HOLD)


def bare_array(days: list):
    """The floor: two arrays and nothing that can go wrong looked after."""
    base = days[0].date.toordinal()
    worked, rank = [None], []
    for day in days:
        if day.is_working:
            worked.append(day.date)
        rank.append(len(worked) - 1)

    def add(start: date, n: int) -> date:
        return worked[rank[start.toordinal() - base] + n]

    return add


def walked(days: list, start: date, n: int) -> date:
    """The same date found day by day, straight from the table."""
    place = (start - days[0].date).days
    while n:
        place += 1
        n -= days[place].is_working
    return days[place].date


def measure(ways: dict, cases: list) -> dict[str, float]:
    """Seconds a call, the fastest of the rounds: the rest is the noise of the machine.

    Each way goes once untimed in each round, to warm the caches.
    """
    seconds = {name: [] for name in ways}
    for _round in range(ROUNDS):
        for name, add in ways.items():
            once(add, cases)
            seconds[name].append(once(add, cases) / len(cases))
    return {name: min(values) for name, values in seconds.items()}


def once(add, cases: list) -> float:
    began = perf_counter()
    for start, n in cases:
        add(start, n)
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
