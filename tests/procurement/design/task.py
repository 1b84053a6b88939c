"""Complete design tasks to spoil: rented, as a PPP project, and without a rental."""

import copy
from pathlib import Path

from portal.organisations.models import Organisation
from portal.stories.story import merge
from portal.stories.yaml12 import read

DATA = Path(__file__).parent.parent.parent / "stories" / "data" / "design"


def _of(name: str) -> dict:
    return read((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


RENTED = _of("e-referral")
PPP = merge(RENTED, _of("ppp"))
NOT_RENTED = merge(RENTED, _of("no-rental"))
PATHS = {"rented": RENTED, "ppp": PPP, "not rented": NOT_RENTED}
INTEGRATOR = Organisation(kind=Organisation.Kind.SERVICE_INTEGRATOR)


def task(path: str = "rented", **changes) -> dict:
    """A complete task with answers changed: `task("ppp", terms={"support": []})`."""
    sections = copy.deepcopy(PATHS[path])
    for key, answers in changes.items():
        sections[key] |= answers
    return sections


def with_row(
    section: str, rowset: str, number: int = 0, *, path: str = "rented", **answers
) -> dict:
    """A complete task with one row changed."""
    sections = task(path)
    sections[section][rowset][number] |= answers
    return sections
