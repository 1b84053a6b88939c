"""PORTAL_HOME: what stays between runs (the data of our servers, files, logs, secrets)."""

import os
import secrets
from pathlib import Path

from portal.embedded.trouble import Trouble

_LONG_LOG = 5 * 1024 * 1024


def home_folder(home: Path) -> Path:
    """Makes the folder if it is missing: private, but passable for the servers' account of root.

    The mode of a folder that was there before is left as it is.
    """
    home = Path(home).expanduser().absolute()
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        if not home.exists():
            home.mkdir()
            home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as problem:
        raise Trouble(
            f"{home} cannot be made ({problem.strerror}): choose another PORTAL_HOME."
        ) from None
    if not os.access(home, os.W_OK | os.X_OK):
        raise Trouble(f"{home} cannot be written to: choose another PORTAL_HOME.")
    return home


def secret_key(home: Path) -> str:
    """The key that signs sessions: made once, readable by us alone."""
    path = home / "secret"
    try:
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    key = path.read_text().strip()
    if len(key) < 32:
        raise Trouble(f"{path} is cut short: remove it, a new one is made (all sign in anew).")
    return key


def log_file(home: Path, name: str) -> Path:
    """Where `name` writes; a long log is set aside once, as `<name>.log.1`."""
    folder = home / "logs"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{name}.log"
    if path.exists() and path.stat().st_size > _LONG_LOG:
        path.replace(f"{path}.1")
    return path
