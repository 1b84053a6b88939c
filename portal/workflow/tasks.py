"""Celery's poke: the sweep, each minute."""

from celery import shared_task

from . import sweep as sweeping


@shared_task
def sweep() -> None:
    sweeping.sweep()
