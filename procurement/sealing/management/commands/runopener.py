"""`manage.py runopener`: the process that holds the private keys of sealed bids."""

import logging
import signal
import time
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.db import Error, connection

from procurement.sealing import opener
from procurement.sealing.master import NoMasterKey
from procurement.sealing.pool import holds_secrets

PAUSE = 1.0  # seconds between two looks
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Keeps the private keys of sealed bids, makes new ones ahead of need and opens a round when its "
        "moment has come, the Commission stands and its quorum has confirmed. Runs until stopped, "
        "as the opener's database role."
    )
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--once", action="store_true", help="one look, then end")
        parser.add_argument("--alive", type=Path, help="a file that is touched after each look")

    def handle(self, *args, once: bool, alive: Path | None, **options) -> None:
        if not holds_secrets():
            raise CommandError(
                "This database role may not read the private keys: set DATABASE_URL to the "
                "opener's role (OPENER_DATABASE_URL of prepare_database)."
            )
        try:
            lost = opener.begin()
        except NoMasterKey as problem:
            raise CommandError(str(problem)) from None
        for round_id in lost:
            log.error("The master key of round %s is not the one given: restore it.", round_id)
        self.stopped = False
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._stop)
        while not self.stopped:
            self._look()
            if alive:
                alive.touch()
            if once:
                return
            self._rest()

    def _look(self) -> None:
        try:
            opener.turn()
        except NoMasterKey as problem:
            raise CommandError(str(problem)) from None
        except Error:
            log.exception("The database did not answer; trying again.")
            connection.close()

    def _rest(self) -> None:
        until = time.monotonic() + PAUSE
        while not self.stopped and time.monotonic() < until:
            time.sleep(0.1)

    def _stop(self, number, frame) -> None:
        self.stopped = True
