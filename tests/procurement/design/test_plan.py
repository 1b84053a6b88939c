"""The schedule as a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement.design.plan import HEAD, LONGEST_LABEL, MOST_TICKS, ROW, WIDTH, plan_of, stages

from .task import RENTED


def schedule(*rows) -> dict:
    names = ("title", "starts", "ends")
    return {"schedule": {"stages": [dict(zip(names, row, strict=True)) for row in rows]}}


def test_each_stage_is_a_bar_in_its_place():
    plan = plan_of(schedule(("a", "01.01.2026", "15.01.2026"), ("b", "16.01.2026", "31.01.2026")))
    first, second = plan.bars
    assert (first.x, second.x) == ("0.0", f"{15 / 31 * WIDTH:.1f}")
    assert float(first.x) + float(first.width) == pytest.approx(float(second.x), abs=0.2)
    assert float(second.x) + float(second.width) == pytest.approx(WIDTH, abs=0.2)
    assert plan.height == f"{HEAD + 2 * ROW:.1f}"
    assert [tick.words for tick in plan.ticks] == ["01.2026"]


def test_a_stage_of_one_day_has_a_width():
    plan = plan_of(schedule(("a", "10.01.2026", "10.01.2026")))
    assert float(plan.bars[0].width) == pytest.approx(WIDTH / 31, abs=0.1)


@pytest.mark.parametrize(
    "row",
    [
        ("a", "", ""), ("a", "04.05.2026", "03.05.2026"), ("a", "31.02.2026", "01.03.2026"),
        ("a", "01.01.0001", "01.01.2026"), ("a", "01.01.2026", "31.12.9999"), ("a", None, 5),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_drawn(row):
    assert plan_of(schedule(row)) is None
    assert [bar.stage.number for bar in plan_of(
        schedule(row, ("b", "01.01.2026", "02.01.2026"))
    ).bars] == [2]  # fmt: skip


def test_words_of_late_stages_stand_to_the_left():
    plan = plan_of(RENTED)
    assert [bar.anchor for bar in plan.bars] == ["start", "start", "end", "end", "end"]


def test_long_plans_have_few_ticks_and_long_titles_are_cut():
    plan = plan_of(schedule(("сөз " * 60, "01.01.2020", "31.12.2035")))
    assert len(plan.ticks) <= MOST_TICKS
    assert len(plan.bars[0].words) <= LONGEST_LABEL + 3


@given(st.dates(), st.dates(), st.text(max_size=200))
def test_every_bar_stands_inside_the_picture(starts, ends, title):
    said = schedule((title, f"{starts:%d.%m.%Y}", f"{ends:%d.%m.%Y}"))
    plan = plan_of(said)
    assert bool(plan) == bool(stages(said))
    for bar in plan.bars if plan else ():
        assert float(bar.x) >= 0
        assert float(bar.width) > 0
        assert float(bar.x) + float(bar.width) <= WIDTH + 0.2
