"""The sweep reads the few running terms that are due: dead rows must not pile up before it."""

from django.db import migrations

SETTINGS = "autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500"
NAMES = "autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold"


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_initial"), ("notifications", "0001_initial")]
    operations = [
        migrations.RunSQL(
            f"ALTER TABLE workflow_obligation SET ({SETTINGS})",
            f"ALTER TABLE workflow_obligation RESET ({NAMES})",
        ),
        migrations.RunSQL(
            f"ALTER TABLE notifications_outboxrow SET ({SETTINGS})",
            f"ALTER TABLE notifications_outboxrow RESET ({NAMES})",
        ),
    ]
