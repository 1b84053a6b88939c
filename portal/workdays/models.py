"""The calendar that counts: what the database says is a working day is one."""

import uuid

from django.db import models
from django.db.models.functions import ExtractYear

from .days import WORKED, Kind

# Plain words, as a migration writes them down.
WORKED_KINDS = sorted(map(str, WORKED))
OFF_KINDS = sorted(str(kind) for kind in Kind if kind not in WORKED)
MOVED_KINDS = sorted(map(str, (Kind.TRANSFERRED_OFF, Kind.TRANSFERRED_WORK)))


class CalendarYear(models.Model):
    """A year of the calendar. Until it is confirmed, terms that reach into it may move."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    confirmed = models.BooleanField(default=False)
    confirmed_by = models.TextField(blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "calendar_year"

    def __str__(self) -> str:
        return str(self.year)


class DayTransfer(models.Model):
    """A day off moved by the authorities from `from_date`, now worked, to `to_date`, now off."""

    from_date = models.DateField()
    to_date = models.DateField()
    reason = models.TextField(blank=True, default="")
    made_by = models.TextField(blank=True, default="")  # empty: came with the first calendar
    made_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "calendar_transfer"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_date=models.F("to_date")),
                name="calendar_transfer_two_days",
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_date} → {self.to_date}"


class CalendarDay(models.Model):
    """One date. `name_*` is the official name of the holiday behind the day, if there is one."""

    date = models.DateField(primary_key=True)
    year = models.ForeignKey(
        CalendarYear, models.PROTECT, db_column="year", related_name="days", db_index=False
    )
    kind = models.CharField(max_length=20)
    is_working = models.BooleanField()
    name_kk = models.CharField(max_length=200, blank=True, default="")
    name_ru = models.CharField(max_length=200, blank=True, default="")
    name_en = models.CharField(max_length=200, blank=True, default="")
    transfer = models.ForeignKey(DayTransfer, models.PROTECT, null=True, related_name="days")

    class Meta:
        db_table = "calendar_day"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=WORKED_KINDS, is_working=True)
                | models.Q(kind__in=OFF_KINDS, is_working=False),
                name="calendar_day_kind_says_working",
            ),
            models.CheckConstraint(
                condition=models.Q(year=ExtractYear("date")), name="calendar_day_in_its_year"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=MOVED_KINDS, transfer__isnull=False)
                | (~models.Q(kind__in=MOVED_KINDS) & models.Q(transfer__isnull=True)),
                name="calendar_day_transfer_when_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.kind}"


class CalendarVersion(models.Model):
    """The one row whose token names the present calendar; each change draws a new token.

    Random and not counted: a number drawn in a transaction that was rolled back would come
    again, and caches of it would hold a calendar that never was.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        db_table = "calendar_version"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="calendar_version_one_row")
        ]

    def __str__(self) -> str:
        return str(self.token)
