"""`manage.py audit verify`: is the chain whole? Names the first broken row of each stream."""

from django.core.management.base import BaseCommand, CommandError

from portal.audit.chain import verify
from portal.audit.models import AuditRow


class Command(BaseCommand):
    help = "Checks the audit chain; exits with 1 and names the first broken row of each stream."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["verify"])

    def handle(self, **options):
        broken = list(verify())
        for row in broken:
            self.stderr.write(f"{row.stream} #{row.number}: {row.why}")
        if broken:
            raise CommandError(f"The audit chain is broken in {len(broken)} stream(s).")
        self.stdout.write(f"{AuditRow.objects.count()} rows, every chain whole.")
