"""What is said when a step of the life cycle is taken, from the signed contract on.

Right data for every step, as stories 30, 40, 50 and 53 give it; None where nothing is left to say.
"""

from collections.abc import Callable
from datetime import timedelta

from catalog.actions import register
from catalog.models import IntegrationService
from portal.accounts.actor import Actor
from portal.stories.attachments import with_files
from portal.stories.clockwork import set_clock
from portal.stories.operation import USUAL_SERVICE
from portal.workdays import clock
from portal.workflow.models import Record
from procurement.contracts import tariffs
from procurement.design import answers
from procurement.models import Commission, Contract, Tender
from procurement.sealing.bids import submit_bid
from procurement.sweeps import close_due_tenders
from procurement.testing import INTEGRATION
from requests_app.development.conditions import not_to_be_developed
from tests import cast, journey
from tests.procurement import operation, tenders
from tests.procurement.attempts import TERMS
from tests.procurement.rents import CODE_ONLY, FULL
from tests.requests_app import development as asked

CUSTOMER, CHAIR, SUPPLIERS = "health-ministry", tenders.CHAIR, ("supplier", "second-supplier")
SEATS = (CHAIR, *tenders.MEMBERS)
PEOPLE = (
    CUSTOMER, "health-ministry/2", CHAIR, "integrator", "operator", "operator/head", "ministry",
    *SUPPLIERS, "tourism-ministry",
)  # fmt: skip
# One of each that may hold a step.
HOLDERS = (CUSTOMER, CHAIR, "integrator", "operator", "ministry", *SUPPLIERS)
KINDS = ("testing", "commissioning", "contract", "ic_service", "development", "design_task")
# What ends or throws back what was reached; the rest leads on.
FALLS = {
    "testing.fail", "testing.refuse_formation", "contract.report_breach",
    "contract.refuse_performance", "ic_service.retire",
}  # fmt: skip
# What is not of this life: a draft is filled, an edition amended, a contract drawn up elsewhere.
ELSEWHERE = {"design_task.fill", "design_task.amend"}
DOCUMENTS = ("minutes", "protocols", "act")
PAPER, ACT = "files/system-passport.pdf", "files/security-test-act.pdf"
REASON = {"reason": "Шарттың 5.2-тармағы."}
TEXTS = {
    f"{name}_{language}": "Электрондық жолдама"
    for name in ("name", "purpose")
    for language in ("kk", "ru", "en")
}

# Draws one of several, the first the most often.
Draw = Callable[..., object]


def said(step: str, record: Record, who: Actor, draw: Draw) -> dict | None:
    """Right data of a step; files are the actor's own."""
    found = SAID[step](record, draw) if step in SAID else {}
    if found is None or who.organisation is None:
        return found
    return with_files(found, actor=who, folder=operation.STORIES)


def _integration(testing: Record, draw: Draw) -> dict | None:
    item = _untested(testing, integrations=True)
    return item and {
        "integration": item["key"], "service": item["service"] or _placed(item["title"]),
        "outcome": draw("passed", "failed"), "note": "", "seen": "",
    }  # fmt: skip


def _function(testing: Record, draw: Draw) -> dict | None:
    item = _untested(testing, integrations=False)
    return item and {
        "item": item["key"], "outcome": draw("passed", "failed"), "note": "", "seen": "",
    }  # fmt: skip


def _untested(testing: Record, *, integrations: bool) -> dict | None:
    return next(
        (item for item in testing.checklist
         if item["outcome"] != "passed" and (item["kind"] == INTEGRATION) is integrations),
        None,
    )  # fmt: skip


def place_services(testing: Record) -> None:
    """What the design task wants to be integrated with stands in the registry of services (76-1)."""
    keeper = cast.actor("integrator")
    for row in answers.integrations(testing.design_task.sections):
        names = {f"name_{language}": row["title"] for language in ("kk", "ru", "en")}
        service = IntegrationService(
            **names, purpose_kk=row["title"], purpose_ru=row["title"], owner=keeper.organisation,
            **USUAL_SERVICE,
        )  # fmt: skip
        register(service, actor=keeper)


def _placed(title: str) -> str:
    return IntegrationService.objects.get(name_kk=title).number


def _act(testing: Record, draw: Draw) -> dict:
    tested = "product" if testing.of_product else "platform_with_object"
    return {"tested": tested, "number": "41-С", "date": "today",
            "result": draw("positive", "negative"), "act_file": ACT}  # fmt: skip


def _presented(testing: Record, draw: Draw) -> dict | None:
    left = [name for name in DOCUMENTS if name not in testing.presented]
    return {"documents": [draw(*left)]} if left else None


def _tariff(contract: Record, draw: Draw) -> dict:
    over = contract.maintenance_only(clock.today())
    components = CODE_ONLY if over else draw(FULL, CODE_ONLY)
    return {"from_on": f"{max(clock.today(), contract.rent_started_on)}", "components": components}


