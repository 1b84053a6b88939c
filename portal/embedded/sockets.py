"""Where a server listens: a private folder for its socket, a free loopback port."""

import hashlib
import pwd
import socket
import tempfile
from pathlib import Path

from portal.embedded.account import make_private
from portal.embedded.trouble import Trouble

LONGEST = 90  # the kernel takes 107 bytes, and PostgreSQL adds /.s.PGSQL.5432


def socket_folder(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """`folder`, which only the server's account may enter; or one in the temporary folder when the
    path would be too long for a socket or cannot be written in a PostgreSQL list."""
    if len(bytes(folder)) > LONGEST or set(str(folder)) & set(',"\\ '):
        mark = hashlib.sha256(bytes(folder)).hexdigest()[:16]
        folder = Path(tempfile.gettempdir()) / f"portal-{mark}"
    return make_private(folder, account)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check_port(port: int) -> None:
    """Raises Trouble when we cannot listen at `port` of the loopback address."""
    if not 1 <= port <= 65535:
        raise Trouble(f"PORT must be a number from 1 to 65535, not {port}.")
    problem = _problem(port)
    if isinstance(problem, PermissionError):
        raise Trouble(f"Port {port} needs root: choose one from 1024 on, such as `PORT=8000`.")
    if problem is not None:
        near = range(port + 1, min(port + 100, 65536))
        other = next((other for other in near if _problem(other) is None), None) or free_port()
        raise Trouble(
            f"Port {port} is taken by another program: stop that program or choose another port, "
            f"for example `make run PORT={other}`."
        )


def _problem(port: int) -> OSError | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            return problem
    return None
