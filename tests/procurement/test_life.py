"""The life of a tender at random: whoever does whatever, the Rules hold after every step.

Real database, real seals, the real opening, the clock of the story. Each example lives in a savepoint.
"""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from portal.accounts.actor import Actor
from portal.audit import chain
from portal.audit.models import AuditRow
from portal.rules.refusal import Refusal
from portal.stories.clockwork import set_clock
from portal.workdays import clock
from portal.workflow.models import Record
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.perform import Done, perform
from procurement.models import Bid, Contract, Tender
from procurement.sealing.bids import replace_bid, submit_bid, withdraw_bid
from procurement.sealing.models import OpenedBid, Round
from procurement.sweeps import close_due_tenders
from tests.procurement import attempts, lived, tenders
from tests.procurement.attempts import PEOPLE, SPOILT, STEPS
from tests.procurement.life import (
    ALTERNATE,
    CHAIR,
    CUSTOMER,
    INTEGRATOR,
    LAST_ROUND,
    OPENED_STATES,
    SEALED_STATES,
    SEATS,
    SUPPLIERS,
    WEIGHTS,
    Life,
)

TEXT = "Қамысбұлақ-7351"  # in every bid, and nowhere else
PAGES = ("tenders/", "tenders/{}/", "tenders/{}/bid/", "cases/{}/", "cases/{}/scoring/", "work/")
FILING = {"submit": submit_bid, "replace": replace_bid}
mostly = st.sampled_from([True] * 5 + [False])
points = st.tuples(*[st.integers(0, 100)] * len(WEIGHTS))
# Below the ceiling, which every page says, and above what a page may say of anything else.
prices = st.integers(10_000_001, int(attempts.CEILING * 100) - 1).map(
    lambda tiyn: Decimal(tiyn) / 100
)
wrong_prices = st.sampled_from(
    [
        Decimal(0),
        Decimal("-5"),
        attempts.CEILING + Decimal("0.01"),
        Decimal("1.001"),
        Decimal("NaN"),
    ]
)


