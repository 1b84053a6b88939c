import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("confirmed", models.BooleanField(default=False)),
                ("confirmed_by", models.TextField(blank=True, default="")),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "calendar_year",
            },
        ),
        migrations.CreateModel(
            name="CalendarVersion",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("token", models.UUIDField(default=uuid.uuid4)),
            ],
            options={
                "db_table": "calendar_version",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="calendar_version_one_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DayTransfer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_date", models.DateField()),
                ("to_date", models.DateField()),
                ("reason", models.TextField(blank=True, default="")),
                ("made_by", models.TextField(blank=True, default="")),
                ("made_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "calendar_transfer",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_date", models.F("to_date")), _negated=True),
                        name="calendar_transfer_two_days",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("date", models.DateField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("is_working", models.BooleanField()),
                ("name_kk", models.CharField(blank=True, default="", max_length=200)),
                ("name_ru", models.CharField(blank=True, default="", max_length=200)),
                ("name_en", models.CharField(blank=True, default="", max_length=200)),
                (
                    "year",
                    models.ForeignKey(
                        db_column="year",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="workdays.calendaryear",
                    ),
                ),
                (
                    "transfer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="workdays.daytransfer",
                    ),
                ),
            ],
            options={
                "db_table": "calendar_day",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("is_working", True), ("kind__in", ["transferred_work", "working"])
                            ),
                            models.Q(
                                ("is_working", False),
                                ("kind__in", ["holiday", "observed", "transferred_off", "weekend"]),
                            ),
                            _connector="OR",
                        ),
                        name="calendar_day_kind_says_working",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year", django.db.models.functions.datetime.ExtractYear("date"))
                        ),
                        name="calendar_day_in_its_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["transferred_off", "transferred_work"]),
                                ("transfer__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("kind__in", ["transferred_off", "transferred_work"]),
                                    _negated=True,
                                ),
                                ("transfer__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="calendar_day_transfer_when_moved",
                    ),
                ],
            },
        ),
    ]
