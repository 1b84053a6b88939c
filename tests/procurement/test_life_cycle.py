"""The life cycle at random: from the signed contract to the Catalogue, the rent, a breach, a development.

Real database, the clock of the story; each example lives in a savepoint on a contract made once.
"""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
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

from catalog.catalogue import service_of
from portal.accounts.actor import Actor
from portal.audit import chain
from portal.audit.models import AuditRow
from portal.notifications.models import OutboxRow
from portal.rules.refusal import Refusal
from portal.stories.clockwork import set_clock
from portal.workdays import clock
from portal.workflow.access import Parts
from portal.workflow.models import Obligation, Record
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.perform import Done, obstacles, perform
from portal.workflow.steps import Step
from portal.workflow.sweep import sweep
from procurement import models
from procurement.models import Contract
from procurement.selectors import latest_tender
from requests_app.development.actions import start_development
from requests_app.development.conditions import asked_for, not_to_be_developed
from tests import cast
from tests.procurement import life_law, operation
from tests.procurement.life_cycle import (
    CUSTOMER,
    ELSEWHERE,
    FALLS,
    HOLDERS,
    KINDS,
    PEOPLE,
    SUPPLIERS,
    place_services,
    said,
    tendered_again,
)

LONGEST = timedelta(days=6 * 365)
NINE_OF_TEN = [True] * 9 + [False]
TARIFF = {"from_on": "2026-09-01", "components": [{"kind": "maintenance", "amount": "1000"}]}
EVERY_STEP = [
    (kind, name)
    for kind in KINDS
    for name, step in RECORD_MODELS[kind].STEPS.items()
    if step.key not in ELSEWHERE
]


