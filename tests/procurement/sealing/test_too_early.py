"""A thousand ways to open before the closing, by everybody who is not the opener: none succeeds."""

import contextlib
from datetime import timedelta
from itertools import cycle, islice

import psycopg2
import pytest
from django.db import ProgrammingError, transaction

from portal.stories.clockwork import set_clock
from portal.workdays import clock
from procurement.sealing import opener
from procurement.sealing.bids import submit_bid
from procurement.sealing.closing import close_round
from procurement.sealing.commission import confirm_opening, set_quorum
from procurement.sealing.models import OpenedBid, OpeningOrder, Round, SealedBid, SealedSecret
from procurement.sealing.opening import open_round
from procurement.sealing.orders import opened_bids, order_opening
from procurement.sealing.rounds import publish_round
from tests import cast
from tests.procurement.sealing.conftest import CONTENT
from tests.procurement.sealing.roles import acting_as, far_closing, set_clock_for_all, thread_of

ATTEMPTS = 1000
MEMBERS = ("health-ministry", "integrator", "operator")


@pytest.fixture
def attacked(roles, settings, tmp_path):
    """A running round with two bids, a Commission, its key bound; the opener's key is the opener's."""
    cast.ensure()
    settings.OPENER_KEY_FILE = str(tmp_path / "opener.key")
    closes_at = far_closing()
    with acting_as(roles.opener):
        opener.begin()
        opener.turn()
    with acting_as(roles.application):
        round_ = publish_round(17, 1, closes_at=closes_at)
        for key in ("supplier", "second-supplier"):
            submit_bid(round_.pk, actor=cast.actor(key), content=CONTENT)
        members = [cast.actor(key).user_id for key in MEMBERS]
        set_quorum(round_.pk, members=members, quorum=2, formed_at=clock.now())
    with acting_as(roles.opener):
        opener.turn()
    with thread_of(roles.opener) as as_opener, thread_of(roles.application) as as_application:
        yield Attack(round_, roles, settings, as_opener, as_application)


