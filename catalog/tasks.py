"""Celery's poke for the search."""

from celery import shared_task

from . import refresh


@shared_task
def refresh_search() -> None:
    refresh.refresh()
