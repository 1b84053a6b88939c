"""Celery's pokes: for the search, and for the imports that wait."""

from celery import shared_task

from . import refresh
from .loads import carrying


@shared_task
def refresh_search() -> None:
    refresh.refresh()


@shared_task
def carry_loads() -> None:
    carrying.carry()
