"""The readings X1-X30 stand beside the clauses they read."""

import pytest

from portal.rules.clauses import CLAUSES
from portal.rules.readings import READINGS, reading


def test_all_thirty_are_there_in_order():
    assert list(READINGS) == [f"X{number}" for number in range(1, 31)]


@pytest.mark.parametrize("code", READINGS)
def test_a_reading_and_its_clauses_name_each_other(code):
    named_by_reading = set(READINGS[code].clauses)
    naming_it = {clause.number for clause in CLAUSES.values() if code in clause.readings}
    assert named_by_reading
    assert named_by_reading == naming_it


@pytest.mark.parametrize("code", READINGS)
def test_a_reading_names_constants_that_exist(code):
    assert all(hasattr(reading, name) for name in READINGS[code].constants)
