"""A tender at each stage of its life, made by the steps themselves; the dates are those of story 20."""

from datetime import timedelta
from decimal import Decimal

from portal.workdays.clock import ALMATY
from procurement.models import Commission, DesignTask, Tender
from procurement.sealing.bids import submit_bid
from procurement.sealing.closing import due_rounds
from tests import cast, journey
from tests.procurement.design.task import task

PUBLISHED, OPENED = "2026-03-13 12:00", "2026-04-09 10:00"
CHAIR, MEMBERS = "health-ministry/head", ("integrator/head", "operator/head")


def preparing(at, **changes) -> Tender:
    """The design task is approved on Thursday 12 March 2026."""
    at("2026-02-10 15:00")
    request = journey.ordered()
    at("2026-03-12 16:00")
    record = DesignTask.objects.get(project=request.project_id)
    for section, typed in task(**changes).items():
        record = journey.done(record, "fill", "integrator", section=section, typed=typed)
    journey.done(record, "approve", "integrator")
    return Tender.objects.get(project=request.project_id)


def published(at, **changes) -> Tender:
    """Bids are accepted until 24:00 of Wednesday 8 April."""
    tender = preparing(at, **changes)
    at("2026-03-13 10:00")
    tender = journey.done(tender, "consent", "health-ministry")
    at(PUBLISHED)
    return journey.done(tender, "publish", "integrator")


def content(price: str = "112000000.00", **answers) -> dict:
    return {
        "price": Decimal(price),
        "address": "Астана қ., Тұран даңғылы, 1",
        "bank_details": "KZ00 0000 0000 0000 0000",
        "signatory": "Байқоңырқұмов Алишер Маратұлы, директор",
        "schedule": "6 ай",
        "experience": "Үш жоба",
        "source_code": True,
        "conformity": [{"item": "4. Процестер", "how": "Толық сәйкес келеді."}],
    } | answers


def opened(at, *, files=(), **bids: str) -> Tender:
    """Bids at these prices, by the keys of their bidders ("second_supplier"), read by the Commission."""
    tender = published(at)
    bids = bids or {"supplier": "112000000.00", "second_supplier": "121500000.00"}
    for key, price in bids.items():
        actor = cast.actor(key.replace("_", "-"))
        submit_bid(tender.sealed_round.pk, actor=actor, content=content(price), attachments=files)
    return open_all(at, tender)


def order(alternates=()) -> dict:
    """The order that forms the Commission."""
    return {
        "order_number": "145-НҚ",
        "order_date": "2026-03-13",
        "chair": [cast.PEOPLE[CHAIR].email],
        "secretary": [cast.PEOPLE["health-ministry/2"].email],
        "members": [cast.PEOPLE[member].email for member in MEMBERS],
        "alternates": [cast.PEOPLE[key].email for key in alternates],
    }


def form(commission: Commission, alternates=()) -> Commission:
    return journey.done(commission, "form", "health-ministry", **order(alternates))


def form_commission(tender: Tender, alternates=()) -> Commission:
    return form(Commission.objects.get(project=tender.project_id), alternates)


def closed(at, *, alternates=(), files=(), **bids: str) -> Tender:
    """Bids came and are sealed; the acceptance has ended; the Commission is formed, nobody is there yet."""
    tender = published(at)
    form_commission(tender, alternates)
    for key, price in (bids or {"supplier": "112000000.00"}).items():
        actor = cast.actor(key.replace("_", "-"))
        submit_bid(tender.sealed_round.pk, actor=actor, content=content(price), attachments=files)
    at("2026-04-09 09:00")
    assert due_rounds()
    return journey.done(tender, "close", "system")


def open_all(at, tender: Tender) -> Tender:
    """The Commission is formed, the bids are closed and opened."""
    commission = form_commission(tender)
    at("2026-04-09 09:00")
    assert due_rounds()
    tender = journey.done(tender, "close", "system")
    for key in (CHAIR, *MEMBERS):
        commission = journey.done(commission, "declare_interest", key, interest="no", reason="")
    for key in (CHAIR, *MEMBERS):
        tender = journey.done(tender, "confirm_presence", key)
    at(OPENED)
    journey.done(tender, "open_bids", CHAIR)
    return Tender.objects.get(pk=tender.pk)


def evaluated(at, *, dissent: str = "", **bids: str) -> Tender:
    """Every bid is admitted, every member has given every bid its points, the cheapest the most."""
    tender = opened(at, **bids)
    rows = list(tender.bids.order_by("price"))
    for bid in rows:
        tender = journey.done(tender, "admit_bid", CHAIR, bid=bid.number)
    for key in (CHAIR, *MEMBERS):
        for points, bid in zip((90, 70, 50), rows, strict=False):
            given = dict.fromkeys(map(str, range(1, len(tender.design_task.criteria) + 1)), points)
            tender = journey.done(tender, "score", key, bid=bid.number, points=given)
    return journey.done(tender, "evaluate", CHAIR, dissent=dissent)


def awarded(at, **bids: str) -> Tender:
    tender = evaluated(at, **bids)
    return journey.done(tender, "award", CHAIR, readiness_on="2026-09-30", readiness_days="")


def empty(at) -> Tender:
    """The first round closed without a bid; the Commission stands."""
    return Tender.objects.get(pk=without_bids(at, published(at)).pk)


def empty_again(at, tender: Tender) -> Tender:
    """The decision is taken; the next round is announced and closed without a bid as well."""
    tender = journey.done(Tender.objects.get(pk=tender.pk), "consent", "health-ministry")
    tender = journey.done(tender, "publish", "integrator")
    at(f"{tender.closing_day + timedelta(days=1)} 09:00")
    assert due_rounds()
    journey.done(tender, "close", "system")
    return Tender.objects.get(pk=tender.pk)


def without_bids(at, tender: Tender) -> Tender:
    """The Commission stands, and the clock closes the tender: nobody has bid."""
    commission = Commission.objects.get(project=tender.project_id)
    if commission.state == "forming":
        form(commission)
    at(f"{tender.closes_at.astimezone(ALMATY):%Y-%m-%d} 00:01")
    return journey.done(tender, "close", "system")


def announced_again(at, tender: Tender, decision: str = "decide_reannouncement") -> Tender:
    """After a round without a bid: decided at 10:00, published at noon of the same day."""
    tender = Tender.objects.get(pk=without_bids(at, tender).pk)
    day = f"{tender.closes_at.astimezone(ALMATY):%Y-%m-%d}"
    at(f"{day} 10:00")
    tender = journey.done(tender, decision, CHAIR, reason="Бірде-бір өтінім түскен жоқ.")
    if decision == "decide_amendment":
        amended(tender)
        tender = Tender.objects.get(pk=tender.pk)
    tender = journey.done(tender, "consent", "health-ministry")
    at(f"{day} 12:00")
    return journey.done(tender, "publish", "integrator")


def amended(tender: Tender) -> DesignTask:
    """The next edition has a higher ceiling."""
    latest = DesignTask.objects.filter(project=tender.project_id).order_by("-edition")
    journey.done(latest[0], "amend", "integrator", reason="Шекті құнды қайта қарау.")
    ceiling = latest[0].sections["rental_ceiling"] | {"amount": "620 000 000"}
    task_ = journey.done(latest[0], "fill", "integrator", section="rental_ceiling", typed=ceiling)
    return journey.done(task_, "approve", "integrator")