class ALife(RuleBasedStateMachine):
    """`begin` and `actors` are set by the test: the tender as it is when every example starts."""

    begin: Tender
    actors: dict[str, Actor]

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.life = Life(clock.now())
        self.project = self.begin.project_id
        self.first_row = AuditRow.objects.latest("pk").pk

    def teardown(self) -> None:
        connection.needs_rollback = False
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    # What is done

    @initialize(data=st.data(), times=st.integers(0, 9))
    def begin_anywhere(self, data, times) -> None:
        """A life at any of its stages, so that whatever follows is tried at each of them."""
        for _time in range(times):
            self.go_on(data)

    @rule(data=st.data())
    def go_on(self, data) -> None:
        """What the Rules wait for, more or less in its order, so that a life gets somewhere."""
        match self.life.state:
            case "preparing":
                self.take("tender.publish", INTEGRATOR)
                self.take("tender.consent", CUSTOMER)
                self.take("tender.publish", INTEGRATOR)
            case "accepting_bids":
                self.take("commission.form", CUSTOMER)
                for who in data.draw(st.sets(st.sampled_from(SUPPLIERS))):
                    self.file("submit", who, data.draw(prices))
                self.wait(max(self.life.now, self.life.closes_at))
                self.sweep()
            case "closed":
                for who in (*SEATS, ALTERNATE):
                    self.take("tender.open_bids", CHAIR)
                    interest = "no" if data.draw(mostly) else "yes"
                    self.take("commission.declare_interest", who, interest=interest)
                    if data.draw(mostly):
                        self.take("tender.confirm_presence", who)
                self.take("tender.open_bids", CHAIR)
            case "opened":
                for bid in self.life.bids:
                    step = "admit_bid" if data.draw(mostly) else "reject_bid"
                    self.take(f"tender.{step}", CHAIR, bid)
                    for who in (*SEATS, ALTERNATE):
                        if data.draw(mostly):
                            self.take("tender.score", who, bid, points=data.draw(points))
                    self.take("tender.evaluate", CHAIR)
            case "evaluated" | "no_bids":
                for step in ("award", *(f"decide_{each}" for each in
                             ("reannouncement", "amendment", "cancellation"))):  # fmt: skip
                    self.take(f"tender.{step}", CHAIR)
            case "awaiting_amendment":
                self.take("design_task.amend", INTEGRATOR)
                self.take("design_task.approve", INTEGRATOR)
            case "awarded":
                for step in ("sign", "write_terms", "sign" if data.draw(mostly) else "decline"):
                    who = CUSTOMER if step == "write_terms" else self.life.contract.holder
                    self.take(f"contract.{step}", who)

    @rule()
    def out_of_turn(self) -> None:
        """Each step that the Rules do not allow now, by the one whose it would be."""
        bid = self.life.bids[0] if self.life.bids else None
        for step in STEPS:
            who = attempts.holder_of(step)
            if not self.life.allows(step, who, bid):
                self.take(step, who, bid)

    @rule(step=st.sampled_from(sorted(STEPS)), who=st.sampled_from(PEOPLE), place=st.integers(0, 2),
          given=points, spoilt=st.booleans(), interest=st.sampled_from(["no", "no", "yes"]))  # fmt: skip
    def meddle(self, step, who, place, given, spoilt, interest) -> None:
        """Any step by anybody at any time, half of them with something wrong in it."""
        bid = self.life.bids[place] if place < len(self.life.bids) else None
        self.take(step, who, bid, points=given, spoilt=spoilt, interest=interest)

    @rule(who=st.sampled_from([*SUPPLIERS * 3, INTEGRATOR, "tourism-ministry"]), price=prices,
          action=st.sampled_from(["submit", "replace", "withdraw"]))  # fmt: skip
    def file(self, action, who, price) -> None:
        filed = self._filed(action, who, price)
        assert isinstance(filed, Refusal) != self.life.allows_bid(action, who), (action, who, filed)
        if not isinstance(filed, Refusal):
            lived.file(self.life, action, who, price)

    @rule(action=st.sampled_from(sorted(FILING)), who=st.sampled_from(SUPPLIERS),
          price=wrong_prices)  # fmt: skip
    def file_nonsense(self, action, who, price) -> None:
        assert isinstance(self._filed(action, who, price), Refusal)

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours) -> None:
        self.wait(self.life.now + timedelta(hours=hours))

    @precondition(lambda self: self.life.accepting)
    @rule(seconds=st.sampled_from([-1, 0, 1]))
    def the_moment_comes(self, seconds) -> None:
        """A second before the closing, on it, a second after it; no worker runs."""
        self.wait(max(self.life.now, self.life.closes_at + timedelta(seconds=seconds)))

    @rule()
    def sweep(self) -> None:
        """The part of the sweep that is about tenders; at any time, twice, late."""
        close_due_tenders()
        if self.life.allows("tender.close", "system"):
            lived.take(self.life, "tender.close", "system", None, {})

    @precondition(lambda self: self.life.state in {"accepting_bids", "closed"} and self.life.sealed)
    @rule(who=st.sampled_from([None, *PEOPLE]))
    def look(self, who) -> None:
        """Somebody reads every page there is about a tender under seal."""
        client = Client()
        if who:
            backend = "allauth.account.auth_backends.AuthenticationBackend"
            client.force_login(self.actors[who].user, backend=backend)
        for page in PAGES:
            text = client.get(f"/en/{page.format(self.begin.project.number)}").content.decode()
            assert TEXT not in text, (who, page)
            for bidder, (price, _at) in self.life.sealed.items():
                assert f"{price:,.2f}".replace(",", "\u00a0") not in text, (who, page)
                named = self.actors[bidder].organisation.short_en in text
                assert who == bidder or not named, (who, page)

    # What holds

    @invariant()
    def the_record_is_where_the_rules_left_it(self) -> None:
        tender, life = self.tender, self.life
        assert (tender.state, tender.round, tender.rungs) == (life.state, life.round, life.rungs)
        assert tender.round <= LAST_ROUND
        rounds = Round.objects.filter(tender_id=tender.pk).values_list("number", flat=True)
        assert set(rounds) <= {1, 2, LAST_ROUND}
        assert LAST_ROUND not in rounds or tender.design_task.edition > 1

    @invariant()
    def nothing_is_read_before_the_opening(self) -> None:
        tender, state = self.tender, self.life.state
        bids = Bid.objects.filter(for_tender=tender, announcement=tender.announcements)
        if state in OPENED_STATES:
            read = {bid.filer_id: (bid.price, bid.state) for bid in bids}
            assert read == {
                self.actors[bid.supplier].organisation_id: (bid.price, bid.state)
                for bid in self.life.bids
            }
        elif state in SEALED_STATES:
            assert not bids.exists()
            assert not OpenedBid.objects.filter(round=tender.sealed_round).exists()

    @invariant()
    def at_most_one_wins(self) -> None:
        winners = Bid.objects.filter(project=self.project, state="winner")
        assert winners.count() == (self.life.state == "awarded")
        contracts = Contract.objects.filter(project=self.project).exclude(state="declined")
        assert [contract.supplier_id for contract in contracts] == [
            self.actors[bid.supplier].organisation_id for bid in self.life.in_state("winner")
        ]

    @invariant()
    def the_audit_has_one_row_for_each_step(self) -> None:
        rows = AuditRow.objects.filter(pk__gt=self.first_row)
        assert Counter(rows.values_list("verb", flat=True)) == self.life.steps
        assert chain.verify() == []

    # How it is done

    def take(self, step, who, bid=None, *, points=(50,) * 4, spoilt=False, interest="no") -> None:
        record = self.record(step)
        if record is None:
            return
        data = dict(STEPS[step])
        if "bid" in data:
            data["bid"] = self.number_of(bid)
        if "points" in data:
            data["points"] = {str(place): given for place, given in enumerate(points, 1)}
        if "interest" in data and interest == "yes":
            data = {"interest": "yes", "reason": "Туысы жеткізушіде жұмыс істейді."}
        wrong = spoilt and step in SPOILT
        if wrong:
            data |= SPOILT[step]
        outcome = perform(record, step.partition(".")[2], actor=self.actors[who], **data)
        expected = self.life.allows(step, who, bid) and not wrong
        assert isinstance(outcome, Done) == expected, (step, who, data, outcome)
        if expected:
            lived.take(self.life, step, who, bid, data)

    def wait(self, until) -> None:
        self.life.now = until
        set_clock(until)

    def _filed(self, action, who, price):
        round_, actor = self.tender.sealed_round, self.actors[who]
        pk = round_ and round_.pk
        if action == "withdraw":
            return withdraw_bid(pk, actor=actor)
        content = tenders.content(price) | {"experience": TEXT}
        return FILING[action](pk, actor=actor, content=content, ceiling=attempts.CEILING)

    @property
    def tender(self) -> Tender:
        return Tender.objects.get(project=self.project)

    def record(self, step: str) -> Record | None:
        model = RECORD_MODELS[step.partition(".")[0]]
        return model.objects.filter(project=self.project).order_by("-pk").first()

    def number_of(self, bid) -> str:
        """Of the same bidder the last announcement's; a number that nobody has for none."""
        filed = Bid.objects.filter(
            project=self.project, filer=bid and self.actors[bid.supplier].organisation_id
        )
        found = filed.order_by("-pk").first()
        return found.number if found else "1111-1111-1111"


def test_whoever_does_whatever_the_rules_hold(db, at):
    ALife.actors = attempts.everybody()
    ALife.begin = tenders.preparing(at)
    run_state_machine_as_test(
        ALife,
        settings=settings(
            max_examples=12, stateful_step_count=15, deadline=None,
            # A failure is told as it was found: making it shorter would take many minutes.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
