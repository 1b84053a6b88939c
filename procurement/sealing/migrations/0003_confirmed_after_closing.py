"""A confirmation is given after the closing and bears the moment it was given, whoever writes it.

One that was forged earlier would not open anything, but it would stand in the way of the member's own.
"""

from django.db import migrations

CONFIRMATION = """
CREATE FUNCTION sealing_confirmation_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ends timestamptz;
BEGIN
    EXECUTE format('SELECT closes_at FROM %I.sealing_round WHERE id = $1', TG_TABLE_SCHEMA)
        INTO ends USING NEW.round_id;
    NEW.confirmed_at := portal_now();
    IF NEW.confirmed_at < ends THEN
        PERFORM sealing_refuse('an opening is confirmed after the closing');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealing_confirmation_keeps BEFORE INSERT ON sealing_openingconfirmation
    FOR EACH ROW EXECUTE FUNCTION sealing_confirmation_keeps();
"""


class Migration(migrations.Migration):
    dependencies = [("sealing", "0002_guards")]
    operations = [
        migrations.RunSQL(CONFIRMATION, "DROP FUNCTION sealing_confirmation_keeps() CASCADE")
    ]
