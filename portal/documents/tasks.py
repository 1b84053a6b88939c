"""Celery's poke: forget uploads that nobody attached."""

from celery import shared_task

from . import actions


@shared_task
def sweep_orphans() -> None:
    actions.sweep_orphans()
