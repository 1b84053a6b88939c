import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_email_after"), ("organisations", "0001_initial")]

    operations = [
        migrations.AddField("notification", "by_email", models.BooleanField(default=True)),
        migrations.RemoveIndex("notification", "notification_to_mail"),
        migrations.AddIndex(
            "notification",
            models.Index(
                condition=models.Q(("by_email", True), ("emailed_at", None)),
                fields=["id"],
                name="notification_to_mail",
            ),
        ),
        migrations.CreateModel(
            name="DigestMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation",), name="digest_mark_once", nulls_distinct=False
                    )
                ],
            },
        ),
    ]
