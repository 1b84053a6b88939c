"""`manage.py play FILE…`: plays stories; nothing of them remains without `--keep`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.stories.player import play
from portal.stories.story import StoryError, load


class Command(BaseCommand):
    help = "Plays stories as the database's owner, each in a transaction that is rolled back."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument(
            "--keep", action="store_true", help="commit stories that count from today"
        )

    def handle(self, files, keep, **options):
        failed = 0
        for path in files:
            try:
                story = load(path)
                self.stdout.write(f"{story.title} ({path.name})")
                passed = play(story, keep=keep, say=self.stdout.write)
            except (StoryError, OSError) as error:
                self.stderr.write(str(error))
                passed = False
            failed += not passed
        self.stdout.write(f"{len(files) - failed} passed, {failed} failed")
        if failed:
            raise CommandError("Some stories failed.", returncode=1)
