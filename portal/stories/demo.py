"""The demo: the cast with one password, and the demo stories, played in once."""

import secrets
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from catalog.seeding import seed
from portal.workflow.models import Project

from .player import play
from .story import load

STORIES = settings.ROOT / "tests" / "stories" / "demo"


def password() -> str:
    """The password of every demo account: made once, kept beside the demo's data, never in git."""
    path = Path(settings.HOME) / "demo-password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(f"qoljetim-{secrets.token_hex(3)}")
    return path.read_text()


def ensure_demo(say) -> None:
    """Make the accounts, fill the registers, play the demo stories unless projects are there already.

    Raises RuntimeError when a demo story fails.
    """
    import_module(settings.STORIES_CAST).ensure(password=password())
    seed()
    if Project.objects.exists():
        return
    for path in sorted(STORIES.glob("*.yaml")):
        if not play(load(path), keep=True, say=say):
            raise RuntimeError(f"The demo story {path.name} failed.")


def accounts() -> list[tuple[str, str, str]]:
    """(e-mail, part played, name of the organisation), one account a role."""
    with override("en"):  # as everything else in the terminal
        return import_module(settings.STORIES_CAST).accounts()
