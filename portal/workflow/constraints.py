"""A migration operation: the states a kind may have, as a CHECK on the record table."""

from django.db import migrations


def allow_states(kind: str, states: list[str]) -> migrations.RunSQL:
    """Replaces the constraint of this kind; put it into the migration that adds the kind or a state."""
    name = f"record_state_{kind}"
    listed = ", ".join(f"'{state}'" for state in states)
    drop = f"ALTER TABLE workflow_record DROP CONSTRAINT IF EXISTS {name}"
    return migrations.RunSQL(
        f"{drop}; ALTER TABLE workflow_record ADD CONSTRAINT {name}"
        f" CHECK (kind <> '{kind}' OR state IN ({listed}))",
        drop,
    )
