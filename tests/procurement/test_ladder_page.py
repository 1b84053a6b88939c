"""The ladder of clause 53-1 on its page: where the tender stands and the one decision that comes next."""

from procurement.models import DesignTask, Tender
from tests import journey
from tests.procurement import tenders

CHAIR, MEMBER, _THIRD = tenders.CHAIR, *tenders.MEMBERS


def address(tender) -> str:
    return f"/en/cases/{tender.project.number}/ladder/"


def text(answer) -> str:
    return answer.content.decode()


def now(tender) -> Tender:
    return Tender.objects.get(pk=tender.pk)


def said(tender, step, **more) -> dict:
    return {"version": now(tender).version, "step": step, "reason": "Қайта жариялау."} | more


def test_the_first_rung_offers_only_to_announce_again_with_the_words_suggested(db, as_, at):
    tender = tenders.empty(at)
    page = text(as_(CHAIR).get(address(tender)))
    assert 'value="decide_reannouncement"' in page
    assert "decide_amendment" not in page
    assert "decide_cancellation" not in page
    assert "бірде-бір өтінім түспеді" in page  # in the language of the design task
    assert "What carries over" in page
    answer = as_(CHAIR).post(address(tender), said(tender, "decide_amendment", send=1))
    assert answer.status_code == 422
    assert now(tender).state == "no_bids"


def test_the_decision_is_read_before_it_is_taken_and_stays_as_a_paper(db, as_, at):
    tender = tenders.empty(at)
    page = text(as_(CHAIR).post(address(tender), said(tender, "decide_reannouncement", preview=1)))
    assert "ШЕШІМ" in page
    assert "Қайта жариялау." in page
    assert now(tender).state == "no_bids"
    typed = said(tender, "decide_reannouncement")
    assert "Қайта жариялау.</textarea>" in text(
        as_(CHAIR).post(address(tender), typed | {"edit": 1})
    )
    assert as_(CHAIR).post(address(tender), typed | {"send": 1}).status_code == 302
    # The same press again answers as the first did.
    assert as_(CHAIR).post(address(tender), typed | {"send": 1}).status_code == 302
    tender = now(tender)
    assert (tender.state, tender.round, len(tender.decisions)) == ("preparing", 2, 1)
    page = text(as_("integrator").get(address(tender)))
    assert f"Decision № {tender.decisions[0]['number']}" in page
    assert "Round 2 is being prepared" in page
    paper = f"/en/cases/{tender.project.number}/tender-papers/decision-1"
    assert "53-1" in text(as_("integrator").get(f"{paper}/?language=ru"))
    assert as_("integrator").get(f"{paper}.pdf").content.startswith(b"%PDF")


def test_without_words_nothing_is_decided(db, as_, at):
    tender = tenders.empty(at)
    typed = said(tender, "decide_reannouncement", reason="", preview=1)
    answer = as_(CHAIR).post(address(tender), typed)
    assert answer.status_code == 422
    assert "Write what the Commission decided and why." in text(answer)


def test_only_the_chair_decides_and_the_others_read(db, as_, at):
    tender = tenders.empty(at)
    for key in (MEMBER, "integrator", "health-ministry"):
        page = text(as_(key).get(address(tender)))
        assert "First round without a bid: announce again" in page
        assert 'name="reason"' not in page
    answer = as_(MEMBER).post(address(tender), said(tender, "decide_reannouncement", send=1))
    assert answer.status_code == 422
    assert "Қайта жариялау." in text(answer)  # what was typed is not lost
    assert as_("tourism-ministry").get(address(tender)).status_code == 404


def test_the_second_rung_leads_to_the_amendment_and_the_third_to_the_end(db, as_, at):
    tender = tenders.empty(at)
    journey.done(tender, "decide_reannouncement", CHAIR, reason="Қайта жариялау.")
    tender = tenders.empty_again(at, tender)
    page = text(as_(CHAIR).get(address(tender)))
    assert 'value="decide_amendment"' in page
    as_(CHAIR).post(address(tender), said(tender, "decide_amendment", send=1))
    assert now(tender).state == "awaiting_amendment"
    page = text(as_("integrator").get(address(tender)))
    assert f"/en/cases/{tender.project.number}/design-task/amendment/" in page.replace(
        "%D0%90%D0%A1%D0%9C", "АСМ"
    )
    task = DesignTask.objects.get(project=tender.project_id)
    journey.done(task, "amend", "integrator", reason="Шекті төлем көтерілді.")
    journey.done(DesignTask.objects.get(edition=2), "approve", "integrator")
    tender = tenders.empty_again(at, tender)
    page = text(as_(CHAIR).get(address(tender)))
    assert 'value="decide_cancellation"' in page
    assert "decide_reannouncement" not in page
    preview = said(tender, "decide_cancellation", preview=1)
    assert "Three rounds brought no bid." in text(as_(CHAIR).post(address(tender), preview))
    as_(CHAIR).post(address(tender), said(tender, "decide_cancellation", send=1))
    assert now(tender).state == "cancelled"
    page = text(as_(CHAIR).get(address(tender)))
    assert "There is no fourth round." in page
    assert 'name="reason"' not in page


def test_rejected_bids_are_no_rung(db, as_, at):
    tender = tenders.opened(at, supplier="112000000.00")
    bid = tender.bids.get()
    tender = journey.done(tender, "reject_bid", CHAIR, bid=bid.number, reason="Кесте жоқ.")
    tender = journey.done(tender, "evaluate", CHAIR, dissent="")
    page = text(as_(CHAIR).get(address(tender)))
    assert "this does not count as a round without bids" in page
    as_(CHAIR).post(address(tender), said(tender, "decide_reannouncement", send=1))
    tender = now(tender)
    assert (tender.state, tender.round) == ("preparing", 1)
    paper = text(
        as_(CHAIR).get(f"/en/cases/{tender.project.number}/tender-papers/decision-1/?language=ru")
    )
    assert "53-1" not in paper.partition("<article")[2].partition("</article>")[0]
