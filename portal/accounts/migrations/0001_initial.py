import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "email",
                    models.EmailField(
                        error_messages={
                            "unique": "There is an account with this e-mail address already."
                        },
                        max_length=254,
                        unique=True,
                        verbose_name="e-mail address",
                    ),
                ),
                ("surname", models.CharField(max_length=150, verbose_name="surname")),
                ("given_name", models.CharField(max_length=150, verbose_name="given name")),
                (
                    "patronymic",
                    models.CharField(blank=True, max_length=150, verbose_name="patronymic"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_administrator",
                    models.BooleanField(default=False, verbose_name="administers the calendar"),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower(models.F("email")))
                        ),
                        name="user_email_lower",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["kk", "ru", "en"])),
                        name="user_language_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rank",
                    models.CharField(
                        choices=[("officer", "Officer"), ("head", "Head")],
                        default="officer",
                        max_length=10,
                        verbose_name="rank",
                    ),
                ),
                (
                    "position_kk",
                    models.CharField(blank=True, max_length=200, verbose_name="position in Kazakh"),
                ),
                (
                    "position_ru",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="position in Russian"
                    ),
                ),
                (
                    "position_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="position in English"
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "indexes": [
                    models.Index(
                        condition=models.Q(("active", True)),
                        fields=["organisation"],
                        name="membership_active_of",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("active", True)),
                        fields=("user",),
                        name="membership_one_active",
                        violation_error_message="This person already acts for an organisation.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rank__in", ["officer", "head"])),
                        name="membership_rank_known",
                    ),
                ],
            },
        ),
    ]
