"""`manage.py demo`: makes the demo accounts and plays the demo stories in, once."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.stories import demo


class Command(BaseCommand):
    help = "Fills an empty portal with the demo (PORTAL_DEMO=1 only); --list shows the accounts."

    def add_arguments(self, parser):
        parser.add_argument("--list", action="store_true", dest="only_list")

    def handle(self, only_list, **options):
        if not settings.DEMO:
            raise CommandError("The demo exists only with PORTAL_DEMO=1.")
        if not only_list:
            demo.ensure_demo(say=lambda line: None)
            return
        for row in demo.accounts():
            self.stdout.write("  ".join(str(part) for part in row))
        self.stdout.write(f"password: {demo.password()}")
