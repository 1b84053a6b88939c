"""Forming the Commission from people of the portal, and what each member declares, on pages."""

import pytest

from portal.accounts.models import Membership
from portal.notifications.models import OutboxRow
from procurement.models import Commission, Member
from tests import cast, journey
from tests.procurement import tenders

PLACES = {
    "health-ministry/head": "chair",
    "health-ministry/2": "secretary",
    "integrator/head": "member",
    "operator/head": "member",
    "operator/2": "alternate",
}


@pytest.fixture
def tender(db, at):
    return tenders.published(at)


def address(tender, page="commission") -> str:
    return f"/en/cases/{tender.project.number}/{page}/"


def commission() -> Commission:
    return Commission.objects.get()


def post_of(key: str) -> int:
    return Membership.objects.get(user__email=cast.PEOPLE[key].email).pk


def typed(places=None, **changes) -> dict:
    places = PLACES if places is None else places
    people = {f"place-{post_of(key)}": place for key, place in places.items()}
    return {
        "version": commission().version,
        "order_number": "145-НҚ",
        "order_date": "13.03.2026",
        "person": [post_of(key) for key in places],
    } | people | changes  # fmt: skip


def text(answer) -> str:
    return answer.content.decode()


def test_the_rules_and_the_last_day_are_said_before_anything_is_typed(as_, tender):
    page = text(as_("health-ministry").get(address(tender)))
    assert "together they are an odd number" in page
    assert "at least two organisations" in page
    assert "08.04.2026" in page
    assert "cl. 36(1)" in page
    # The people of the customer are offered first; nobody's e-mail address is shown.
    assert cast.PEOPLE["health-ministry/head"].name in page
    assert "@" not in page.partition("<form class")[2].partition("</form>")[0]


def test_people_are_searched_for_and_added_and_what_was_typed_stays(as_, tender):
    client = as_("health-ministry")
    said = {"version": "0", "order_number": "145-НҚ", "order_date": "не дата"}
    found = text(client.post(address(tender), said | {"find": 1, "body": "", "words": "шыңбұл"}))
    assert cast.PEOPLE["operator/head"].name in found
    assert 'value="145-НҚ"' in found
    assert 'value="не дата"' in found
    added = text(
        client.post(address(tender), said | {"add": 1, "pick": [post_of("operator/head")]})
    )
    assert f'name="person" value="{post_of("operator/head")}"' in added
    gone = client.post(
        address(tender),
        said | {"person": [post_of("operator/head")], "remove": post_of("operator/head")},
    )
    assert 'name="person"' not in text(gone)


def test_nobody_of_a_supplier_is_found_or_named(as_, tender):
    client = as_("health-ministry")
    supplier = Membership.objects.get(user__email=cast.PEOPLE["supplier/head"].email)
    said = {"version": "0", "find": 1, "body": "", "words": supplier.user.surname}
    assert "Nobody else is found." in text(client.post(address(tender), said))
    said = typed(PLACES | {"supplier/head": "alternate"}, send=1)
    assert client.post(address(tender), said).status_code == 302
    assert not Member.objects.filter(user=supplier.user).exists()


