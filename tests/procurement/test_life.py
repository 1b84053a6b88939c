"""The life of a tender at random: whoever does whatever, the Rules hold after every step.

Real database, real seals, real opener, the clock of the story. Each example lives in a savepoint.
"""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
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

from portal.accounts.actor import actor_of
from portal.accounts.models import Membership, User
from portal.audit import chain
from portal.audit.models import AuditRow
from portal.organisations.models import Organisation
from portal.rules.refusal import Refusal
from portal.stories.clockwork import set_clock
from portal.workdays import clock
from portal.workflow.models import Record
from portal.workflow.perform import Done, perform
from procurement.models import Bid, Commission, Contract, DesignTask, Tender
from procurement.sealing.bids import replace_bid, submit_bid, withdraw_bid
from procurement.sealing.models import OpenedBid, Round
from procurement.sweeps import close_due_tenders
from tests import cast
from tests.procurement import life as model
from tests.procurement import lived, tenders
from tests.procurement.life import (
    ALTERNATE,
    CHAIR,
    CUSTOMER,
    INTEGRATOR,
    SEATS,
    SECRETARY,
    SUPPLIERS,
    Life,
)

PEOPLE = (
    CUSTOMER, CHAIR, SECRETARY, INTEGRATOR, *SEATS[1:], ALTERNATE, "operator", "ministry",
    *SUPPLIERS, "tourism-ministry",
)  # fmt: skip
MODELS = {
    "tender": Tender,
    "commission": Commission,
    "design_task": DesignTask,
    "contract": Contract,
}
TEXT = "Қамысбұлақ-7351"  # in every bid, and nowhere else
CEILING = Decimal("480000000.00")
REASON = {"reason": "Комиссия шешімі."}
STEPS = {
    "tender.consent": {},
    "tender.publish": {},
    "commission.form": {
        "order_number": "145-НҚ", "order_date": "2026-03-12", "chair": [cast.PEOPLE[CHAIR].email],
        "secretary": [cast.PEOPLE[SECRETARY].email],
        "members": [cast.PEOPLE[who].email for who in SEATS[1:]],
        "alternates": [cast.PEOPLE[ALTERNATE].email],
    },
    "commission.declare_interest": {"interest": "no", "reason": ""},
    "tender.close": {},
    "tender.confirm_presence": {},
    "tender.open_bids": {},
    "tender.admit_bid": {"bid": ""},
    "tender.reject_bid": {"bid": "", "reason": "Кесте жоқ."},
    "tender.score": {"bid": "", "points": {}},
    "tender.evaluate": {"dissent": ""},
    "tender.award": {"readiness_days": 120},
    "tender.decide_reannouncement": REASON,
    "tender.decide_amendment": REASON,
    "tender.decide_cancellation": REASON,
    "design_task.amend": REASON,
    "design_task.approve": {},
    "contract.write_terms": dict.fromkeys(
        ("subject", "payment", "supplier_duties", "customer_duties"), "Шарт."
    ),
    "contract.sign": {},
    "contract.decline": REASON,
    # What the portal itself does, and no person may.
    "tender.note_no_bids": {},
    "tender.receive_bids": {},
    "tender.pass_to_runner_up": {},
    "tender.release": {},
    "tender.take_amendment": {},
    "contract.enter_into_force": {},
}  # fmt: skip
# What makes the data of a step wrong, whoever takes it.
SPOILT = {
    "tender.publish": {"closes_at": "2026-04-01 18:00"},
    "commission.form": {"members": [cast.PEOPLE["integrator/head"].email]},
    "commission.declare_interest": {"interest": "yes", "reason": ""},
    "tender.admit_bid": {"bid": "0000-0000-0000"},
    "tender.reject_bid": {"reason": ""},
    "tender.score": {"points": {"1": 101, "2": 0, "3": 0, "4": 0}},
    "tender.award": {"readiness_days": 0},
    "tender.decide_reannouncement": {"reason": ""},
    "tender.decide_amendment": {"reason": ""},
    "tender.decide_cancellation": {"reason": ""},
    "design_task.amend": {"reason": ""},
    "contract.write_terms": {"payment": ""},
    "contract.decline": {"reason": ""},
}
points = st.tuples(*[st.integers(0, 100)] * len(model.WEIGHTS))
prices = st.integers(1, int(CEILING * 100)).map(lambda tiyn: Decimal(tiyn) / 100)
wrong_prices = st.sampled_from(
    [Decimal(0), Decimal("-5"), CEILING + Decimal("0.01"), Decimal("1.001"), Decimal("NaN")]
)
FILING = {"submit": submit_bid, "replace": replace_bid}


