"""Celery's poke: hand out what waits."""

from celery import shared_task

from .deliver import hand_out, send_emails


@shared_task
def deliver() -> None:
    while hand_out():
        pass
    send_emails()
