"""`manage.py consequences`: every consequence of every step, in the order they run."""

from django.core.management.base import BaseCommand

from portal.workflow.consequences import CONSEQUENCES


class Command(BaseCommand):
    help = "Lists what each step brings about in other records."

    def handle(self, **options):
        for key, functions in sorted(CONSEQUENCES.items()):
            for function in functions:
                first_line = (function.__doc__ or "").strip().split("\n")[0]
                self.stdout.write(
                    f"{key:32} {function.__module__}.{function.__name__}  {first_line}"
                )
