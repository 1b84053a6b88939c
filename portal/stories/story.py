"""A story as data: dated scenes, each one actor and one step, with what must follow."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .yaml12 import read

STORY_KEYS = {"story", "clauses", "scenes", "begins_with"}
SCENE_KEYS = {"at", "as", "do", "on", "name", "with", "expect", "refused"}
EXPECT_KEYS = {
    "state", "delivered_to", "due", "outer_due", "obligation", "available", "not_available",
    "audit", "notified", "hidden_from", "explained", "flagged",
    "states", "linked", "versions", "changed", "closes_at", "bids", "announced", "asked",
    "ppp_list", "catalogue",
}  # fmt: skip


class StoryError(ValueError):
    """The story itself is wrong: an unknown word, a missing part."""


@dataclass(frozen=True, slots=True)
class Scene:
    at: str
    actor: str
    do: str
    on: str | None = None
    name: str | None = None
    data: dict = field(default_factory=dict)
    expect: dict = field(default_factory=dict)
    refused: dict | None = None


@dataclass(frozen=True, slots=True)
class Story:
    path: Path
    title: str
    clauses: tuple[str, ...]
    scenes: tuple[Scene, ...]

    @property
    def relative(self) -> bool:
        """Demo stories count from today; legal ones have absolute dates and are never kept."""
        return all(scene.at.startswith("today") for scene in self.scenes)


def load(path: Path) -> Story:
    """Read a story. Raises `StoryError` naming the file and the word that it does not know."""
    try:
        raw = read(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise StoryError(f"{path}: {error}") from error
    if not isinstance(raw, dict) or not raw.get("scenes"):
        raise StoryError(f"{path}: a story needs `story:` and `scenes:`.")
    _only(raw, STORY_KEYS, path)
    scenes = tuple(scene_of(entry, path, number) for number, entry in enumerate(raw["scenes"], 1))
    if earlier := raw.get("begins_with"):
        scenes = _earlier(path, earlier).scenes + scenes
    return Story(path, raw.get("story", path.stem), tuple(map(str, raw.get("clauses", ()))), scenes)


def _earlier(path: Path, name: str) -> Story:
    """The story beside this one that is played to its end first."""
    beside = path.with_name(f"{name}.yaml")
    if not beside.is_file():
        raise StoryError(f"{path}: there is no story “{name}” to begin with.")
    return load(beside)


def scene_of(raw: dict, path: Path, number: int) -> Scene:
    """Raises `StoryError` for a word it does not know, or a part that is missing."""
    place = f"{path}, scene {number}"
    _only(raw, SCENE_KEYS, place)
    _only(raw.get("expect") or {}, EXPECT_KEYS, f"{place}, expect")
    for needed in ("at", "as", "do"):
        if needed not in raw:
            raise StoryError(f"{place}: `{needed}:` is missing.")
    return Scene(
        at=str(raw["at"]), actor=raw["as"], do=raw["do"], on=raw.get("on"), name=raw.get("name"),
        data=_data(raw.get("with"), path), expect=raw.get("expect") or {},
        refused=raw.get("refused"),
    )  # fmt: skip


def _data(given: object, path: Path) -> dict:
    """`with`: a mapping, the name of a data file, or a list of both merged from left to right."""
    if given is None:
        return {}
    if isinstance(given, str):
        return _file(given, path)
    if isinstance(given, dict):
        return given
    merged: dict = {}
    for part in given:
        merged = merge(merged, _data(part, path))
    return merged


def _file(name: str, path: Path) -> dict:
    for folder in path.resolve().parents:
        candidate = folder / "data" / f"{name}.yaml"
        if candidate.exists():
            return read(candidate.read_text(encoding="utf-8"))
    raise StoryError(f"{path}: there is no data file “{name}”.")


def merge(under: dict, over: dict) -> dict:
    """`over` wins; mappings merge, lists and values are replaced."""
    merged = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = merge(merged[key], value) if both else value
    return merged


def _only(given: dict, known: set[str], place: object) -> None:
    unknown = set(given) - known
    if unknown:
        raise StoryError(f"{place}: unknown {', '.join(sorted(map(str, unknown)))}.")
