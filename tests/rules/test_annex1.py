"""Annex 1: ten rows with the labels of the order."""

import re

import pytest

from portal.rules.annex1 import ANNEX1_ROWS, ANNEX1_TITLE
from portal.rules.edition import ORDER_TEXT

KEYS = [
    "function",
    "legal_basis",
    "goal",
    "scale",
    "current_state",
    "results",
    "restricted",
    "documentation",
    "existing_systems",
    "contacts",
]


def test_ten_rows_in_order():
    assert [row.key for row in ANNEX1_ROWS] == KEYS
    assert [row.number for row in ANNEX1_ROWS] == list(range(1, 11))


def test_labels_tell_all_rows_apart():
    for language in ("kk", "ru", "en"):
        assert len({row.label.inside(language) for row in ANNEX1_ROWS}) == 10


@pytest.mark.parametrize("row", ANNEX1_ROWS, ids=lambda row: row.key)
def test_order_label_is_the_orders_own(row):
    assert re.search(
        rf"^{re.escape(row.order_label)}\t", ORDER_TEXT.read_text(encoding="utf-8"), re.MULTILINE
    )


def test_rows_1_and_2_bear_the_same_label_in_the_order():
    assert ANNEX1_ROWS[0].order_label == ANNEX1_ROWS[1].order_label
    assert ANNEX1_ROWS[0].label.kk.endswith("(атауы)")
    assert ANNEX1_ROWS[1].label.kk.endswith("(нормативтік негізі)")


def test_title_is_the_orders_own():
    assert f"## **{ANNEX1_TITLE.kk}**" in ORDER_TEXT.read_text(encoding="utf-8")
