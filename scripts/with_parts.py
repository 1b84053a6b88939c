"""Runs a command with PostgreSQL and Redis beside it and a migrated database of its own.

    python scripts/with_parts.py [--durable] COMMAND …

The servers of DATABASE_URL and REDIS_URL are used when set; the database is made there for this
run and removed afterwards. COMMAND gets the owner's URL.
"""

import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

from psycopg2.sql import SQL, Identifier

from portal.embedded.database import check_database, connected
from portal.embedded.parts import running_parts
from portal.embedded.trouble import Trouble


def main() -> int:
    command = sys.argv[1:]
    durable = command[0] == "--durable"
    command = command[durable:]
    name = f"portal_scratch_{os.getpid()}"
    with running_parts(durable=durable) as parts:
        address = urlsplit(parts.database_url)
        # Not `_replace`: an empty host must keep its slashes.
        url = urlunsplit((address.scheme, address.netloc, f"/{name}", address.query, ""))
        env = os.environ | {
            "DATABASE_URL": url,
            "DATABASE_OWNER_URL": url,
            "REDIS_URL": parts.redis_url,
            "REDIS_PREFIX": name,
            "PORTAL_SECRET_KEY": os.environ.get("PORTAL_SECRET_KEY") or "for-this-run-only",
        }
        check_database(url)  # makes it
        try:
            prepare = [sys.executable, "manage.py", "prepare_database"]
            code = subprocess.run(prepare, env=env, check=False).returncode
            return code or subprocess.run(command, env=env, check=False).returncode
        finally:
            with connected(parts.database_url) as connection, connection.cursor() as cursor:
                cursor.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # tidies up, as after Ctrl-C
    try:
        raise SystemExit(main())
    except Trouble as trouble:
        raise SystemExit(str(trouble)) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
