"""`manage.py sweep`: the same sweep that Celery runs each minute, for cron or by hand."""

from django.core.management.base import BaseCommand

from portal.workflow.sweep import sweep


class Command(BaseCommand):
    help = "Marks terms that have run out as missed and tells who must know."

    def handle(self, **options):
        swept = sweep()
        self.stdout.write(f"{swept.missed} terms missed, {len(swept.failed)} projects failed.")
