"""`manage.py prepare_database`: extensions, the two working roles, migrations, grants."""

import os

from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from portal import env
from portal.embedded.database import check_database
from portal.embedded.roles import ensure_role, grant_application, grant_opener
from portal.embedded.trouble import Trouble


class Command(BaseCommand):
    help = (
        "Prepares the database: checks its character type, makes the extensions, the role of "
        "DATABASE_URL and that of OPENER_DATABASE_URL with their rights, and migrates, as the owner "
        "of DATABASE_OWNER_URL."
    )
    requires_system_checks = []

    def handle(self, *args, **options) -> None:
        url, opener_url = os.environ.get("DATABASE_URL"), os.environ.get("OPENER_DATABASE_URL")
        owner_url = os.environ.get("DATABASE_OWNER_URL") or url
        if not url:
            raise CommandError(
                "Set DATABASE_URL (the application's role) and DATABASE_OWNER_URL (the owner)."
            )
        try:
            check_database(owner_url)
            two_roles = url != owner_url
            role = ensure_role(owner_url, url) if two_roles else None
            opener = opener_url and ensure_role(owner_url, opener_url, "OPENER_DATABASE_URL")
        except Trouble as trouble:
            raise CommandError(str(trouble)) from None
        connection.close()
        connection.settings_dict.update(env.database(owner_url))
        call_command("migrate", interactive=False, verbosity=0)
        if role:
            grant_application(connection, role)
        if opener:
            grant_opener(connection, opener)
