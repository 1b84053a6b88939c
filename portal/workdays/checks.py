"""What has to be true of the machine before anybody trusts a date."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.checks import Error

UNIFIED = datetime(2024, 3, 1, 0, 0)  # noqa: DTZ001 - a wall-clock reading, put into the zone below


def knows_unified_time(zone: ZoneInfo) -> bool:
    """Whether `zone` knows that Almaty went from UTC+6 to UTC+5 on 1 March 2024."""
    return UNIFIED.replace(tzinfo=zone).utcoffset() == timedelta(hours=5)


def time_zone_is_current(app_configs=None, zone: ZoneInfo | None = None, **_kwargs) -> list[Error]:
    """An hour's error at midnight is a day's error in a term, so an old database is refused."""
    if knows_unified_time(zone or ZoneInfo("Asia/Almaty")):
        return []
    return [
        Error(
            "The time zone database of this machine is older than 2024a: it does not know that"
            " Asia/Almaty has been UTC+5 since 1 March 2024.",
            hint="Update the system's tzdata, or set PYTHONTZPATH to an empty value so that"
            " Python uses the tzdata package installed with the portal.",
            id="workdays.E001",
        )
    ]