def test_the_composition_is_looked_at_and_then_formed(as_, tender):
    client = as_("health-ministry")
    page = text(client.post(address(tender), typed(preview=1)))
    assert "Look at the whole composition" in page
    assert commission().state == "forming"
    back = text(client.post(address(tender), typed(edit=1)))
    assert 'value="145-НҚ"' in back
    assert f'name="person" value="{post_of("operator/2")}"' in back
    assert client.post(address(tender), typed(send=1)).status_code == 302
    assert commission().state == "formed"
    assert Member.objects.count() == 5
    told = OutboxRow.objects.filter(kind="commission.called").values_list("organisation__bin")
    assert {row[0] for row in told} == {
        cast.actor("integrator").organisation.bin, cast.actor("operator").organisation.bin,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("places", "message"),
    [
        (
            {"health-ministry/head": "chair", "health-ministry/2": "secretary",
             "integrator/head": "member"},
            "an odd number, at least three",
        ),
        (
            {"health-ministry/head": "chair", "integrator/2": "secretary",
             "health-ministry": "member", "health-ministry/2": "member"},
            "The members come from at least two organisations",
        ),
        ({"integrator/head": "member", "health-ministry/2": "secretary"}, "Name the chair."),
        (PLACES | {"operator/2": ""}, "Choose the place of everybody who is named"),
        (PLACES | {"operator/2": "chair"}, "Name one person here."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_people_is_said_at_their_list(as_, tender, places, message):
    answer = as_("health-ministry").post(address(tender), typed(places, preview=1))
    assert answer.status_code == 422
    assert text(answer).count(message) == 2  # in the summary, and at the list
    assert f'name="person" value="{post_of("health-ministry/2")}"' in text(answer)
    assert commission().state == "forming"


def test_what_is_wrong_with_the_order_is_said_at_its_fields(as_, tender):
    said = typed(order_number="", order_date="2026-12-31", preview=1)
    page = as_("health-ministry").post(address(tender), said)
    assert page.status_code == 422
    assert "Write the number of the order." in text(page)
    page = as_("health-ministry").post(address(tender), said | {"order_number": "1"})
    assert "The order cannot be of a future date." in text(page)
    assert 'href="#id_order_date"' in text(page)


def test_only_the_customer_forms(as_, tender):
    page = text(as_("integrator").get(address(tender)))
    assert 'name="order_number"' not in page
    assert as_("integrator").post(address(tender), typed(send=1)).status_code == 422
    assert as_("tourism-ministry").get(address(tender)).status_code == 404
    assert commission().state == "forming"


def test_a_ppp_project_waits_for_the_support_and_its_clause_is_named(as_, db, at):
    tender = tenders.published(at, path="ppp")
    page = text(as_("health-ministry").get(address(tender)))
    assert "only after the positive document on state" in page
    assert "Clause 36(2) of the Rules" in page
    assert 'name="order_number"' not in page
    answer = as_("health-ministry").post(address(tender), typed(send=1))
    assert answer.status_code == 422
    # What was named is not lost.
    assert cast.PEOPLE["operator/2"].name in text(answer)


def form(tender):
    emails = {
        place: [cast.PEOPLE[key].email for key, said in PLACES.items() if said == place]
        for place in ("chair", "secretary", "member", "alternate")
    }
    return journey.done(
        commission(), "form", "health-ministry", order_number="145-НҚ", order_date="2026-03-13",
        chair=emails["chair"], secretary=emails["secretary"], members=emails["member"],
        alternates=emails["alternate"],
    )  # fmt: skip


def test_a_member_declares_after_a_second_look_and_an_alternate_takes_the_place(as_, tender):
    form(tender)
    client = as_("integrator/head")
    here = address(tender, "declaration")
    said = {"version": commission().version, "interest": "yes", "reason": ""}
    answer = client.post(here, said)
    assert answer.status_code == 422
    assert "Say what the conflict of interest is." in text(answer)
    said |= {"reason": "Туысы жеткізушіде жұмыс істейді."}
    page = text(client.post(here, said))
    assert f"{cast.PEOPLE['operator/2'].name} (Operator (demo)) takes your place." in page
    assert Member.objects.filter(declared_at__isnull=False).count() == 0
    assert client.post(here, said | {"send": 1}).status_code == 302
    case = text(as_("health-ministry").get(f"/en/cases/{tender.project.number}/"))
    assert f"votes in the place of {cast.PEOPLE['integrator/head'].name}" in case
    assert f"the place is taken by {cast.PEOPLE['operator/2'].name}" in case
    page = text(as_("integrator/head").get(here))
    assert "You have declared already." in page


def test_who_is_no_member_declares_nothing(as_, tender):
    form(tender)
    page = text(as_("integrator").get(address(tender, "declaration")))
    assert "You are not a member of this Commission." in page
    assert 'name="interest"' not in page


def test_the_steps_lead_to_their_pages(as_, tender):
    number = tender.project.number
    answer = as_("health-ministry").get(f"/en/cases/{number}/commission/form/")
    assert answer["Location"].endswith("/commission/")
    form(tender)
    answer = as_("operator/head").get(f"/en/cases/{number}/commission/declare_interest/")
    assert answer["Location"].endswith("/declaration/")
