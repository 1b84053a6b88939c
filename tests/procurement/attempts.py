"""Every step that can be tried in the life of a tender: whose it is, with what data, and what spoils it."""

from decimal import Decimal

from portal.accounts.actor import Actor, actor_of
from portal.accounts.models import Membership, User
from portal.organisations.models import Organisation
from tests import cast
from tests.procurement.life import (
    ALTERNATE,
    CHAIR,
    CUSTOMER,
    INTEGRATOR,
    SEATS,
    SECRETARY,
    SUPPLIERS,
)

PEOPLE = (
    CUSTOMER, CHAIR, SECRETARY, INTEGRATOR, *SEATS[1:], ALTERNATE, "operator", "ministry",
    *SUPPLIERS, "tourism-ministry",
)  # fmt: skip
CEILING = Decimal("480000000.00")
REASON = {"reason": "Комиссия шешімі."}
NO_REASON = {"reason": ""}
TERMS = dict.fromkeys(("subject", "payment", "supplier_duties", "customer_duties"), "Шарт.")
ORDER = {
    "order_number": "145-НҚ",
    "order_date": "2026-03-12",
    "chair": [cast.PEOPLE[CHAIR].email],
    "secretary": [cast.PEOPLE[SECRETARY].email],
    "members": [cast.PEOPLE[who].email for who in SEATS[1:]],
    "alternates": [cast.PEOPLE[ALTERNATE].email],
}
STEPS = {
    "tender.consent": {},
    "tender.publish": {},
    "commission.form": ORDER,
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
    "contract.write_terms": TERMS,
    "contract.sign": {},
    "contract.decline": REASON,
    # What the portal itself does, and no person may.
    "tender.note_no_bids": {},
    "tender.receive_bids": {},
    "tender.pass_to_runner_up": {},
    "tender.release": {},
    "tender.take_amendment": {},
    "contract.enter_into_force": {},
}
# What makes the data of a step wrong, whoever takes it.
SPOILT = {
    "tender.publish": {"closes_at": "2026-04-01 18:00"},
    "commission.form": {"members": [cast.PEOPLE["integrator/head"].email]},
    "commission.declare_interest": {"interest": "yes", "reason": ""},
    "tender.admit_bid": {"bid": "0000-0000-0000"},
    "tender.reject_bid": NO_REASON,
    "tender.score": {"points": {"1": 101, "2": 0, "3": 0, "4": 0}},
    "tender.award": {"readiness_days": 0},
    "tender.decide_reannouncement": NO_REASON,
    "tender.decide_amendment": NO_REASON,
    "tender.decide_cancellation": NO_REASON,
    "design_task.amend": NO_REASON,
    "contract.write_terms": {"payment": ""},
    "contract.decline": NO_REASON,
}
HOLDERS = {
    "tender.consent": CUSTOMER,
    "tender.publish": INTEGRATOR,
    "commission.form": CUSTOMER,
    "tender.close": "system",
    "design_task.amend": INTEGRATOR,
    "design_task.approve": INTEGRATOR,
    "contract.write_terms": CUSTOMER,
    "contract.sign": "supplier",
    "contract.decline": "supplier",
}


def holder_of(step: str) -> str:
    """Whose the step is, were it its turn; the rest is the Commission's."""
    return HOLDERS.get(step, CHAIR)


def everybody() -> dict[str, Actor]:
    """The cast and a third supplier, fetched once: who they are does not change in a life."""
    cast.ensure()
    third = Organisation.objects.create(
        bin="210240993037", kind=Organisation.Kind.SUPPLIER, index="ЖБ",
        email="office@zhasyl.demo.example",
        name_kk="«Жасыл Бағдар» ЖШС (демо)", name_ru="ТОО «Жасыл Багдар» (демо)",
        name_en="Zhasyl Baghdar LLP (demo)", short_kk="«Жасыл Бағдар» (демо)",
        short_ru="«Жасыл Багдар» (демо)", short_en="Zhasyl Baghdar (demo)",
    )  # fmt: skip
    user = User.objects.create(
        email="officer@zhasyl.demo.example", password="!", surname="Қамысбаев", given_name="Ерлан"
    )
    Membership.objects.create(user=user, organisation=third, rank=Membership.Rank.OFFICER)
    actors = {key: cast.actor(key) for key in (*cast.PEOPLE, "system")}
    return actors | {"third-supplier": actor_of(user)}
