"""The portal's own source files, for tests that read them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("portal", "requests_app", "catalog", "templates", "tests", "benchmarks")


def files(*endings: str, folders: tuple[str, ...] = FOLDERS) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and "migrations" not in path.parts:
                yield path


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"
