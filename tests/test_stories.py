"""Every story of the Rules is a test; so is the story player itself."""

from pathlib import Path

import pytest

from portal.stories.player import play
from portal.stories.story import StoryError, load
from portal.workdays import clock
from portal.workflow.models import Project

STORIES = Path(__file__).parent / "stories"


@pytest.mark.parametrize("path", sorted(STORIES.glob("**/[0-9]*.yaml")), ids=lambda path: path.stem)
def test_story(db, path):
    lines = []
    assert play(load(path), say=lines.append), "\n".join(lines)
    assert not Project.objects.exists()


@pytest.mark.parametrize("path", sorted(STORIES.glob("demo/*.yaml")), ids=lambda path: path.stem)
def test_a_demo_story_holds_on_a_sunday_after_holidays(db, at, path):
    """The days before it are holidays, weekends and a year that is over."""
    at("2027-01-03 00:05")
    lines = []
    assert play(load(path), say=lines.append), "\n".join(lines)


def test_a_story_leaves_the_clock_as_it_was(db):
    before = clock.now()
    play(load(STORIES / "01-happy-path-to-the-notice.yaml"))
    assert clock.now() >= before


def test_a_legal_story_is_never_kept(db):
    with pytest.raises(StoryError, match="count from today"):
        play(load(STORIES / "01-happy-path-to-the-notice.yaml"), keep=True)


def test_a_kept_demo_story_stays_and_the_clock_is_real_again(db):
    assert play(load(STORIES / "demo" / "05-filed.yaml"), keep=True)
    assert Project.objects.count() == 2
    assert clock.now().year >= 2026
    assert clock.now() != clock.now()


@pytest.mark.parametrize(
    ("expect", "problem"),
    [
        ("state: {r: agreed}", "state of r is submitted, not agreed"),
        ("delivered_to: [ministry]", "delivered_to"),
        ("due: {clause: '13', on: 2026-01-01}", "no term of clause 13"),
        ("audit: 7", "audit rows is 1, not 7"),
        ("notified: [operator]", "notified is"),
        ("hidden_from: {ministry: r}", "ministry sees r"),
        ("available: [agree]", "not available: agree"),
        ("not_available: [withdrawn]", "no such step: withdrawn"),
        ("not_available: [agree]", None),
    ],
)
def test_a_wrong_expectation_fails_with_its_reason(db, tmp_path, expect, problem):
    story = _story(tmp_path, f"    expect:\n      {expect}\n")
    lines = []
    assert play(load(story), say=lines.append) == (problem is None)
    assert problem is None or problem in lines[-1]


def test_an_expected_refusal_that_does_not_come_fails(db, tmp_path):
    assert not play(load(_story(tmp_path, "    refused: {code: incomplete}\n")))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("story: x", "needs"),
        ("scenes: [{at: today, as: ministry}]", "`do:` is missing"),
        ("scenes: [{at: today, as: ministry, do: x, wiht: {}}]", "unknown wiht"),
        ("scenes: [{at: today, as: m, do: x, expect: {stat: {}}}]", "unknown stat"),
        ("scenes: [{at: today, as: m, do: x, with: nowhere}]", "no data file"),
        ("scenes: [", "while parsing"),
    ],
)
def test_a_story_that_is_written_wrong_says_where(tmp_path, text, problem):
    path = tmp_path / "story.yaml"
    path.write_text(text)
    with pytest.raises(StoryError, match=problem):
        load(path)


@pytest.mark.parametrize("scene", [
    "{at: yesterday, as: ministry, do: sweep}",
    "{at: today, as: nobody, do: sweep}",
    "{at: today, as: ministry, do: request.fly, on: r}",
    "{at: today, as: ministry, do: agree}",
])  # fmt: skip
def test_a_scene_that_cannot_be_played_fails(db, tmp_path, scene):
    path = tmp_path / "story.yaml"
    path.write_text(f"scenes: [{scene}]")
    assert not play(load(path))


def _story(folder: Path, ending: str) -> Path:
    (folder / "data").mkdir()
    for name in ("e-referral",):
        source = STORIES / "data" / "annex1" / f"{name}.yaml"
        (folder / "data" / source.name).write_text(source.read_text())
    path = folder / "story.yaml"
    path.write_text(
        "scenes:\n  - at: 2026-01-26 10:00\n    as: health-ministry\n    do: request.submit\n"
        f"    name: r\n    with: e-referral\n{ending}"
    )
    return path