class ALifeCycle(RuleBasedStateMachine):
    """`project`, `begun` and `actors` are set by the test; `reached` says how far the examples came."""

    project: int
    begun: datetime
    actors: dict[str, Actor]
    reached: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        set_clock(self.begun)
        self.kept: dict[int, list] = {}  # tariffs of a contract at its failure

    def teardown(self) -> None:
        try:
            assert chain.verify() == []
            self.reached.update(self.landmarks())
        finally:
            connection.needs_rollback = False
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    # What is done

    @initialize(data=st.data(), times=st.sampled_from([40, 30, 25, 20, 35, 10, 0]),
                more=st.sampled_from([0, 15, 30]))  # fmt: skip
    def begin_anywhere(self, data, times, more) -> None:
        """A life at any of its stages, so that whatever follows is tried at each of them."""
        for _time in range(times):
            self.go_on(data)
        if more and self.ask_for_development():
            for _time in range(more):
                self.go_on(data)

    @rule(data=st.data())
    def go_on(self, data) -> None:
        """A step that leads on, whoever may take it."""
        self.take_one(data, lambda key: key not in FALLS)
        self.wait(timedelta(hours=data.draw(st.integers(1, 30))))

    @rule(data=st.data())
    def fall(self, data) -> None:
        """A step that ends something or throws it back: rarely, or no life would get anywhere."""
        if data.draw(st.sampled_from([False, False, True])):
            self.take_one(data, FALLS.__contains__)

    @rule(what=st.sampled_from(EVERY_STEP), who=st.sampled_from(PEOPLE), data=st.data())
    def out_of_turn(self, what, who, data) -> None:
        """Any step by anybody, with right data, that is not open to them: refused, nothing changed."""
        kind, name = what
        records = list(RECORD_MODELS[kind].objects.filter(project=self.project).order_by("pk"))
        if not records:
            return
        record, actor = data.draw(st.sampled_from(records)), self.actors[who]
        if self.is_open(record, name, actor):
            return
        typed = said(record.STEPS[name].key, record, actor, self.drawn(data)) or {}
        before = self.snapshot()
        outcome = perform(record, name, actor=actor, version=record.version, **typed)
        assert isinstance(outcome, Refusal), (record.STEPS[name].key, who, record.state)
        assert self.snapshot() == before, (record.STEPS[name].key, who)

    @rule(data=st.data())
    def too_late(self, data) -> None:
        """An open step by somebody who looked at the record before its last change."""
        options = [each for each in self.options() if each[0].version and not each[1].concurrent]
        if not options:
            return
        record, step, who = data.draw(st.sampled_from(options))
        typed = said(step.key, record, self.actors[who], self.drawn(data)) or {}
        before, seen = self.snapshot(), record.version - 1
        outcome = perform(record, step.name, actor=self.actors[who], version=seen, **typed)
        again = isinstance(outcome, Done) and outcome.repeated
        assert again or outcome.code == "stale", (step.key, who, outcome)
        assert self.snapshot() == before

    @rule(days=st.sampled_from([1, 2, 3, 7, 30, 90, 400, 1100]))
    def time_passes(self, days) -> None:
        """The sweep of the night: the long digests of the mornings are tried elsewhere."""
        self.wait(timedelta(days=days))
        night = clock.now().astimezone(clock.ALMATY).replace(hour=0, minute=5)
        set_clock(night + timedelta(days=1))
        swept = sweep()
        assert (swept.failed, swept.failed_digests) == ([], [])

    @precondition(lambda self: latest_tender(self.project) is not None
                  and latest_tender(self.project).state == "preparing")  # fmt: skip
    @rule()
    def another_supplier_is_found(self) -> None:
        """What a breach (109) or a development (92) asked to be tendered is contracted."""
        tender = latest_tender(self.project)
        last = Contract.objects.filter(project=self.project).order_by("-pk").first()
        first = last is None or last.supplier_id != self.actors[SUPPLIERS[0]].organisation_id
        tendered_again(tender, SUPPLIERS[0] if first else SUPPLIERS[1])

    @rule()
    def develop(self) -> None:
        self.ask_for_development()

    # What holds

    @invariant()
    def only_lawful_steps_were_taken(self) -> None:
        """And the audit has one row for each of them."""
        assert life_law.illegal(self.project, self.bodies) == []

    @invariant()
    def nothing_is_in_the_catalogue_without_its_protocol_act_and_minutes(self) -> None:
        life_law.entered(self.project)

    @invariant()
    def what_is_kept_in_operation_is_not_retired(self) -> None:
        service = service_of(self.project)
        if service is None or service.state != "operator_continuity":
            return
        assert service.supplier is None
        for who in ("operator", "operator/head"):
            refused = perform(service, "retire", actor=self.actors[who], version=service.version,
                              reason="…")  # fmt: skip
            assert isinstance(refused, Refusal), who
            assert (refused.code, refused.clause) == ("in-continuity", "109")

    @invariant()
    def a_failed_contract_gets_no_new_tariff(self) -> None:
        failed = Contract.objects.filter(project=self.project).exclude(failure={})
        for contract in failed:
            assert contract.tariffs == self.kept.setdefault(contract.pk, contract.tariffs)
            holder = next(
                each for each in self.actors.values()
                if each.organisation_id == contract.supplier_id
            )  # fmt: skip
            outcome = perform(
                contract, "set_tariff", actor=holder, version=contract.version, **TARIFF
            )
            assert isinstance(outcome, Refusal), contract.state

    @invariant()
    def nothing_is_owed_for_what_is_over(self) -> None:
        assert life_law.owed_in_vain(self.project) == []

    # How it is done

    def ask_for_development(self) -> bool:
        """90: the customer begins a request, if it may; that it is sent is a step like the others."""
        service = service_of(self.project)
        if not service or not_to_be_developed(service) or asked_for(service):
            return False
        start_development(service, actor=self.actors[CUSTOMER], scope={"holds_secrets": "no"})
        return True

    def take_one(self, data, wanted) -> None:
        """An open step is taken with right data and must succeed."""
        actor_of, draw = self.actors.__getitem__, self.drawn(data)
        options = self.options(wanted)
        if not options:
            return
        record, step, who = data.draw(st.sampled_from(options))
        typed = said(step.key, record, actor_of(who), draw)
        if typed is None:
            return
        outcome = perform(record, step.name, actor=actor_of(who), version=record.version, **typed)
        assert isinstance(outcome, Done) or self.excused(step.key), (step.key, who, typed, outcome)

    def excused(self, key: str) -> bool:
        """A new version of what was taken out of operation meanwhile is not entered."""
        service = service_of(self.project)
        retired = service is not None and service.state == "retired"
        return retired and key == "commissioning.catalogue"

    def options(self, wanted=lambda key: True) -> list[tuple[Record, Step, str]]:
        """Every wanted step that is open to somebody, once."""
        parts, moment = Parts.of(self.project), clock.now()
        rows = Record.objects.filter(project=self.project, kind__in=KINDS).order_by("pk")
        found = []
        for key, kind, state in rows.values_list("pk", "kind", "state"):
            model = RECORD_MODELS[kind]
            steps = [
                step for step in model.STEPS.values()
                if state in step.sources and step.key not in ELSEWHERE and wanted(step.key)
            ]  # fmt: skip
            if steps:
                record = model.objects.get(pk=key)
                holders = [(step, self.first_of(record, step, parts, moment)) for step in steps]
                found += [(record, step, who) for step, who in holders if who]
        return found

    def first_of(self, record: Record, step: Step, parts: Parts, moment: datetime) -> str | None:
        """Somebody to whom the step is open."""
        for who in HOLDERS:
            actor = self.actors[who]
            may = parts.may(actor, step, record) and parts.sees(actor, record)
            if may and not obstacles(record, step.name, actor, parts, moment):
                return who
        return None

    def is_open(self, record: Record, name: str, actor: Actor) -> bool:
        parts = Parts.of(self.project)
        return parts.sees(actor, record) and not obstacles(record, name, actor, parts)

    def drawn(self, data):
        """The first nine times out of ten."""

        def draw(first, *others):
            usual = not others or data.draw(st.sampled_from(NINE_OF_TEN))
            return first if usual else data.draw(st.sampled_from(others))

        return draw

    def wait(self, length: timedelta) -> None:
        set_clock(min(clock.now() + length, self.begun + LONGEST))

    def snapshot(self) -> tuple:
        records = Record.objects.filter(project=self.project).order_by("pk")
        terms = Obligation.objects.filter(project=self.project).order_by("pk")
        return (
            AuditRow.objects.count(), OutboxRow.objects.count(),
            list(records.values_list("pk", "version", "state", "changed_at")),
            list(terms.values_list("pk", "state", "due_on")),
        )  # fmt: skip

    def landmarks(self) -> set[str]:
        """The states that the records of this example went through, and how many versions there are."""
        keys = Record.objects.filter(project=self.project, kind__in=KINDS).values("pk")
        rows = AuditRow.objects.filter(record__in=keys, version__isnull=False)
        found = {f"{row.verb.partition('.')[0]}:{row.data['state']}" for row in rows}
        service = service_of(self.project)
        return found | ({f"edition {service.edition}"} if service else set())


