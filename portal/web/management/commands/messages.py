"""`manage.py messages --update|--compile|--check`: the catalogues of kk, ru and en."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.web import catalogues


class Command(BaseCommand):
    help = "Keeps the message catalogues: --update from the sources, --compile, --check."
    requires_system_checks = []

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--update", action="store_true")
        what.add_argument("--compile", action="store_true")
        what.add_argument("--check", action="store_true")

    def handle(self, **options):
        found = []
        for language, _name in settings.LANGUAGES:
            if options["update"]:
                self.stdout.write(f"{language}: {catalogues.update(language)} without translation")
            elif options["compile"]:
                catalogues.compile_catalogue(language)
            else:
                found += catalogues.problems(language)
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(
                f"{len(found)} problems; `manage.py messages --update`, then translate."
            )
