from django.db import migrations

from portal.workdays import seed


def fill(apps, schema_editor):
    """The calendar of every year that `seed` knows, with the transfers behind it."""
    day_rows = list(seed.days())
    transfers = _transfers(apps, day_rows)
    apps.get_model("workdays", "CalendarYear").objects.bulk_create(
        apps.get_model("workdays", "CalendarYear")(
            year=year, confirmed=year <= seed.LAST_CONFIRMED_YEAR
        )
        for year in range(seed.FIRST_YEAR, seed.LAST_YEAR + 1)
    )
    calendar_day = apps.get_model("workdays", "CalendarDay")
    calendar_day.objects.bulk_create(
        (
            calendar_day(
                date=day.date,
                year_id=day.date.year,
                kind=str(day.kind),
                is_working=day.is_working,
                name_kk=day.name.kk if day.name else "",
                name_ru=day.name.ru if day.name else "",
                name_en=day.name.en if day.name else "",
                transfer=transfers.get(day.transfer),
            )
            for day in day_rows
        ),
        batch_size=1000,
    )
    apps.get_model("workdays", "CalendarVersion").objects.create()


def empty(apps, schema_editor):
    for name in ("CalendarVersion", "CalendarDay", "DayTransfer", "CalendarYear"):
        apps.get_model("workdays", name).objects.all().delete()


def _transfers(apps, day_rows):
    """A saved row for each transfer; two days share one."""
    moves = {day.transfer for day in day_rows if day.transfer}
    day_transfer = apps.get_model("workdays", "DayTransfer")
    return {
        move: day_transfer.objects.create(from_date=move.from_date, to_date=move.to_date)
        for move in sorted(moves, key=lambda move: move.to_date)
    }


class Migration(migrations.Migration):
    dependencies = [("workdays", "0002_portal_now")]

    operations = [migrations.RunPython(fill, empty)]