class Attack:
    """Each method is one attempt and returns what stopped it."""

    def __init__(self, round_, roles, settings, as_opener, as_application) -> None:
        self.round, self.roles, self.settings = round_, roles, settings
        self.as_opener, self.as_application = as_opener, as_application
        self.number = 0
        self.members = [cast.actor(key) for key in MEMBERS]
        self.application = psycopg2.connect(roles.application)
        self.owner = psycopg2.connect(roles.owner)
        self.application.autocommit = self.owner.autocommit = True

    def close(self) -> None:
        self.application.close()
        self.owner.close()

    def sql(self, connection, statement: str) -> str:
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        except psycopg2.errors.InsufficientPrivilege:
            return "refused by the database"
        return "done"

    @contextlib.contextmanager
    def without_the_master_key(self):
        own = self.settings.OPENER_KEY_FILE
        self.settings.OPENER_KEY_FILE = f"{own}.not-mine"
        yield
        self.settings.OPENER_KEY_FILE = own

    def clock_moved_in_ones_own_session(self) -> str:
        """As the owner, who may move it, with the round closed and confirmed as far as he sees."""
        self.number += 1
        with self.without_the_master_key(), transaction.atomic():
            set_clock(self.round.closes_at + timedelta(seconds=self.number))
            close_round(self.round.pk)
            for member in self.members:
                confirm_opening(self.round.pk, actor=member)
            outcome = open_round(self.round.pk)
            transaction.set_rollback(True)
        return outcome.code

    def the_opener_is_asked_while_another_session_has_moved_its_clock(self) -> str:
        self.sql(
            self.owner,
            "BEGIN; CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE"
            " AS $$ SELECT clock_timestamp() + interval '99 years' $$",
        )
        outcome = self.a_forged_order()
        self.sql(self.owner, "ROLLBACK")
        return outcome

    def a_forged_order(self) -> str:
        self.sql(
            self.application,
            "INSERT INTO sealing_openingorder (round_id, ordered_at, refused)"
            f" VALUES ({self.round.pk}, portal_now(), '') ON CONFLICT DO NOTHING",
        )
        self.as_opener(opener.turn)
        return OpeningOrder.objects.latest("pk").refused

    def a_forged_confirmation(self) -> str:
        member = self.members[self.number % 3].user_id
        return self.sql(
            self.application,
            "INSERT INTO sealing_openingconfirmation (round_id, user_id, confirmed_at)"
            f" VALUES ({self.round.pk}, {member}, '{self.round.closes_at}')",
        )

    def closing_moment_edited_by_the_application(self) -> str:
        return self.sql(
            self.application, "UPDATE sealing_round SET closes_at = portal_now() - interval '1 day'"
        )

    def closing_moment_edited_by_the_owner(self) -> str:
        """Past the triggers, in the round: the opener's later copy counts."""
        self.sql(
            self.owner,
            "SET session_replication_role = replica; UPDATE sealing_round SET"
            " published_at = portal_now() - interval '9 days',"
            " closes_at = portal_now() - interval '1 day', closed_at = portal_now(), bid_count = 2;"
            " SET session_replication_role = origin",
        )
        outcome = self.a_forged_order()
        self.put_back()
        return outcome

    def both_moments_edited_by_the_owner(self) -> str:
        """In the opener's copy too, to which the key is bound."""
        self.sql(
            self.owner,
            "SET session_replication_role = replica; UPDATE sealing_round SET"
            " published_at = portal_now() - interval '9 days',"
            " closes_at = portal_now() - interval '1 day', closed_at = portal_now(), bid_count = 2;"
            " UPDATE sealing_openerround SET closes_at = portal_now() - interval '1 day';"
            " INSERT INTO sealing_openingconfirmation (round_id, user_id, confirmed_at)"
            " SELECT round_id, unnest(members), portal_now() FROM sealing_commissionstanding;"
            " SET session_replication_role = origin",
        )
        outcome = self.a_forged_order()
        self.put_back()
        return outcome

    def the_copy_edited_by_the_application(self) -> str:
        return self.sql(self.application, "UPDATE sealing_openerround SET closes_at = portal_now()")

    def the_private_key_read_by_the_application(self) -> str:
        return self.sql(self.application, "SELECT wrapped FROM sealing_sealedsecret")

    def an_opened_bid_forged_by_the_application(self) -> str:
        return self.sql(
            self.application,
            "INSERT INTO sealing_openedbid (round_id, number, submitted_at, unreadable, identity,"
            " content, attachments)"
            f" VALUES ({self.round.pk}, 'x', portal_now(), 'corrupt', '{{}}', '{{}}', '[]')",
        )

    def the_functions_called_by_the_application(self) -> str:
        return self.as_application(self._call_everything)

    def _call_everything(self) -> str:
        codes = {
            opened_bids(self.round.pk).code,
            order_opening(self.round.pk, actor=self.members[1], wait=1).code,
            confirm_opening(self.round.pk, actor=self.members[1]).code,
            close_round(self.round.pk).code,
            open_round(self.round.pk).code,
        }
        with pytest.raises(ProgrammingError, match="permission denied"):
            SealedSecret.objects.get(key=self.round.key_id)
        return ", ".join(sorted(codes))

    def put_back(self) -> None:
        closes_at, published_at = self.round.closes_at, self.round.published_at
        self.sql(
            self.owner,
            "SET session_replication_role = replica; DELETE FROM sealing_openingconfirmation;"
            f" UPDATE sealing_round SET closes_at = '{closes_at}', published_at = '{published_at}',"
            " closed_at = NULL, bid_count = NULL;"
            f" UPDATE sealing_openerround SET closes_at = '{closes_at}';"
            " SET session_replication_role = origin",
        )


EXPECTED = {
    "clock_moved_in_ones_own_session": "key-lost",
    "the_opener_is_asked_while_another_session_has_moved_its_clock": "too-early",
    "a_forged_order": "too-early",
    "a_forged_confirmation": "refused by the database",
    "closing_moment_edited_by_the_application": "refused by the database",
    "closing_moment_edited_by_the_owner": "too-early",
    "both_moments_edited_by_the_owner": "copy-changed",
    "the_copy_edited_by_the_application": "refused by the database",
    "the_private_key_read_by_the_application": "refused by the database",
    "an_opened_bid_forged_by_the_application": "refused by the database",
    "the_functions_called_by_the_application": "too-early",
}


def test_a_thousand_attempts_and_then_the_right_one(attacked):
    for name in islice(cycle(EXPECTED), ATTEMPTS):
        assert getattr(attacked, name)() == EXPECTED[name], name
        assert not OpenedBid.objects.exists()
    attacked.close()
    assert Round.objects.get().opened_at is None
    # The opener is not merely broken: at its time, for its quorum, it opens.
    set_clock_for_all(attacked.round.closes_at)
    with acting_as(attacked.roles.application):
        assert close_round(attacked.round.pk).bid_count == 2
        assert order_opening(attacked.round.pk).code == "no-quorum"
        for key in MEMBERS[:2]:
            confirm_opening(attacked.round.pk, actor=cast.actor(key))
        assert order_opening(attacked.round.pk).code == "being-opened"
    with acting_as(attacked.roles.opener):
        opener.turn()
    with acting_as(attacked.roles.application):
        opened = order_opening(attacked.round.pk)
    assert [bid.answers for bid in opened] == [CONTENT, CONTENT]
    assert {bid.number for bid in opened} == set(SealedBid.objects.values_list("number", flat=True))
