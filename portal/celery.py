"""Celery pokes; the database decides. No countdown, no ETA task."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "sweep": {"task": "portal.workflow.tasks.sweep", "schedule": 60.0, "options": {"expires": 60}},
    "deliver": {
        "task": "portal.notifications.tasks.deliver",
        "schedule": 3.0,
        "options": {"expires": 30},
    },
    "loads": {"task": "catalog.tasks.carry_loads", "schedule": 3.0, "options": {"expires": 30}},
    "search": {
        "task": "catalog.tasks.refresh_search",
        "schedule": 600.0,
        "options": {"expires": 600},
    },
    "orphans": {"task": "portal.documents.tasks.sweep_orphans", "schedule": 3600.0},
}
