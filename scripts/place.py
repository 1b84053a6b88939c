"""Where the virtual environment and the data live, and running a command there.

    python scripts/place.py            prints both
    python scripts/place.py COMMAND …  runs COMMAND in that virtual environment

Root below a private home folder gets a place outside it: PostgreSQL does not run as root, its
account could not reach the data there, and no permission of a home folder is ever widened.
"""

import hashlib
import os
import stat
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
OUTSIDE = Path("/var/lib/architectural-portal")


def base(project: Path = PROJECT, root: bool | None = None) -> Path:
    """The folder that holds `.venv` and `var`."""
    root = os.geteuid() == 0 if root is None else root
    if root and any(not _open_to_all(folder) for folder in [project, *project.parents]):
        return OUTSIDE / hashlib.sha256(bytes(project)).hexdigest()[:12]
    return project


def _open_to_all(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IXOTH)


def venv() -> Path:
    return Path(os.environ.get("VENV") or base() / ".venv").absolute()


def home() -> Path:
    return Path(os.environ.get("PORTAL_HOME") or base() / "var").absolute()


def make_base() -> None:
    """Makes the folder outside, passable for everybody, whatever the umask."""
    folder = base()
    if folder != PROJECT:
        for part in (OUTSIDE, folder):
            part.mkdir(exist_ok=True)
            part.chmod(0o711)


def environment() -> dict[str, str]:
    return os.environ | {
        "VIRTUAL_ENV": str(venv()),
        "PATH": f"{venv() / 'bin'}:{os.environ.get('PATH', os.defpath)}",
        "PORTAL_HOME": str(home()),
        "PYTHONPATH": str(PROJECT),
    }


def main() -> None:
    if not sys.argv[1:]:
        print(f"virtual environment: {venv()}\ndata: {home()}")
        return
    command = sys.argv[1:]
    if not (venv() / "bin" / command[0]).exists():
        raise SystemExit(f"{command[0]} is not installed in {venv()}: run `make install`.")
    os.chdir(PROJECT)
    os.execve(venv() / "bin" / command[0], command, environment())


if __name__ == "__main__":
    main()
