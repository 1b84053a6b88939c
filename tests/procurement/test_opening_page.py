"""The opening on its page: presence, quorum, the confirmation, the minutes that stay."""

from procurement.models import Commission, Tender
from procurement.sealing.models import OpeningOrder, Round
from tests import cast, journey
from tests.procurement import tenders

CHAIR, MEMBER, THIRD = tenders.CHAIR, *tenders.MEMBERS


def address(tender) -> str:
    return f"/en/cases/{tender.project.number}/opening/"


def text(answer) -> str:
    return answer.content.decode()


def now(tender) -> Tender:
    return Tender.objects.get(pk=tender.pk)


def declare(*keys) -> None:
    commission = Commission.objects.get()
    for key in keys:
        commission = journey.done(commission, "declare_interest", key, interest="no", reason="")


def press(client, tender, step, **more):
    return client.post(address(tender), {"version": now(tender).version, "step": step} | more)


def test_before_the_closing_the_page_says_when_and_tells_nothing_of_bids(db, as_, at):
    tender = tenders.published(at)
    tenders.form_commission(tender)
    page = text(as_(CHAIR).get(address(tender)))
    assert "08.04.2026 24:00:00" in page
    assert "nor learn how many there are" in page
    assert "Number of bids" not in page
    assert "First declare whether you have a conflict of interest." in page
    assert 'value="confirm_presence"' not in page
    assert as_("supplier").get(address(tender)).status_code == 404
    assert as_("tourism-ministry").get(address(tender)).status_code == 404


def test_what_is_missing_for_the_quorum_is_said_until_it_is_there(db, as_, at):
    tender = tenders.closed(at)
    page = text(as_("integrator").get(address(tender)))
    assert "0 of 3 who vote have confirmed their presence; the quorum is 2." in page
    assert "2 more members have to confirm their presence." in page
    assert 'value="open_bids"' not in page
    declare(CHAIR)
    assert press(as_(CHAIR), tender, "confirm_presence").status_code == 302
    page = text(as_(CHAIR).get(address(tender)))
    assert "1 more member has to confirm the presence." in page
    assert "The quorum is 2 members; 1 confirmed their presence." in page
    assert press(as_(MEMBER), tender, "confirm_presence").status_code == 302
    page = text(as_(CHAIR).get(address(tender)))
    name = cast.PEOPLE[MEMBER].name
    assert f"{name} has not declared yet whether there is a conflict of interest." in page
    answer = press(as_(CHAIR), tender, "open_bids")
    assert answer.status_code == 422
    assert now(tender).state == "closed"


def test_the_chair_confirms_once_more_and_the_bids_are_open(db, as_, at):
    tender = tenders.closed(at, supplier="112000000.00", second_supplier="121500000.00")
    declare(CHAIR, MEMBER)
    for key in (CHAIR, MEMBER):
        press(as_(key), tender, "confirm_presence")
    assert "As a rule the chair opens the bids" in text(as_(MEMBER).get(address(tender)))
    page = text(press(as_(CHAIR), tender, "open_bids"))
    assert "This cannot be undone" in page
    assert now(tender).state == "closed"
    assert press(as_(CHAIR), tender, "open_bids", send=1).status_code == 302
    assert now(tender).state == "opened"
    page = text(as_("integrator").get(address(tender)))
    assert "112\u00a0000\u00a0000.00" in page
    assert "Minutes of the opening" in page
    assert "Consider the bids" in page