def begin(make) -> None:
    make()
    tests = models.Testing.objects.get()
    place_services(tests)
    ALifeCycle.project = tests.project_id
    ALifeCycle.begun = clock.now()
    ALifeCycle.bodies = life_law.bodies()
    ALifeCycle.actors = {key: cast.actor(key) for key in PEOPLE}
    ALifeCycle.reached = Counter()


def contracted() -> None:
    operation.played(operation.CONTRACTED)
    contract = Contract.objects.get()
    set_clock(contract.signed_at + timedelta(hours=1))


@pytest.mark.parametrize(
    ("make", "examples", "landmarks"),
    [
        (contracted, 10, ["edition 1", "contract:in_rental", "contract:operator_continuity"]),
        (operation.without_rental, 3, ["edition 1"]),
    ],
)
def test_whatever_is_done_the_rules_hold(db, make, examples, landmarks):
    begin(make)
    run_state_machine_as_test(
        ALifeCycle,
        settings=settings(
            max_examples=examples, stateful_step_count=20, deadline=None, derandomize=True,
            database=None,
            # A failure is told as it was found: making it shorter would take many minutes.
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    print(dict(sorted(ALifeCycle.reached.items())))  # noqa: T201
    assert [mark for mark in landmarks if not ALifeCycle.reached[mark]] == []
