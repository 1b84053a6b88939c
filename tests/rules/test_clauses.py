"""The clause table says what the order says, and nothing is missing from it."""

import hashlib
import re

import pytest

from portal.rules.clauses import CLAUSES, OURS, TERMS, Standing
from portal.rules.edition import ORDER_TEXT
from portal.rules.readings import READINGS

# The clauses that the order amends, adds or removes, and its own items 2-4.
IN_FORCE = [
    "1",
    "3",
    "8",
    "11",
    "13",
    "18",
    "19",
    "32",
    "36",
    "42",
    "47",
    "49",
    "53-1",
    "73",
    "76-1",
    "80-1",
    "82",
    "83",
    "85",
    "86",
    "87",
    "87-1",
    "88",
    "90",
    "91",
    "92",
    "98",
    "103-1",
    "103-2",
    "109",
    "item-2",
    "item-3",
    "item-4",
]
REMOVED = ["12", "20", "38", "39", "40", "74", "79", "84"]
BOUND = {"3", "8", "11", "13", "18", "19", "32", "36", "42", "47", "49", "53-1"}
BOUND |= {"73", "76-1", "80-1", "82", "83", "85", "86", "87", "87-1", "88", "98"}
BOUND |= {"90", "91", "92"}
BOUND |= {"103-1", "103-2", "109"}
PARTLY: set[str] = set()
INFORMATIONAL = {"1", "item-2", "item-3", "item-4"}

EVERY_CLAUSE = pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda c: c.number)


def without_whitespace(text):
    """The order as it is read: page breaks and the spaces round them do not count."""
    return re.sub(r"\s+", "", text)


def test_every_clause_of_the_order_is_in_the_table_and_no_other():
    assert set(CLAUSES) == {*IN_FORCE, *REMOVED}


def test_every_clause_that_the_order_announces_is_in_the_table():
    """The headings of the order ("18 және 19-тармақтар …") name the same clauses."""
    amendments = ORDER_TEXT.read_text(encoding="utf-8").split("қағидаларында:", 1)[1]
    headings = re.findall(
        r"^(?:мынадай мазмұндағы )?((?:[\d-]+(?:, | және )?)+)-тармақ", amendments, re.MULTILINE
    )
    announced = {number for heading in headings for number in re.findall(r"\d+(?:-\d+)?", heading)}
    assert announced == {number for number in CLAUSES if not number.startswith("item-")}


def test_the_stored_order_is_the_published_one():
    assert hashlib.sha256(ORDER_TEXT.read_bytes()).hexdigest() == (
        "d58b9db82d552a8df968de52eaf9d72a7220f824295d7472b6d58d443bd10b40"
    )


@EVERY_CLAUSE
def test_quotation_is_the_orders_own_wording(clause):
    order = without_whitespace(ORDER_TEXT.read_text(encoding="utf-8"))
    assert without_whitespace(clause.text_kk) in order


@EVERY_CLAUSE
def test_quotation_starts_with_its_number_and_is_whole(clause):
    order = without_whitespace(ORDER_TEXT.read_text(encoding="utf-8"))
    quoted = without_whitespace(clause.text_kk)
    number = clause.number.removeprefix("item-")
    if clause.standing is Standing.REMOVED:
        assert number in re.findall(r"\d+", quoted)
        assert quoted.endswith("тасталсын;")
        return
    assert quoted.startswith(f"{number}.")
    if not clause.number.startswith("item-"):
        after = order[order.index(quoted) + len(quoted) :]
        assert after.startswith('";') or re.match(r"\d+(-\d+)?\.", after)


@EVERY_CLAUSE
def test_every_line_of_a_quotation_is_a_paragraph_of_the_order(clause):
    """A sub-item keeps its own line; what a page break cut in two is one line again."""
    order = ORDER_TEXT.read_text(encoding="utf-8")
    for line in clause.text_kk.split("\n"):
        whole = re.escape(line).replace(r"\ ", r"\s+")
        assert re.search(rf'(?:^|\n\n)"?{whole}(?:";)?(?:\n\n|$)', order)


@EVERY_CLAUSE
def test_key_is_the_number(clause):
    assert CLAUSES[clause.number] is clause


def without_marked(text):
    return re.sub(r"\[[^\]]*\]", "", text)


@EVERY_CLAUSE
def test_corrections_mend_slips_that_are_there_under_readings_of_the_clause(clause):
    for correction in clause.corrections:
        assert re.search(rf"\b{correction.slip}\b", clause.text_kk)
        assert correction.reading in clause.readings
        assert f"[{correction.correct}]" in clause.corrected_kk
        assert not re.search(rf"\b{correction.slip}\b", without_marked(clause.corrected_kk))
    assert bool(clause.corrected_kk) == bool(clause.corrections)


@EVERY_CLAUSE
def test_correcting_changes_nothing_but_the_slips(clause):
    if clause.corrections:
        restored = clause.corrected_kk
        for correction in clause.corrections:
            restored = restored.replace(f"[{correction.correct}]", correction.slip)
        assert restored == clause.text_kk


def test_standing():
    by_standing = {
        standing: {c.number for c in CLAUSES.values() if c.standing is standing}
        for standing in Standing
    }
    assert by_standing[Standing.BOUND] == BOUND
    assert by_standing[Standing.INFORMATIONAL] == INFORMATIONAL
    assert by_standing[Standing.REMOVED] == set(REMOVED)
    assert by_standing[Standing.PARTLY] == PARTLY
    assert by_standing[Standing.NOT_YET] == set(IN_FORCE) - BOUND - PARTLY - INFORMATIONAL


@pytest.mark.parametrize("number", REMOVED)
def test_a_removed_clause_asks_nothing_of_anybody(number):
    clause = CLAUSES[number]
    assert (clause.actors, clause.terms, clause.ours) == (frozenset(), (), ())


@pytest.mark.parametrize("number", sorted(set(IN_FORCE) - INFORMATIONAL))
def test_a_clause_to_be_enforced_names_who_acts(number):
    assert CLAUSES[number].actors


def test_citing():
    assert CLAUSES["13"].cite() == "13"
    assert CLAUSES["3"].cite(1) == "3(1)"


def test_ours_is_not_a_clause_number():
    assert OURS not in CLAUSES


def test_term_codes_are_unique_and_begin_with_their_clause():
    codes = [(c.number, term.code) for c in CLAUSES.values() for term in c.terms]
    assert len(TERMS) == len(codes)
    for number, code in codes:
        assert TERMS[code].clause == number


@EVERY_CLAUSE
def test_readings_of_a_clause_and_of_its_terms_exist(clause):
    assert set(clause.readings) <= set(READINGS)
    assert len(set(clause.readings)) == len(clause.readings)
    for term in clause.terms:
        assert set(term.readings) <= set(clause.readings)
