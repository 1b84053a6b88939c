"""Announcements that stay, and questions about them; the database refuses to change what was published."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEEP = """
CREATE FUNCTION procurement_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% keeps its rows as they were published', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER procurement_announcement_keeps BEFORE UPDATE OR DELETE ON procurement_announcement
    FOR EACH ROW EXECUTE FUNCTION procurement_published();
CREATE TRIGGER procurement_question_keeps BEFORE DELETE ON procurement_question
    FOR EACH ROW EXECUTE FUNCTION procurement_published();
-- A question is answered once; nothing else of it changes.
CREATE TRIGGER procurement_question_is_answered BEFORE UPDATE ON procurement_question
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL OR
        (NEW.announcement_id, NEW.number, NEW.asker, NEW.asked_at, NEW.text, NEW.sha256) IS DISTINCT FROM
        (OLD.announcement_id, OLD.number, OLD.asker, OLD.asked_at, OLD.text, OLD.sha256))
    EXECUTE FUNCTION procurement_published();
"""
LET_GO = """
DROP FUNCTION procurement_published() CASCADE;
"""
# What was announced before there were announcements: only the last of a tender is known whole.
ANNOUNCED = """
INSERT INTO procurement_announcement
    (tender_id, ordinal, number, round_id, design_task_id, published_at, closes_at)
SELECT tender.record_ptr_id, tender.announcements, record.number,
       (SELECT max(id) FROM sealing_round WHERE tender_id = tender.record_ptr_id),
       tender.design_task_id, tender.published_at, tender.closes_at
FROM procurement_tender AS tender JOIN workflow_record AS record ON record.id = tender.record_ptr_id
WHERE tender.published_at IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("procurement", "0003_operation"),
        ("sealing", "0003_confirmed_after_closing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=40)),
                ("published_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                (
                    "design_task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procurement.designtask",
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announcement",
                        to="sealing.round",
                    ),
                ),
                (
                    "tender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announced",
                        to="procurement.tender",
                    ),
                ),
            ],
            options={
                "db_table": "procurement_announcement",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("tender", "ordinal"), name="announcement_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("published_at"))),
                        name="announcement_closes_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("asker", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "announcement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="procurement.announcement",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "procurement_question",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("announcement", "number"), name="question_in_order"
                    ),
                    models.UniqueConstraint(
                        fields=("announcement", "asker", "sha256"), name="question_asked_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="question_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="question_answered_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KEEP, LET_GO),
        migrations.RunSQL(ANNOUNCED, migrations.RunSQL.noop),
    ]
