"""From the design task to the signed contract: what steps bring about in other records."""

from portal.rules.actors import Role
from portal.workflow.access import Parts
from portal.workflow.consequences import after
from portal.workflow.models import Record
from portal.workflow.perform import also
from portal.workflow.steps import Act
from requests_app.models import DevelopmentRequest

from .. import rounds
from ..calling import call_members
from ..conditions.commission import people
from ..conditions.evaluation import bids_of
from ..minutes import keep_award, keep_opening
from ..models import Commission, Contract, DesignTask, Member, PPPProject, Score, Tender
from ..selectors import commission_of, latest_tender, member_of

NEEDING_A_COMMISSION = (
    Tender.State.PREPARING,
    Tender.State.CLOSED,
    Tender.State.NO_BIDS,
    Tender.State.AWAITING_AMENDMENT,
)


@after("request.order_creation")
@after("application.order_creation")
def open_design_task(initiative: Record, act: Act, data: dict) -> None:
    """Clause 18: the integrator begins; until it approves nobody else sees the draft."""
    integrator = initiative.party(Role.SERVICE_INTEGRATOR)
    DesignTask.objects.create(
        **_place(initiative, act), filer=integrator, private_to=integrator,
        language=initiative.language,
    )  # fmt: skip


@after("design_task.approve")
def open_what_follows(task: DesignTask, act: Act, data: dict) -> None:
    """A rental is tendered: the Commission and the tender are opened, and the PPP project if it is one.

    An amended edition goes on in the tender that waits for it; without a rental (clause 88) nothing is
    tendered. An edition that a development opened goes on as it was decided (92).
    """
    if task.development_id:
        return
    if task.ppp and not PPPProject.objects.filter(project=task.project_id).exists():
        PPPProject.objects.create(**_place(task, act), filer=task.filer)
    if not task.rental:
        return
    tender = latest_tender(task.project_id)
    if tender is None:
        open_tender(task, act)
    elif tender.state == Tender.State.AWAITING_AMENDMENT:
        also(tender, "take_amendment", act)


def open_tender(task: DesignTask, act: Act) -> Tender:
    """A tender on this task, the first of its project or one more; the Commission stays if there is one."""
    if commission_of(task.project_id) is None:
        customer = Parts.of(task.project_id).first(Role.CUSTOMER)
        Commission.objects.create(**_place(task, act), filer=customer)
    return Tender.objects.create(**_place(task, act), filer=task.filer)


@after("design_task.amend")
def open_next_edition(task: DesignTask, act: Act, data: dict) -> None:
    """The next edition begins with what the last one says."""
    next_edition(task, act)


def next_edition(
    task: DesignTask, act: Act, development: DevelopmentRequest | None = None
) -> DesignTask:
    """Begins with what the last one says; `development` is the one that opens it, if any."""
    return DesignTask.objects.create(
        **_place(task, act), filer=task.filer, private_to=task.filer, previous=task,
        edition=task.edition + 1, language=task.language, sections=task.sections,
        development=development,
    )  # fmt: skip


@after("ppp_project.register_support")
def note_positive_support(ppp: PPPProject, act: Act, data: dict) -> None:
    """A negative document opens nothing and lists nothing (X23)."""
    if ppp.positive:
        also(ppp, "note_support", act)


@after("commission.form")
def seat_members(commission: Commission, act: Act, data: dict) -> None:
    """The people named in the order take their places; their bodies take part in the project."""
    places = {
        Member.Place.CHAIR: data["chair"],
        Member.Place.SECRETARY: data["secretary"],
        Member.Place.MEMBER: data["members"],
        Member.Place.ALTERNATE: data["alternates"],
    }
    known = people([email for emails in places.values() for email in emails])
    parts = Parts.of(commission.project_id)
    for place, emails in places.items():
        for email in emails:
            body = known[email].organisation
            parts.add(commission.project_id, body, Role.COMMISSION)
            Member.objects.create(
                commission=commission, user=known[email].user, organisation=body, place=place
            )
    call_members(commission, act)
    rounds.tell_commission(commission)


@after("commission.declare_interest")
def note_declaration(commission: Commission, act: Act, data: dict) -> None:
    """Who has an interest is recused; an alternate takes the place (ours)."""
    mine = member_of(commission, act.actor)
    mine.declared_at = act.moment
    if data["interest"] == "yes":
        mine.recused_at, mine.reason = act.moment, data["reason"]
    mine.save(update_fields=["declared_at", "recused_at", "reason"])
    rounds.tell_commission(commission)


