"""`manage.py seed_registers`: invented objects and services, so that the demo has what to search."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from catalog.seeding import seed


class Command(BaseCommand):
    help = "Enters the invented objects and services of the demo into the registers (PORTAL_DEMO=1 only)."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The invented entries exist only with PORTAL_DEMO=1.")
        self.stdout.write(f"{seed()} new entries.")
