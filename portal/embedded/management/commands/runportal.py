"""`manage.py runportal`: the whole portal from one command; `make run` calls it."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand

from portal.embedded.supervisor import Supervisor
from portal.embedded.trouble import Trouble

_URLS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "REDIS_PREFIX")


class Command(BaseCommand):
    help = (
        "Starts PostgreSQL and Redis (unless DATABASE_URL and REDIS_URL name others), migrates, "
        "and serves the portal with a worker and beat until Ctrl-C."
    )
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
        parser.add_argument("--home", type=Path, default=settings.HOME)
        parser.add_argument("--demo", action="store_true", default=settings.DEMO)
        parser.add_argument("--no-demo", action="store_false", dest="demo")
        for name in _URLS:
            parser.add_argument(f"--{name.lower().replace('_', '-')}", dest=name)

    def handle(self, *args, port, home, demo, **options) -> None:
        os.environ |= {name: options[name] for name in _URLS if options[name]}
        try:
            if not port.isdecimal():
                raise Trouble(f"PORT must be a number from 1 to 65535, not {port}.")
            if not Path(settings.STATIC_ROOT, "staticfiles.json").exists():
                raise Trouble("Styles and scripts are not collected yet: run `make install`.")
            Supervisor(home=home, port=int(port), demo=demo).run()
        except Trouble as trouble:
            self.stderr.write(str(trouble))
            raise SystemExit(1) from None
