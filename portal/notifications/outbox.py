"""The way in: a step posts here, in its own transaction."""

from collections.abc import Iterable

from .models import OutboxRow


def post(rows: Iterable[OutboxRow]) -> None:
    OutboxRow.objects.bulk_create(rows, batch_size=1000)
