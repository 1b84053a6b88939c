"""Parts: scenes that many stories begin with, played as one scene `given.<name>`.

A part is `tests/stories/parts/<name>.yaml` beside or above the story: `given:` says what it brings
about, `with:` the values that stand where its scenes say `$name`, which the story's own `with:`
replaces. Its scenes count from the day of the scene that asks for it (`today+3wd 10:00`), call the
record by the name `r` and the one who acts there `filer`.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from .story import Scene, StoryError, scene_of
from .yaml12 import read

PREFIX = "given."
RECORD, FILER = "r", "filer"


@dataclass(frozen=True, slots=True)
class Part:
    path: Path
    values: dict
    scenes: list[dict]


def scenes_of(scene: Scene, folder: Path) -> list[Scene]:
    """The scenes of the part that `scene` asks for, with its record, its actor and its values.

    Raises `StoryError` for a part that is not there, or a value that it does not know.
    """
    part = _load(scene.do.removeprefix(PREFIX), folder)
    if unknown := scene.data.keys() - part.values.keys():
        raise StoryError(f"{part.path}: unknown value {', '.join(sorted(unknown))}.")
    values = part.values | scene.data
    name = scene.name or scene.on
    if name is None:
        raise StoryError(f"“{scene.do}” needs a `name:`.")
    return [
        scene_of(_filled(raw, values, name, scene.actor), part.path, number)
        for number, raw in enumerate(part.scenes, 1)
    ]


def exists(do: str, folder: Path) -> bool:
    return do.startswith(PREFIX) and _find(do.removeprefix(PREFIX), folder) is not None


def _find(name: str, folder: Path) -> Path | None:
    above = folder.resolve()
    paths = (place / "parts" / f"{name}.yaml" for place in (above, *above.parents))
    return next((path for path in paths if path.is_file()), None)


def _load(name: str, folder: Path) -> Part:
    path = _find(name, folder)
    if path is None:
        raise StoryError(f"There is no part “{name}” beside {folder} or above.")
    try:
        raw = read(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise StoryError(f"{path}: {error}") from error
    return Part(path, raw.get("with") or {}, raw["scenes"])


def _filled(raw: dict, values: dict, name: str, filer: str) -> dict:
    """One scene with everything in its place."""
    filled = _replaced(raw, values)
    for key in ("on", "name"):
        said = filled.get(key)
        if said == RECORD or (said or "").startswith(f"{RECORD}."):
            filled[key] = name + said[len(RECORD) :]
    filled["as"] = _person(filled["as"], filer)
    if isinstance(filled.get("with"), dict):
        filled["with"] = _people(filled["with"], filer)
    return filled


def _replaced(said: object, values: dict) -> object:
    if isinstance(said, dict):
        return {key: _replaced(value, values) for key, value in said.items()}
    if isinstance(said, list):
        return [_replaced(value, values) for value in said]
    if isinstance(said, str) and said.startswith("$"):
        return values[said[1:]]
    return said


def _people(said: object, filer: str) -> object:
    if isinstance(said, dict):
        return {key: _people(value, filer) for key, value in said.items()}
    if isinstance(said, list):
        return [_people(value, filer) for value in said]
    return _person(said, filer) if isinstance(said, str) else said


def _person(said: str, filer: str) -> str:
    who, slash, rank = said.partition("/")
    return f"{filer.partition('/')[0]}{slash}{rank}" if who == FILER else said
