"""Who may what from the design task to the contract: no unexpected success.

The stranger, an officer of a body that is a customer elsewhere, a bidder that did not win: none of
them takes a step. What the portal itself does no person may.
"""

import pytest

from portal.rules.actors import Role
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.steps import Step
from procurement.models import (
    Bid,
    Commission,
    Contract,
    DesignTask,
    Member,
    PPPProject,
    Score,
    Tender,
)
from tests import journey
from tests.procurement import tenders
from tests.procurement.design.task import task
from tests.workflow.matrix import cases, put, surprises

VOTERS = (tenders.CHAIR, *tenders.MEMBERS)
SECRETARY = "health-ministry/2"
CUSTOMER = {Role.STATE_BODY, Role.CUSTOMER, Role.COMMISSION}
ACTORS = {
    "health-ministry": CUSTOMER,
    SECRETARY: CUSTOMER,
    tenders.CHAIR: CUSTOMER,
    "integrator": {Role.SERVICE_INTEGRATOR, Role.COMMISSION},
    "integrator/head": {Role.SERVICE_INTEGRATOR, Role.COMMISSION},
    "operator": {Role.OPERATOR, Role.COMMISSION},
    "operator/head": {Role.OPERATOR, Role.COMMISSION},
    "ministry": {Role.AUTHORISED_BODY},
    "supplier": {Role.SUPPLIER},
    "second-supplier": set(),  # its bid did not win: it is no party
    "almaty-akimat/head": set(),  # the customer and chair of other projects
    "tourism-ministry": set(),
    "system": {Role.SYSTEM},
}
KINDS = ("design_task", "ppp_project", "commission", "tender", "bid", "contract")
# What comes after the signatures is tried in test_contract_matrix.
TRIED = {"contract": ("write_terms", "sign", "enter_into_force", "decline")}
# Steps of a Commission are taken by persons; that their body takes part is not enough.
LED = {
    "evaluate", "award", "decide_reannouncement", "decide_amendment", "decide_cancellation",
}  # fmt: skip
POINTS = {str(number): 70 for number in range(1, 5)}
REASON = {"reason": "Негіздеме"}


def admits(step: Step, who: str) -> bool:
    """Who of a body in the Commission may: whoever votes, or its chair; at the declaration all members."""
    if Role.COMMISSION not in step.actors:
        return True
    if step.name == "declare_interest":
        return who in (*VOTERS, SECRETARY)
    return who == tenders.CHAIR if step.name in LED else who in VOTERS


@pytest.fixture
def records(db, at) -> dict:
    """An awarded tender with all that belongs to it, and a PPP project of its own."""
    at("2026-02-09 10:00")
    ppp = journey.ordered()
    draft = DesignTask.objects.get(project=ppp.project_id)
    for section, typed in task("ppp").items():
        draft = journey.done(draft, "fill", "integrator", section=section, typed=typed)
    journey.done(draft, "approve", "integrator")
    tender = tenders.awarded(at)
    project = tender.project_id
    return {
        "design_task": DesignTask.objects.get(project=project),
        "ppp_project": PPPProject.objects.get(project=ppp.project_id),
        "commission": Commission.objects.get(project=project),
        "tender": tender,
        "bid": tender.winner,
        "contract": Contract.objects.get(project=project),
    }


def data_for(records: dict) -> dict[str, dict]:
    bid = {"bid": records["bid"].number}
    return {
        "fill": {"section": "general", "typed": {"purpose": "Мақсат"}},
        "amend": REASON,
        "propose": {"summary": "Негіздеме"},
        "register_support": {
            "document": "budget_body_agreement", "positive": "yes", "received_on": "2026-04-09",
            "number": "5-1/901",
        },
        "form": tenders.order(),
        "declare_interest": {"interest": "no"},
        "admit_bid": bid,
        "reject_bid": bid | REASON,
        "score": bid | {"points": POINTS},
        "evaluate": {"dissent": ""},
        "award": {"readiness_days": 100},
        "decide_reannouncement": REASON,
        "decide_amendment": REASON,
        "decide_cancellation": REASON,
        "reject": REASON,
        "decline": REASON,
        "write_terms": dict.fromkeys(
            ("subject", "payment", "supplier_duties", "customer_duties"), "Шарт"
        ),
    }  # fmt: skip


def preparing(records: dict):
    """What each step asks beside part and state, met for it alone."""
    tender, contract = (records[kind] for kind in ("tender", "contract"))
    this_tender = Tender.objects.filter(pk=tender.pk)
    members = Member.objects.filter(commission=records["commission"])

    def bids(state: str) -> None:
        for bid in Bid.objects.filter(for_tender=tender):
            put(bid, state)

    def prepare(step: Step, state: str) -> None:
        match step.key:
            case "design_task.amend":
                put(tender, "awaiting_amendment")
            case "commission.form":
                Score.objects.all().delete()
                members.delete()
            case "commission.declare_interest":
                put(tender, "closed")
                members.update(declared_at=None)
            case "tender.publish":
                this_tender.update(consented_for=tender.next_announcement)
            case "tender.confirm_presence":
                members.update(present_at=None)
            case "tender.open_bids" | "tender.receive_bids":  # they make the bids anew
                for bid in Bid.objects.filter(for_tender=tender):
                    Bid.objects.filter(pk=bid.pk).update(number=f"earlier-{bid.pk}")
            case "tender.admit_bid" | "tender.reject_bid":
                bids("opened")
            case "tender.score" | "tender.evaluate" | "tender.award":
                bids("admitted")
            case "tender.decide_reannouncement":
                this_tender.update(rungs=1, round=1)
            case "tender.decide_amendment":
                this_tender.update(rungs=2, round=2)
            case "tender.decide_cancellation":
                this_tender.update(rungs=3, round=3)
            case "contract.sign":
                Contract.objects.filter(pk=contract.pk).update(terms={"subject": "Шарт"})

    return prepare


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_right_one_in_the_right_state_succeeds(records, kind):
    data, prepare = data_for(records), preparing(records)
    found = surprises(
        records[kind], ACTORS, data=data, prepare=prepare, admits=admits, steps=TRIED.get(kind)
    )
    assert found == []


def test_the_matrix_is_not_empty():
    counts = {kind: len(list(cases(RECORD_MODELS[kind], ACTORS))) for kind in KINDS}
    assert all(counts.values())
    assert sum(counts.values()) > 2000
