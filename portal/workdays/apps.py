from django.apps import AppConfig
from django.core import checks

from .checks import time_zone_is_current


class WorkdaysConfig(AppConfig):
    name = "portal.workdays"
    label = "workdays"

    def ready(self) -> None:
        checks.register(time_zone_is_current)