def test_the_minutes_say_who_was_there_and_what_was_in_the_envelopes(db, as_, at):
    tender = tenders.opened(at)
    here = f"/en/cases/{tender.project.number}/tender-papers/minutes-1"
    page = text(as_("integrator").get(f"{here}/?language=ru"))
    assert "ПРОТОКОЛ" in page
    assert tender.minutes[0]["number"] in page
    for said in (cast.PEOPLE[CHAIR].name, cast.PEOPLE[MEMBER].name, "112\u00a0000\u00a0000,00"):
        assert said in page
    assert cast.actor("supplier").organisation.bin in page
    assert "ХАТТАМА" in text(as_("integrator").get(f"{here}/"))
    made = as_(CHAIR).get(f"{here}.pdf")
    assert made["Content-Type"] == "application/pdf"
    assert made.content.startswith(b"%PDF")
    assert as_("supplier").get(f"{here}/").status_code == 404
    assert as_("integrator").get(here.replace("minutes-1", "minutes-2") + "/").status_code == 404


def test_the_minutes_stay_when_the_members_declare_anew(db, as_, at):
    tender = tenders.opened(at, supplier="112000000.00")
    bid = tender.bids.get()
    tender = journey.done(tender, "reject_bid", CHAIR, bid=bid.number, reason="Кесте жоқ.")
    tender = journey.done(tender, "evaluate", CHAIR, dissent="")
    tender = journey.done(tender, "decide_reannouncement", CHAIR, reason="Қайта жариялау.")
    tender = journey.done(tender, "consent", "health-ministry")
    tender = journey.done(tender, "publish", "integrator")
    assert not Commission.objects.get().members.filter(present_at__isnull=False).exists()
    page = text(
        as_("integrator").get(f"/en/cases/{tender.project.number}/tender-papers/minutes-1/")
    )
    assert page.count("09.04.2026 09:00") == 3  # each of the three who voted was there


def test_while_the_opener_reads_the_page_waits_and_looks_again(db, as_, at, monkeypatch):
    tender = tenders.closed(at)
    declare(CHAIR, MEMBER)
    for key in (CHAIR, MEMBER):
        press(as_(key), tender, "confirm_presence")
    # As in the web process, which holds no keys.
    monkeypatch.setattr("procurement.sealing.orders.holds_secrets", lambda: False)
    assert press(as_(CHAIR), tender, "open_bids", send=1).status_code == 302
    assert now(tender).state == "opening"
    assert OpeningOrder.objects.count() == 1
    page = text(as_(CHAIR).get(address(tender)))
    assert "The opener is reading the bids" in page
    assert "Look again" in page
    again = as_(CHAIR).post(address(tender), {"step": "look"}, headers={"hx-request": "true"})
    assert again.status_code == 200
    assert "<html" not in text(again)
    monkeypatch.undo()
    ready = as_(CHAIR).post(address(tender), {"step": "look"}, headers={"hx-request": "true"})
    assert ready["HX-Refresh"] == "true"
    assert now(tender).state == "opened"


def test_a_trouble_of_the_opener_is_said_and_a_member_may_ask_again(db, as_, at, monkeypatch):
    tender = tenders.closed(at)
    declare(CHAIR, MEMBER)
    for key in (CHAIR, MEMBER):
        press(as_(key), tender, "confirm_presence")
    monkeypatch.setattr("procurement.sealing.orders.holds_secrets", lambda: False)
    press(as_(CHAIR), tender, "open_bids", send=1)
    order = OpeningOrder.objects.get()
    order.answered_at, order.refused = order.ordered_at, "opener-failed"
    order.save()
    page = text(as_(CHAIR).get(address(tender)))
    assert "The opening failed and nothing was opened." in page
    assert as_("integrator").post(address(tender), {"step": "ask_again"}).status_code == 302
    assert OpeningOrder.objects.count() == 1
    as_(CHAIR).post(address(tender), {"step": "ask_again"})
    assert OpeningOrder.objects.filter(round=Round.objects.get(), answered_at=None).count() == 1


def test_the_steps_lead_to_the_page(db, as_, at):
    tender = tenders.closed(at)
    for step in ("confirm_presence", "open_bids"):
        answer = as_(CHAIR).get(f"/en/cases/{tender.project.number}/tender/{step}/")
        assert answer["Location"].endswith("/opening/")
