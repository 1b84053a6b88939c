"""`manage.py create_officer`: how the first administrator of a new portal gets in."""

import secrets
import sys
from argparse import ArgumentParser
from getpass import getpass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from portal.accounts.actions import create_officer
from portal.accounts.models import Membership, User
from portal.organisations.models import Organisation


class Command(BaseCommand):
    help = "Gives a person an account in an organisation that is in the portal already."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--bin", required=True, help="the organisation's BIN")
        parser.add_argument("--surname", required=True)
        parser.add_argument("--given-name", required=True)
        parser.add_argument("--patronymic", default="")
        parser.add_argument("--position", default="", help="as it stands in documents")
        parser.add_argument(
            "--rank", choices=Membership.Rank.values, default=Membership.Rank.OFFICER
        )
        parser.add_argument(
            "--language", choices=dict(settings.LANGUAGES), default=settings.LANGUAGE_CODE
        )
        parser.add_argument("--administrator", action="store_true", help="may change the calendar")
        parser.add_argument(
            "--ask-password",
            action="store_true",
            help="read the password from the terminal or from standard input; "
            "otherwise one is made up and printed",
        )

    def handle(self, **options) -> None:
        organisation = Organisation.objects.filter(bin=options["bin"]).first()
        if organisation is None:
            raise CommandError(
                f"There is no organisation with BIN {options['bin']}. Create it first: "
                "manage.py create_organisation --help"
            )
        password = _read_password() if options["ask_password"] else secrets.token_urlsafe(15)
        names = ("email", "surname", "given_name", "patronymic", "language")
        user = User(
            **{name: options[name] for name in names}, is_administrator=options["administrator"]
        )
        try:
            create_officer(
                user, password, organisation, rank=options["rank"], position=options["position"]
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"{user.full_name} can sign in as {user.email}.")
        if not options["ask_password"]:
            self.stdout.write(f"Password, to be changed after the first sign-in: {password}")


def _read_password() -> str:
    if sys.stdin.isatty():
        return getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")
