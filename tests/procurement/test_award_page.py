"""Closing the evaluation and awarding on pages, with the protocol read before it is made."""

import pytest

from procurement.models import Contract, Tender
from tests import cast, journey
from tests.procurement import tenders

CHAIR, MEMBER, THIRD = tenders.CHAIR, *tenders.MEMBERS


def address(tender, page: str) -> str:
    return f"/en/cases/{tender.project.number}/{page}/"


def text(answer) -> str:
    return answer.content.decode()


def now(tender) -> Tender:
    return Tender.objects.get(pk=tender.pk)


def said(tender, **more) -> dict:
    return {"version": now(tender).version} | more


def test_who_has_scored_is_shown_but_never_with_what(db, as_, at):
    tender = tenders.opened(at)
    first, _second = tender.bids.order_by("price")
    tender = journey.done(tender, "admit_bid", CHAIR, bid=first.number)
    points = {"1": 81, "2": 82, "3": 83, "4": 84}
    journey.done(tender, "score", MEMBER, bid=first.number, points=points)
    page = text(as_(CHAIR).get(address(tender, "evaluation")))
    assert "1 bid waits to be admitted or rejected." in page
    assert "1 of 1" in page
    assert page.count("0 of 1") == 2
    assert "Admit or reject every bid first" in page
    assert "81" not in page.partition("How far the members are")[2].partition("</section>")[0]
    assert 'name="dissent"' not in page


def test_the_chair_closes_the_evaluation_after_a_second_look(db, as_, at):
    tender = tenders.opened(at)
    for bid in tender.bids.all():
        journey.done(now(tender), "reject_bid", CHAIR, bid=bid.number, reason="Кесте жоқ.")
    here = address(tender, "evaluation")
    page = text(as_(MEMBER).get(here))
    assert "The chair of the Commission takes this step." in page
    page = text(as_(CHAIR).post(here, said(tender, dissent="Ерекше пікір.")))
    assert "Ерекше пікір." in page
    assert now(tender).state == "opened"
    back = text(as_(CHAIR).post(here, said(tender, dissent="Ерекше пікір.", edit=1)))
    assert "Ерекше пікір.</textarea>" in back
    assert as_(CHAIR).post(here, said(tender, dissent="Ерекше пікір.", send=1)).status_code == 302
    assert now(tender).dissent == "Ерекше пікір."
    # Nobody is left to award: the page leads to the decision on a new announcement.
    page = text(as_(CHAIR).get(address(tender, "award")))
    assert "No admitted bid is left: nothing can be awarded." in page
    assert address(tender, "ladder").split("/")[-2] in page


def test_after_the_evaluation_everybody_reads_totals_members_points_rule_and_dissent(db, as_, at):
    tender = tenders.evaluated(at, dissent="Ерекше пікір.")
    page = text(as_("integrator").get(address(tender, "evaluation")))
    assert page.index("90.0000") < page.index("70.0000")
    assert page.count("90.00</td>") == 3
    assert "A tie goes to the lower price" in page
    assert "Ерекше пікір." in page
    assert "This cannot be done now" not in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"readiness_on": "", "readiness_days": ""}, "either a date or a number of working days"),
        ({"readiness_on": "30.09.2026", "readiness_days": "5"}, "either a date or a number"),
        ({"readiness_on": "2020-01-01", "readiness_days": ""}, "The term of readiness has to lie"),
        ({"readiness_on": "кейін", "readiness_days": ""}, "Write the date as day.month.year"),
        ({"readiness_on": "", "readiness_days": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_wrong_term_is_said_at_its_field_and_kept(db, as_, at, typed, message):
    tender = tenders.evaluated(at)
    page = as_(CHAIR).post(address(tender, "award"), said(tender, preview=1, **typed))
    assert page.status_code == 422
    assert message in text(page)
    for value in filter(None, typed.values()):
        assert f'value="{value}"' in text(page)
    assert now(tender).state == "evaluated"


def test_the_protocol_is_read_before_it_is_made(db, as_, at):
    tender = tenders.evaluated(at)
    here = address(tender, "award")
    typed = said(tender, readiness_on="", readiness_days="120")
    page = text(as_(CHAIR).post(here, typed | {"preview": 1}))
    assert "ХАТТАМА" in page
    assert "№\u00a0________" in page
    assert "112\u00a0000\u00a0000,00" in page
    assert "How this date was computed" in page
    assert now(tender).state == "evaluated"
    back = text(as_(CHAIR).post(here, typed | {"edit": 1}))
    assert 'value="120"' in back
    answer = as_(CHAIR).post(here, typed | {"send": 1})
    assert answer.status_code == 302
    tender = now(tender)
    assert tender.state == "awarded"
    # The same press again answers as the first did.
    assert as_(CHAIR).post(here, typed | {"send": 1}).status_code == 302
    assert Contract.objects.count() == 1
    kept = tender.minutes[-1]
    assert (kept["kind"], kept["readiness_days"]) == ("award", 120)


def test_the_winner_reads_the_protocol_with_the_term_of_clause_73(db, as_, at):
    tender = tenders.awarded(at)
    here = f"/en/cases/{tender.project.number}/tender-papers/minutes-2"
    page = text(as_("supplier").get(f"{here}/?language=ru"))
    assert tender.protocol_number in page
    assert "30\u00a0сентября 2026\u00a0года" in page
    assert cast.actor("second-supplier").organisation.name_ru in page
    assert as_("supplier").get(f"{here}.pdf").content.startswith(b"%PDF")
    assert as_("second-supplier").get(f"{here}/").status_code == 404
    case = text(as_("supplier").get(f"/en/cases/{tender.project.number}/"))
    assert "Protocol that determines the supplier" in case
    assert "Minutes of the opening" not in case


def test_only_the_chair_awards_and_strangers_see_nothing(db, as_, at):
    tender = tenders.evaluated(at)
    here = address(tender, "award")
    assert "The chair of the Commission takes this step." in text(as_(MEMBER).get(here))
    typed = said(tender, readiness_on="30.09.2026", readiness_days="", send=1)
    assert as_(MEMBER).post(here, typed).status_code == 422
    assert as_("supplier").get(here).status_code == 404
    assert as_("tourism-ministry").get(here).status_code == 404
    assert now(tender).state == "evaluated"


def test_the_steps_lead_to_their_pages(db, as_, at):
    tender = tenders.evaluated(at)
    answer = as_(CHAIR).get(f"/en/cases/{tender.project.number}/tender/award/")
    assert answer["Location"].endswith("/award/")
    answer = as_(CHAIR).get(f"/en/cases/{tender.project.number}/tender/evaluate/")
    assert answer["Location"].endswith("/evaluation/")
