"""The list of PPP projects in both official languages; no edition was ever approved before."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEEP = """
CREATE TRIGGER procurement_ppp_list_keeps BEFORE UPDATE OR DELETE ON procurement_ppp_list
    FOR EACH ROW EXECUTE FUNCTION procurement_published();
"""
LET_GO = """
DROP TRIGGER procurement_ppp_list_keeps ON procurement_ppp_list;
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("documents", "0002_papers_of_the_portal"),
        ("procurement", "0004_announcements"),
    ]

    operations = [
        migrations.DeleteModel(name="PPPList"),
        migrations.CreateModel(
            name="PPPList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("registered", models.CharField(max_length=40, unique=True)),
                ("approved_at", models.DateTimeField()),
                ("signatory", models.JSONField()),
                ("entries", models.JSONField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document_kk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "document_ru",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={"db_table": "procurement_ppp_list"},
        ),
        migrations.RunSQL(KEEP, LET_GO),
    ]
