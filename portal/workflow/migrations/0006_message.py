"""Messages on records; once written, the database itself refuses to change or remove them.

TRUNCATE is left to the owner: the application's role has no right to it anyway.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REFUSE = """
CREATE FUNCTION workflow_message_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a message once written is kept' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER workflow_message_keeps BEFORE UPDATE OR DELETE ON workflow_message
    FOR EACH ROW EXECUTE FUNCTION workflow_message_refuse();
"""
ALLOW = """
DROP TRIGGER workflow_message_keeps ON workflow_message;
DROP FUNCTION workflow_message_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("workflow", "0005_remind"),
    ]

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("key", models.UUIDField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="workflow.record",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["record", "id"], name="message_of_record")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "author", "key", "sha256"), name="message_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="message_says_something",
                    ),
                ],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
