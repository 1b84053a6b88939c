"""Which system account runs the zero-setup servers.

PostgreSQL refuses to run as root, so root starts it as an account without rights. No permission of
a folder that is not ours is ever widened: what that account cannot reach is said in a sentence.
"""

import grp
import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

from portal.embedded.trouble import Trouble

NAME = "embedded_postgres"


def account_for(folder: Path) -> pwd.struct_passwd | None:
    """The account to run a server with data in `folder` as; None means the one that runs us."""
    if os.geteuid() != 0:
        return None
    owner = folder.stat().st_uid if folder.exists() else 0
    if owner:
        try:
            return pwd.getpwuid(owner)
        except KeyError:
            raise Trouble(
                f"{folder} belongs to user number {owner}, whom this machine does not know: "
                "give the folder to a known user or choose another PORTAL_HOME."
            ) from None
    return _system_account()


def _system_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    command = shutil.which("useradd") or shutil.which("useradd", path="/usr/sbin:/sbin")
    if command:
        subprocess.run(
            [command, "--system", "--no-create-home", "--user-group"]
            + ["--shell", "/usr/sbin/nologin", NAME],
            check=False,
            capture_output=True,
        )
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        raise Trouble(
            f"PostgreSQL does not run as root and the account {NAME} could not be made: "
            f"make it (useradd --system {NAME}) or run as an ordinary user."
        ) from None


def check_reach(path: Path, account: pwd.struct_passwd | None) -> None:
    """Raises Trouble when `account` cannot pass through the folders above `path`."""
    if account is None:
        return
    groups = {account.pw_gid} | {g.gr_gid for g in grp.getgrall() if account.pw_name in g.gr_mem}
    for folder in reversed(path.absolute().parents):
        if folder.exists() and not _may_pass(folder.stat(), account.pw_uid, groups):
            raise Trouble(
                f"The account {account.pw_name}, which runs the database for root, cannot pass "
                f"through {folder} to {path}: set PORTAL_HOME to a folder outside private home "
                "folders (and VENV likewise), or run as an ordinary user."
            )


def _may_pass(status: os.stat_result, uid: int, groups: set[int]) -> bool:
    if status.st_uid == uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid in groups:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def make_private(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """Makes `folder` if it is missing, for `account` alone (0700), and refuses a stranger's."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    uid = os.geteuid() if account is None else account.pw_uid
    try:
        folder.mkdir(mode=0o700)
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
    except FileExistsError:
        status = folder.lstat()
        if status.st_uid != uid or not stat.S_ISDIR(status.st_mode):
            raise Trouble(
                f"{folder} belongs to another user: run as that user, move it away, "
                "or choose another PORTAL_HOME."
            ) from None
        if status.st_mode & 0o077:
            folder.chmod(0o700)
    except PermissionError:
        raise Trouble(
            f"{folder} cannot be made here: choose a PORTAL_HOME that you may write to."
        ) from None
    return folder
