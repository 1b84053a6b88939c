"""A published round keeps its word: PostgreSQL refuses what would break it, whoever asks."""

from datetime import timedelta

import psycopg2
import pytest
from django.db import DatabaseError, connection, transaction

from portal.embedded.database import connected
from portal.workdays import clock
from procurement.sealing.bids import submit_bid
from procurement.sealing.closing import close_round
from procurement.sealing.models import OpenerRound, Round, SealingKey
from procurement.sealing.pool import make_pairs
from procurement.sealing.rounds import fail_round, publish_round
from tests.procurement.sealing.conftest import CLOSES_AT, CONTENT, bidder
from tests.procurement.sealing.roles import acting_as, far_closing, set_clock_for_all

NEVER = [
    "UPDATE sealing_round SET closes_at = closes_at - interval '1 second'",
    "UPDATE sealing_round SET closes_at = closes_at + interval '1 second'",
    "UPDATE sealing_round SET published_at = published_at - interval '1 day'",
    "UPDATE sealing_round SET tender_id = 18",
    "UPDATE sealing_round SET number = 2",
    "UPDATE sealing_round SET closed_at = closes_at, bid_count = 0",
    "UPDATE sealing_round SET key_id = (SELECT max(id) FROM sealing_sealingkey)",
    "DELETE FROM sealing_round",
    "TRUNCATE sealing_round CASCADE",
    "UPDATE sealing_sealingkey SET public_key = 'x'",
    "UPDATE sealing_sealingkey SET taken_at = NULL",
    "DELETE FROM sealing_sealedbid",
    "UPDATE sealing_sealedbid SET ciphertext = 'x'",
    "UPDATE sealing_sealedbid SET sha256 = 'x', withdrawn_at = portal_now(), ciphertext = ''",
    "UPDATE sealing_sealedbid SET submitted_at = submitted_at - interval '1 day'",
    "INSERT INTO sealing_openingconfirmation (round_id, user_id, confirmed_at)"
    " SELECT id, 1, closes_at FROM sealing_round",
]


@pytest.mark.parametrize("statement", NEVER)
def test_the_owner_too_is_refused_while_the_triggers_stand(round_, statement):
    submit_bid(round_.pk, actor=bidder(1), content=CONTENT)
    publish_round(99, 1, closes_at=CLOSES_AT)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "change", ["closed_at = NULL, bid_count = NULL", "bid_count = 5", "closed_at = portal_now()"]
)
def test_a_closed_round_stays_as_it_was_counted(round_, at, change):
    at("2026-04-09 00:00")
    close_round(round_.pk)
    at("2026-04-09 00:01")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE sealing_round SET {change}")


def test_a_late_bid_is_refused_by_the_database_itself(round_, at):
    """Whoever writes past the functions, with a moment of his own choice."""
    submit_bid(round_.pk, actor=bidder(1), content=CONTENT)
    at("2026-04-09 00:00")
    with (
        pytest.raises(DatabaseError, match="the period for bids is over"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO sealing_sealedbid"
            " (number, round_id, bidder, submit, ciphertext, sha256, submitted_at)"
            " SELECT 'x', round_id, 'x', '', 'x', 'x', submitted_at FROM sealing_sealedbid"
        )


def test_the_opener_has_its_copy_from_the_first_moment(round_):
    assert OpenerRound.objects.get(round=round_).closes_at == CLOSES_AT


def test_one_round_of_a_tender_at_a_time(round_, at):
    assert publish_round(17, 2, closes_at=CLOSES_AT).code == "round-running"
    assert isinstance(publish_round(18, 1, closes_at=CLOSES_AT), Round)
    at("2026-04-09 00:00")
    close_round(round_.pk)
    again = publish_round(17, 2, closes_at=CLOSES_AT + timedelta(days=21))
    assert isinstance(again, Round)
    fail_round(again.pk)
    assert submit_bid(again.pk, actor=bidder(1), content=CONTENT).code == "not-open"
    assert isinstance(publish_round(17, 2, closes_at=CLOSES_AT + timedelta(days=21)), Round)


@pytest.mark.parametrize("days", [-30, 0])
def test_what_the_caller_must_not_ask(db, at, days):
    at("2026-03-13 10:00")
    with pytest.raises(ValueError, match="closes after|24:00"):
        publish_round(17, 1, closes_at=clock.now() + timedelta(days=days))
    with pytest.raises(ValueError, match="closes after"):
        publish_round(17, 1, closes_at=clock.end_of_day(clock.today() - timedelta(days=1)))


APPLICATION_NEVER = [
    "SELECT * FROM sealing_sealedsecret",
    "INSERT INTO sealing_sealingkey (public_key, created_at) VALUES ('x', portal_now())",
    "UPDATE sealing_sealingkey SET retired_at = portal_now()",
    "UPDATE sealing_round SET opened_at = portal_now()",
    "UPDATE sealing_round SET closes_at = portal_now()",
    "UPDATE sealing_openerround SET quorum = 1",
    "DELETE FROM sealing_openerround",
    "DELETE FROM sealing_commissionstanding",
    "UPDATE sealing_openingorder SET answered_at = portal_now()",
    "UPDATE sealing_openingconfirmation SET user_id = 1",
    "DELETE FROM sealing_openingconfirmation",
    "UPDATE sealing_openedbid SET price = 1",
    "ALTER TABLE sealing_round DISABLE TRIGGER USER",
    "SET session_replication_role = replica",
]
OPENER_NEVER = [
    "UPDATE sealing_round SET closes_at = portal_now()",
    "UPDATE sealing_openerround SET closes_at = portal_now()",
    "INSERT INTO sealing_openingconfirmation (round_id, user_id, confirmed_at)"
    " VALUES (1, 1, portal_now())",
    "UPDATE sealing_openedbid SET price = 1",
    "SELECT * FROM accounts_user",
    "SELECT * FROM django_session",
    "DELETE FROM audit_row",
]


def test_each_role_has_its_own_and_nothing_else(roles):
    publish_round(17, 1, closes_at=far_closing())
    for url, statements in ((roles.application, APPLICATION_NEVER), (roles.opener, OPENER_NEVER)):
        with connected(url) as opened, opened.cursor() as cursor:
            for statement in statements:
                with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                    cursor.execute(statement)
    assert SealingKey.objects.count() == 1


def test_a_temporary_table_of_the_same_name_deceives_nobody(roles):
    """The application may make temporary tables, and PostgreSQL looks at those first."""
    make_pairs(1, at=clock.now())
    closes_at = far_closing()
    with acting_as(roles.application):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE sealing_openerround (LIKE sealing_openerround)")
        round_ = publish_round(17, 1, closes_at=closes_at)
    assert OpenerRound.objects.get(round=round_).closes_at == closes_at
    set_clock_for_all(closes_at)
    with connected(roles.application) as opened, opened.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE sealing_round AS SELECT id, closes_at + interval '1 year'"
            " AS closes_at, closed_at, failed_at FROM sealing_round"
        )
        with pytest.raises(psycopg2.errors.CheckViolation, match="the period for bids is over"):
            cursor.execute(
                "INSERT INTO sealing_sealedbid"
                " (number, round_id, bidder, submit, ciphertext, sha256, submitted_at)"
                " SELECT 'x', id, 'x', '', 'x', 'x', portal_now() FROM sealing_round"
            )
