"""The table refuses days that contradict themselves, whoever writes them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from portal.workdays.models import CalendarDay, CalendarVersion, DayTransfer


@pytest.mark.parametrize(
    "wrong",
    [
        {"is_working": False},
        {"kind": "weekend"},
        {"kind": "feast", "is_working": False},
        {"kind": "transferred_off", "is_working": False},
        {"year_id": 2025},
    ],
)
def test_a_day_that_contradicts_itself_is_refused(db, wrong):
    monday = CalendarDay.objects.filter(date=date(2026, 2, 2))
    with pytest.raises(IntegrityError), transaction.atomic():
        monday.update(**wrong)


def test_a_day_is_not_moved_to_itself(db):
    day = date(2026, 2, 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        DayTransfer.objects.create(from_date=day, to_date=day)


def test_there_is_one_version(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarVersion.objects.create(id=2)
