from django.db import migrations

# VOLATILE, as a story replaces the function in the middle of its transaction, and because
# the moment moves on inside a transaction: what is read after a lock wait is read again.
CREATE = """
CREATE FUNCTION portal_now() RETURNS timestamptz
LANGUAGE sql VOLATILE
RETURN clock_timestamp()
"""
COMMENT = "COMMENT ON FUNCTION portal_now() IS 'The one clock of the portal'"


class Migration(migrations.Migration):
    dependencies = [("workdays", "0001_initial")]

    operations = [
        migrations.RunSQL([CREATE, COMMENT], reverse_sql="DROP FUNCTION portal_now()"),
    ]
