from django.db import migrations, models

import portal.organisations.bin


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bin",
                    models.CharField(
                        max_length=12,
                        unique=True,
                        validators=[portal.organisations.bin.validate_bin],
                        verbose_name="BIN",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state_body", "State body"),
                            ("national_bank", "National Bank"),
                            ("authorised_body", "Authorised body"),
                            ("service_integrator", "Service integrator"),
                            ("operator", "Operator"),
                            ("supplier", "Supplier"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "index",
                    models.CharField(max_length=20, unique=True, verbose_name="document index"),
                ),
                ("name_kk", models.CharField(max_length=500, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=500, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=500, verbose_name="name in English")),
                ("short_kk", models.CharField(max_length=120, verbose_name="short name in Kazakh")),
                (
                    "short_ru",
                    models.CharField(max_length=120, verbose_name="short name in Russian"),
                ),
                (
                    "short_en",
                    models.CharField(max_length=120, verbose_name="short name in English"),
                ),
                (
                    "address_kk",
                    models.CharField(blank=True, max_length=500, verbose_name="address in Kazakh"),
                ),
                (
                    "address_ru",
                    models.CharField(blank=True, max_length=500, verbose_name="address in Russian"),
                ),
                (
                    "address_en",
                    models.CharField(blank=True, max_length=500, verbose_name="address in English"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("name_kk"),
                            models.Value(
                                "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ-‐‑–—\xa0«»“”„\"'’()"
                            ),
                            models.Value(
                                "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a\ue00b\ue00c\ue00d\ue00e\ue00f\ue010\ue011\ue012\ue013\ue014\ue015\ue016\ue017\ue018\ue019\ue01a\ue01b\ue01c\ue01d\ue01e\ue01f\ue020\ue021\ue022\ue023\ue024\ue025\ue026\ue027\ue028\ue029\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a\ue00b\ue00c\ue00d\ue00e\ue00f\ue010\ue011\ue012\ue013\ue014\ue015\ue016\ue017\ue018\ue019\ue01a\ue01b\ue01c\ue01d\ue01e\ue01f\ue020\ue021\ue022\ue023\ue024\ue025\ue026\ue027\ue028\ue029abcdefghijklmnopqrstuvwxyz      "
                            ),
                            function="translate",
                            output_field=models.TextField(),
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["sort_key", "pk"],
                "indexes": [models.Index(fields=["sort_key", "id"], name="organisation_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bin__regex", "^[0-9]{12}$")),
                        name="organisation_bin_12_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "state_body",
                                    "national_bank",
                                    "authorised_body",
                                    "service_integrator",
                                    "operator",
                                    "supplier",
                                ],
                            )
                        ),
                        name="organisation_kind_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("active", True),
                            ("kind__in", ["authorised_body", "operator", "service_integrator"]),
                        ),
                        fields=("kind",),
                        name="organisation_single_active",
                        violation_error_message="There is an active organisation of this kind already.",
                    ),
                ],
            },
        ),
    ]
