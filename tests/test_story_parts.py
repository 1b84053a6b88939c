"""Parts of stories, stories that begin with another one, and what their scenes may say."""

from pathlib import Path

import pytest

from portal.stories import parts
from portal.stories.player import play
from portal.stories.story import Scene, StoryError, load, scene_of
from portal.stories.yaml12 import read

PART = """
given: It is ordered
with: {request: annex1/e-referral, remark: "Ескертпе", who: supplier}
scenes:
  - {at: today 09:00, as: filer, do: given.creation_ordered, name: r, with: $request}
  - {at: today+2wd 10:00, as: integrator, do: record.message, on: r, with: {text: $remark}}
  - {at: today+3wd 10:00, as: $who, do: request.withdraw, on: r.request, with: {chair: filer/head, all: [filer/2, x]}}
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "parts").mkdir()
    (tmp_path / "data").symlink_to(Path(__file__).parent / "stories" / "data")
    (tmp_path / "parts" / "ordered.yaml").write_text(PART)
    return tmp_path


def asking(**said) -> Scene:
    raw = {"at": "2026-03-02 09:00", "as": "health-ministry", "do": "given.ordered"} | said
    return scene_of(raw, Path("story.yaml"), 1)


def test_its_scenes_bear_the_name_and_the_filer_of_the_one_who_asks(folder):
    first, second, third = parts.scenes_of(asking(name="first"), folder)
    assert (first.actor, first.name, first.on) == ("health-ministry", "first", None)
    assert (second.actor, second.on) == ("integrator", "first")
    assert (third.actor, third.on) == ("supplier", "first.request")
    assert third.data == {"chair": "health-ministry/head", "all": ["health-ministry/2", "x"]}


def test_an_officer_who_asks_speaks_for_the_body_in_every_rank(folder):
    _first, _second, third = parts.scenes_of(
        asking(name="r", **{"as": "agriculture-ministry/2"}), folder
    )
    assert third.data["chair"] == "agriculture-ministry/head"


def test_values_of_the_scene_replace_those_of_the_part(folder):
    said = {"remark": "Басқа", "who": "second-supplier"}
    _first, second, third = parts.scenes_of(asking(name="r", **{"with": said}), folder)
    assert (second.data["text"], third.actor) == ("Басқа", "second-supplier")


def test_a_data_file_named_by_a_value_is_read(folder):
    first, *_others = parts.scenes_of(asking(name="r"), folder)
    assert first.data == read((folder / "data" / "annex1" / "e-referral.yaml").read_text())


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"name": "r", "with": {"price": 1}}, "unknown value price"),
        ({}, "needs a `name:`"),
        ({"name": "r", "do": "given.nothing"}, "no part “nothing”"),
    ],
)
def test_a_part_that_is_asked_for_wrongly_says_so(folder, said, problem):
    with pytest.raises(StoryError, match=problem):
        parts.scenes_of(asking(**said), folder)


def test_a_part_that_is_written_wrong_names_its_file(folder):
    (folder / "parts" / "ordered.yaml").write_text("scenes: [")
    with pytest.raises(StoryError, match=r"ordered\.yaml"):
        parts.scenes_of(asking(name="r"), folder)


def test_a_part_lies_beside_the_story_or_above(folder):
    below = folder / "demo" / "deeper"
    below.mkdir(parents=True)
    assert parts.exists("given.ordered", below)
    assert not parts.exists("given.nothing", below)
    assert not parts.exists("ordered", below)


def story(folder: Path, text: str, name: str = "02-second") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text)
    return path


def test_its_scenes_count_from_the_day_of_the_scene_and_are_judged_together(db, folder):
    (folder / "parts" / "ordered.yaml").write_text(
        "given: Ordered\nscenes:\n"
        "  - {at: today 09:00, as: filer, do: given.creation_ordered, name: r, with: annex1/e-referral}\n"
        "  - {at: today+3wd 10:00, as: system, do: sweep}\n"
    )
    lines = []
    path = story(
        folder,
        "story: s\nscenes:\n"
        "  - {at: 2026-03-18 09:00, as: health-ministry, do: given.ordered, name: first,\n"
        "     expect: {state: {first: creation_ordered, first.design_task: drafting}}}\n"
        "  - {at: 2026-03-27 11:00, as: health-ministry, do: given.ordered, name: second,\n"
        "     expect: {due: {clause: '18', holder: integrator, on: 2026-04-24}}}\n",
    )
    assert play(load(path), say=lines.append), lines


def test_a_scene_of_a_part_that_fails_says_which(db, folder):
    lines = []
    path = story(
        folder,
        "story: s\nscenes:\n  - {at: 2026-03-18 09:00, as: health-ministry, do: given.ordered,\n"
        "     name: r, with: {who: operator}}\n",
    )
    assert not play(load(path), say=lines.append)
    assert "today+3wd 10:00 operator: request.withdraw" in lines[-1]


def test_a_story_goes_on_where_another_one_ended(db, folder):
    story(
        folder,
        "story: first\nscenes:\n  - {at: 2026-03-18 09:00, as: health-ministry,"
        " do: given.creation_ordered, name: r, with: annex1/e-referral}\n",
        "01-first",
    )
    second = load(
        story(
            folder,
            "story: second\nbegins_with: 01-first\nscenes:\n"
            "  - {at: 2026-03-19 09:00, as: system, do: sweep,"
            " expect: {state: {r: creation_ordered}}}\n",
        )
    )
    assert (second.title, len(second.scenes)) == ("second", 2)
    lines = []
    assert play(second, say=lines.append), lines


def test_a_story_that_begins_with_one_that_is_not_there_says_so(folder):
    path = story(folder, "story: s\nbegins_with: 01-lost\nscenes:\n  - {at: today, as: x, do: y}\n")
    with pytest.raises(StoryError, match="no story “01-lost”"):
        load(path)
