"""The way in: a step posts here, in its own transaction."""

import json
from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from psycopg2.extras import execute_values

from .models import Notification, OutboxRow


def post(rows: Iterable[OutboxRow]) -> None:
    """Set-based and past the ORM: the sweep posts thousands at a time."""
    values = [
        (row.at, row.organisation_id, row.heads_only, row.kind, row.record, row.path,
         json.dumps(row.facts, ensure_ascii=False))
        for row in rows
    ]  # fmt: skip
    if not values:
        return
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            f"INSERT INTO {OutboxRow._meta.db_table}"  # noqa: S608 - a name of ours
            " (at, organisation_id, heads_only, kind, record, path, facts) VALUES %s",
            values,
            page_size=1000,
        )


def tell(user_id: int, kind: str, *, at: datetime, path: str, facts: dict) -> None:
    """One person alone, about what they asked the portal to do; by e-mail too."""
    Notification.objects.create(user_id=user_id, at=at, kind=kind, path=path, facts=facts)