class ALife(RuleBasedStateMachine):
    """`begin` is set by the test: the tender as it is when every example starts."""

    begin: Tender

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
        """What the Rules wait for, so that a life gets somewhere."""
        match self.life.state:
            case "preparing":
                self.take("tender.consent", CUSTOMER)
                self.take("tender.publish", INTEGRATOR)
            case "accepting_bids":
                if not self.life.members:
                    self.take("commission.form", CUSTOMER)
                for who in data.draw(st.sets(st.sampled_from(SUPPLIERS), max_size=3)):
                    self.file("submit", who, data.draw(prices))
                self.wait(self.life.closes_at)
                self.sweep()
            case "closed":
                for who in (*SEATS, ALTERNATE):
                    interest = data.draw(st.sampled_from(["no"] * 5 + ["yes"]))
                    self.take("commission.declare_interest", who, interest=interest)
                    if data.draw(st.sampled_from([True, True, False])):
                        self.take("tender.confirm_presence", who)
                self.take("tender.open_bids", CHAIR)
            case "opened":
                for bid in list(self.life.bids):
                    step = data.draw(st.sampled_from(["admit_bid"] * 3 + ["reject_bid"]))
                    self.take(f"tender.{step}", CHAIR, bid)
                    for who in (*SEATS, ALTERNATE):
                        self.take("tender.score", who, bid, points=data.draw(points))
                self.take("tender.evaluate", CHAIR)
            case "evaluated" | "no_bids":
                for step in ("award", "reannouncement", "amendment", "cancellation"):
                    self.take(f"tender.{'' if step == 'award' else 'decide_'}{step}", CHAIR)
            case "awaiting_amendment":
                self.take("design_task.amend", INTEGRATOR)
                self.take("design_task.approve", INTEGRATOR)
            case "awarded":
                holder = self.life.contract.holder
                if data.draw(st.booleans()):
                    self.take("contract.decline", holder)
                else:
                    self.take("contract.write_terms", CUSTOMER)
                    self.take("contract.sign", holder)

    @rule(step=st.sampled_from(sorted(STEPS)), who=st.sampled_from(PEOPLE), place=st.integers(0, 2),
          given=points, spoilt=st.booleans(), interest=st.sampled_from(["no", "no", "yes"]))  # fmt: skip
    def meddle(self, step, who, place, given, spoilt, interest) -> None:
        """Any step by anybody at any time, half of them with something wrong in it."""
        if step.startswith("contract.") and self.life.contract is None:
            return
        bid = self.life.bids[place] if place < len(self.life.bids) else None
        self.take(step, who, bid, points=given, spoilt=spoilt, interest=interest)

    @rule(who=st.sampled_from([*SUPPLIERS * 3, INTEGRATOR, "tourism-ministry"]), price=prices,
          action=st.sampled_from(["submit", "replace", "withdraw"]))  # fmt: skip
    def file(self, action, who, price) -> None:
        filed = self._filed(action, who, price)
        assert isinstance(filed, Refusal) != self.life.allows_bid(action, who), (action, who, filed)
        if not isinstance(filed, Refusal):
            lived.file(self.life, action, who, price)

    @rule(action=st.sampled_from(["submit", "replace"]), who=st.sampled_from(SUPPLIERS),
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
            client.force_login(self.actor(who).user, backend=backend)
        number = self.begin.project.number
        for page in ("tenders/", f"tenders/{number}/", f"tenders/{number}/bid/", f"cases/{number}/",
                     f"cases/{number}/scoring/", "work/"):  # fmt: skip
            text = client.get(f"/en/{page}").content.decode()
            assert TEXT not in text, (who, page)
            for bidder, (price, _at) in self.life.sealed.items():
                assert who == bidder or self.actor(bidder).organisation.short_en not in text
                assert f"{price:,.2f}".replace(",", "\u00a0") not in text, (who, page)

    # What holds

    @invariant()
    def the_record_is_where_the_rules_left_it(self) -> None:
        tender, life = self.tender, self.life
        assert (tender.state, tender.round, tender.rungs) == (life.state, life.round, life.rungs)
        assert tender.round <= model.LAST_ROUND
        rounds = Round.objects.filter(tender_id=tender.pk).values_list("number", flat=True)
        assert set(rounds) <= {1, 2, model.LAST_ROUND}
        third = Round.objects.filter(tender_id=tender.pk, number=model.LAST_ROUND)
        assert not third.exists() or tender.design_task.edition > 1

    @invariant()
    def nothing_is_read_before_the_opening(self) -> None:
        bids = Bid.objects.filter(announcement=self.tender.announcements)
        if self.life.state in model.SEALED_STATES and self.life.state != "preparing":
            assert not bids.exists()
            assert not OpenedBid.objects.filter(round=self.tender.sealed_round).exists()
        elif self.life.state in model.OPENED_STATES:
            got = {bid.filer.bin: (bid.price, bid.state) for bid in bids.select_related("filer")}
            assert got == {
                self.actor(bid.supplier).organisation.bin: (bid.price, bid.state)
                for bid in self.life.bids
            }

    @invariant()
    def at_most_one_wins(self) -> None:
        winners = Bid.objects.filter(project=self.project, state="winner")
        assert winners.count() == (self.life.state == "awarded")
        contracts = Contract.objects.filter(project=self.project).exclude(state="declined")
        assert [contract.supplier.bin for contract in contracts] == [
            self.actor(bid.supplier).organisation.bin for bid in self.life.in_state("winner")
        ]

    @invariant()
    def the_audit_has_one_row_for_each_step(self) -> None:
        rows = AuditRow.objects.filter(pk__gt=self.first_row).exclude(verb__startswith="term.")
        assert Counter(rows.values_list("verb", flat=True)) == self.life.steps
        assert chain.verify() == []

    # How it is done

    def take(self, step, who, bid=None, *, points=(50,) * 4, spoilt=False, interest="no") -> None:
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
        outcome = perform(self.record(step), step.partition(".")[2], actor=self.actor(who), **data)
        expected = self.life.allows(step, who, bid) and not wrong
        assert isinstance(outcome, Done) == expected, (step, who, data, outcome)
        if expected:
            lived.take(self.life, step, who, bid, data)

    def wait(self, until) -> None:
        self.life.now = until
        set_clock(until)

    def _filed(self, action, who, price):
        pk, actor = self.tender.sealed_round and self.tender.sealed_round.pk, self.actor(who)
        if action == "withdraw":
            return withdraw_bid(pk, actor=actor)
        content = tenders.content(price) | {"price": price, "experience": TEXT}
        return FILING[action](pk, actor=actor, content=content, ceiling=CEILING)

    @property
    def tender(self) -> Tender:
        return Tender.objects.get(project=self.project)

    def record(self, step: str) -> Record:
        of_kind = MODELS[step.partition(".")[0]].objects.filter(project=self.project)
        return of_kind.latest("pk")

    def number_of(self, bid) -> str:
        if bid is None:
            return "1111-1111-1111"
        mine = Bid.objects.filter(project=self.project, filer=self.actor(bid.supplier).organisation)
        return mine.latest("pk").number

    def actor(self, who: str):
        return ACTORS[who]


ACTORS: dict = {}


@pytest.fixture
def everybody(people):
    """The cast and a third supplier, fetched once: who they are does not change in a life."""
    people("ministry")
    third = Organisation.objects.create(
        bin="210240993037", kind=Organisation.Kind.SUPPLIER, index="ЖБ", email="office@zhasyl.demo.example",
        name_kk="«Жасыл Бағдар» ЖШС (демо)", name_ru="ТОО «Жасыл Бағдар» (демо)", name_en="Zhasyl Baghdar LLP (demo)",
        short_kk="«Жасыл Бағдар» (демо)", short_ru="«Жасыл Бағдар» (демо)", short_en="Zhasyl Baghdar (demo)",
    )  # fmt: skip
    user = User.objects.create(
        email="officer@zhasyl.demo.example", password="!", surname="Қамысбаев", given_name="Ерлан"
    )
    Membership.objects.create(user=user, organisation=third, rank=Membership.Rank.OFFICER)
    ACTORS.update({key: cast.actor(key) for key in (*cast.PEOPLE, "system")})
    ACTORS["third-supplier"] = actor_of(user)


def test_whoever_does_whatever_the_rules_hold(db, at, everybody):
    ALife.begin = tenders.preparing(at)
    run_state_machine_as_test(
        ALife,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None,
            # A failure is told as it was found: making it shorter would take many minutes.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