def _answer(contract: Record, draw: Draw) -> dict:
    """What was proposed before the three years were over may not be agreed after them (103-2)."""
    waiting = tariffs.waiting(contract.tariffs) or {"components": []}
    late = contract.maintenance_only(clock.today())
    more = any(row["kind"] != tariffs.MAINTENANCE for row in waiting["components"])
    decision = "decline" if late and more else draw("agree", "decline")
    return {"decision": decision, "reason": "" if decision == "agree" else "Баға жоғары."}


def _decision(development: Record, draw: Draw) -> dict:
    """Nothing may be decided for a service that was retired or failed meanwhile."""
    if not_to_be_developed(development.service):
        develop, replace = "no", "no"
    else:
        develop, replace = draw("yes", "no"), draw("no", "yes") if development.has_supplier else ""
    return {"minutes": "Тараптар талқылады.", "develop": develop,
            "replace_supplier": replace}  # fmt: skip


def _meeting(development: Record, draw: Draw) -> dict:
    return asked.MEETING | {"date": "today"}


SAID: dict[str, Callable[[Record, Draw], dict | None]] = {
    "testing.record_equipment": lambda *_: {"how": "bought", "what": "Сервер", "ground": "№ 17"},
    "testing.notify_readiness": lambda *_: operation.RESOURCES,
    "testing.record_integration_test": _integration,
    "testing.record_functional_test": _function,
    "testing.fail": lambda *_: {"defects": "Қате."},
    "testing.allocate_environment": lambda *_: operation.ENVIRONMENT,
    "testing.record_security_test": _act,
    "testing.notify_passed": lambda *_: {"words": ""},
    "testing.convene": lambda *_: operation.MEETING | {"date": "today"},
    "testing.present_documents": _presented,
    "testing.decide_formation": lambda *_: {"minutes": "Шешілді.", "dissent": ""},
    "testing.refuse_formation": lambda *_: REASON,
    "commissioning.accept_documentation": lambda *_: {"documents": "Нұсқаулық, 1.0", "remarks": ""},
    "commissioning.notify_integrator": lambda *_: {"protocol_copy": PAPER, "words": ""},
    "commissioning.notify_ministry": lambda *_: {"words": ""},
    "commissioning.catalogue": lambda *_: TEXTS | {"translated": ""},
    "contract.write_terms": lambda *_: TERMS,
    "contract.decline": lambda *_: REASON,
    "contract.start_rent": lambda *_: {"started_on": "", "ground": ""},
    "contract.set_tariff": lambda contract, draw: (
        _tariff(contract, draw) if contract.rent_started_on
        else {"from_on": "today", "components": FULL}
    ),
    "contract.agree_tariff": _answer,
    "contract.report_breach": lambda *_: REASON | {"happened_on": "today", "document": PAPER},
    "contract.refuse_performance": lambda *_: REASON | {"document": ""},
    "contract.close_continuity": lambda *_: {
        "migrated": "12 млн жолдама", "migrated_on": "today", "migration_act": PAPER,
    },
    "ic_service.retire": lambda *_: REASON,
    "development.submit": lambda *_: asked.ANSWERS,
    "development.add_price_offer": lambda *_: asked.OFFER,
    "development.issue_conclusion": lambda _record, draw: asked.CONCLUSION | {
        "outcome": draw("positive", "negative")
    },
    "development.open_discussion": _meeting,
    "development.move_discussion": _meeting,
    "development.decide": _decision,
}  # fmt: skip


def tendered_again(tender: Tender, supplier: str) -> Contract:
    """A tender that is prepared goes on to a contract in force with the only bidder."""
    tender = journey.done(tender, "consent", CUSTOMER)
    tender = journey.done(tender, "publish", "integrator")
    round_ = tender.sealed_round.pk
    submit_bid(round_, actor=cast.actor(supplier), content=tenders.content(), attachments=())
    set_clock(tender.closes_at + timedelta(hours=10))
    close_due_tenders()
    tender = Tender.objects.get(pk=tender.pk)
    commission = Commission.objects.get(project=tender.project_id)
    for key in SEATS:
        commission = journey.done(commission, "declare_interest", key, interest="no", reason="")
    for key in SEATS:
        tender = journey.done(tender, "confirm_presence", key)
    journey.done(tender, "open_bids", CHAIR)
    tender = Tender.objects.get(pk=tender.pk)
    bid = tender.bids.get().number
    tender = journey.done(tender, "admit_bid", CHAIR, bid=bid)
    points = dict.fromkeys(map(str, range(1, len(tender.design_task.criteria) + 1)), 80)
    for key in SEATS:
        tender = journey.done(tender, "score", key, bid=bid, points=points)
    tender = journey.done(tender, "evaluate", CHAIR, dissent="")
    journey.done(tender, "award", CHAIR, readiness_on="", readiness_days=60)
    contract = Contract.objects.get(for_tender=tender.pk)
    contract = journey.done(contract, "write_terms", CUSTOMER, **TERMS)
    for key in (CUSTOMER, supplier):
        contract = journey.done(contract, "sign", key)
    return contract
