"""`manage.py create_organisation`: bodies and companies of a new portal."""

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from portal.organisations.actions import create_organisation
from portal.organisations.models import Organisation

NAMES = ("name_kk", "name_ru", "name_en", "short_kk", "short_ru", "short_en")


class Command(BaseCommand):
    help = "Adds an organisation; its officers are added with create_officer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bin", help="12 digits")
        parser.add_argument("--kind", choices=Organisation.Kind.values, required=True)
        parser.add_argument("--index", required=True, help="stands in numbers of its documents")
        for name in NAMES:
            parser.add_argument(f"--{name.replace('_', '-')}", required=True)
        parser.add_argument("--email", default="")

    def handle(self, **options) -> None:
        fields = ("bin", "kind", "index", "email", *NAMES)
        organisation = Organisation(**{name: options[name] for name in fields})
        try:
            create_organisation(organisation)
        except ValidationError as error:
            lines = [
                f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items()
            ]
            raise CommandError("\n".join(lines)) from None
        self.stdout.write(f"{organisation.name_en} is in the portal, BIN {organisation.bin}.")