@after("commission.dissolve")
def untell_commission(commission: Commission, act: Act, data: dict) -> None:
    """Where a tender still waits for its bids to be opened, another Commission is to be formed."""
    rounds.forget_commission(commission)
    tender = latest_tender(commission.project_id)
    if tender and tender.state in NEEDING_A_COMMISSION:
        Commission.objects.create(**_place(commission, act), filer=commission.filer)


@after("tender.publish")
def start_round(tender: Tender, act: Act, data: dict) -> None:
    """A round with a key of its own; every member declares and is present anew."""
    rounds.publish(tender)
    if commission := commission_of(tender.project_id):
        commission.members.update(declared_at=None, recused_at=None, reason="", present_at=None)
        rounds.tell_commission(commission)


@after("tender.close")
def count_bids(tender: Tender, act: Act, data: dict) -> None:
    """The count is taken under the lock of the round; without a bid the ladder of 53-1 begins."""
    count = rounds.close(tender)
    if count:
        Tender.objects.filter(pk=tender.pk).update(bid_count=count)
    else:
        also(tender, "note_no_bids", act)


@after("tender.confirm_presence")
def note_presence(tender: Tender, act: Act, data: dict) -> None:
    mine = member_of(commission_of(tender.project_id), act.actor)
    mine.present_at = act.moment
    mine.save(update_fields=["present_at"])
    rounds.confirm(tender, act)


@after("tender.open_bids")
def order_opening(tender: Tender, act: Act, data: dict) -> None:
    rounds.order_opening(tender, act)


@after("tender.receive_bids")
def make_bids(tender: Tender, act: Act, data: dict) -> None:
    rounds.make_records(tender, act)
    keep_opening(tender, act)


@after("tender.admit_bid")
def admit(tender: Tender, act: Act, data: dict) -> None:
    also(bids_of(tender).get(number=data["bid"]), "admit", act)


@after("tender.reject_bid")
def reject(tender: Tender, act: Act, data: dict) -> None:
    also(bids_of(tender).get(number=data["bid"]), "reject", act, reason=data["reason"])


@after("tender.score")
def keep_scores(tender: Tender, act: Act, data: dict) -> None:
    """A member may correct the points until the evaluation is closed."""
    bid = bids_of(tender).get(number=data["bid"])
    mine = member_of(commission_of(tender.project_id), act.actor)
    Score.objects.bulk_create(
        [
            Score(bid=bid, member=mine, criterion=int(number), points=points)
            for number, points in data["points"].items()
        ],
        update_conflicts=True,
        unique_fields=["bid", "member", "criterion"],
        update_fields=["points"],
    )


@after("tender.award")
def draw_up_contract(tender: Tender, act: Act, data: dict) -> None:
    """The bids learn what became of them; a contract with the winner is opened."""
    keep_award(tender, act, data["readiness_days"])
    for bid in bids_of(tender, "admitted"):
        also(bid, "win" if bid.pk == tender.winner_id else "lose", act)
    _open_contract(tender, act)


@after("contract.decline")
def pass_on(contract: Contract, act: Act, data: dict) -> None:
    """The runner-up takes the place; without one the Commission decides again (ours)."""
    tender = contract.for_tender
    also(tender.winner, "lose", act)
    if tender.runner_up_id is None:
        also(tender, "release", act)
        return
    also(tender.runner_up, "win", act)
    _open_contract(also(tender, "pass_to_runner_up", act).record, act)


@after("contract.sign")
def conclude_when_both_signed(contract: Contract, act: Act, data: dict) -> None:
    if contract.signatures.keys() == {"supplier", "customer"}:
        also(contract, "enter_into_force", act)


def _open_contract(tender: Tender, act: Act) -> None:
    parts = Parts.of(tender.project_id)
    customer, winner = parts.first(Role.CUSTOMER), tender.winner
    parts.add(tender.project_id, winner.filer, Role.SUPPLIER)
    Contract.objects.create(
        **_place(tender, act), filer=customer, for_tender=tender, ppp=tender.design_task.ppp,
        supplier=winner.filer, customer=customer, rent=winner.price,
        readiness_on=tender.readiness_on,
    )  # fmt: skip


def _place(record: Record, act: Act) -> dict:
    return {
        "project_id": record.project_id, "title": record.title, "created_at": act.moment,
        "changed_at": act.moment,
    }  # fmt: skip
