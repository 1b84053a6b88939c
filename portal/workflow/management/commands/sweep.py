"""`manage.py sweep`: the same sweep that Celery runs each minute, for cron or by hand."""

from django.core.management.base import BaseCommand

from portal.workflow.sweep import sweep


class Command(BaseCommand):
    help = "Marks terms that have run out, reminds of those about to, posts the day's digests."

    def handle(self, **options):
        swept = sweep()
        self.stdout.write(
            f"{swept.missed} terms missed, {swept.reminded} reminded of, {swept.digests} digests,"
            f" {len(swept.failed) + len(swept.failed_digests)} failed."
        )
