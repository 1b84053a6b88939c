"""The contract on pages: drafted from the award, written, signed by both, or declined."""

import pytest

from procurement.models import Contract, Tender
from tests import cast, journey
from tests.procurement import tenders

CUSTOMER, SUPPLIER = "health-ministry", "supplier"
TERMS = {
    "subject": "Бағдарламалық өнімді жасау және жалға беру.",
    "payment": "Ай сайын.",
    "supplier_duties": "Мерзімінде жасау.",
    "customer_duties": "Уақтылы төлеу.",
}


@pytest.fixture
def tender(db, at):
    return tenders.awarded(at)


def address(tender, page: str = "") -> str:
    return f"/en/cases/{tender.project.number}/contract/{page and page + '/'}"


def text(answer) -> str:
    return answer.content.decode()


def contract() -> Contract:
    return Contract.objects.latest("pk")


def said(**more) -> dict:
    return {"version": contract().version} | more


def written(tender) -> Contract:
    return journey.done(contract(), "write_terms", CUSTOMER, **TERMS)


def test_the_terms_begin_with_what_the_award_and_the_design_task_say(as_, tender):
    page = text(as_(CUSTOMER).get(address(tender, "terms")))
    assert "112\u00a0000\u00a0000,00" in page  # in the language of the design task
    assert "2026\u00a0жылғы 30\u00a0қыркүйек" in page
    assert tender.design_task.number in page
    assert 'name="rent"' not in page
    assert contract().terms == {}


def test_the_terms_are_kept_and_the_contract_is_read_as_a_draft(as_, tender):
    answer = as_(CUSTOMER).post(address(tender, "terms"), said(**TERMS | {"payment": ""}))
    assert answer.status_code == 422
    assert "Write how the rent is paid." in text(answer)
    assert TERMS["supplier_duties"] in text(answer)
    assert as_(CUSTOMER).post(address(tender, "terms"), said(**TERMS)).status_code == 302
    page = text(as_(SUPPLIER).get(address(tender)))
    assert "ШАРТ" in page
    assert "жоба" in page
    assert TERMS["subject"] in page
    assert "not signed yet" in page
    assert "/contract/terms/" not in page


def test_a_colleagues_change_loses_nothing_of_what_was_typed(as_, tender):
    stale = said(**TERMS | {"payment": "Тоқсан сайын."})
    written(tender)
    answer = as_(CUSTOMER).post(address(tender, "terms"), stale)
    assert answer.status_code == 409
    assert "Тоқсан сайын." in text(answer)
    assert contract().terms["payment"] == "Ай сайын."


def test_both_sign_what_they_read_and_it_is_in_force(as_, tender):
    page = text(as_(SUPPLIER).get(address(tender, "signing")))
    assert "The terms of the contract are not written yet." in page
    written(tender)
    here = address(tender, "signing")
    page = text(as_(SUPPLIER).get(here))
    assert "This cannot be undone" in page
    assert cast.actor(SUPPLIER).user.full_name in page
    assert as_(SUPPLIER).post(here, said()).status_code == 302
    assert contract().state == "drafting"
    assert "Your side has signed already." in text(as_(SUPPLIER).get(here))
    assert "A party has signed: the terms stand." in text(
        as_(CUSTOMER).get(address(tender, "terms"))
    )
    assert as_(CUSTOMER).post(here, said()).status_code == 302
    signed = contract()
    assert signed.state == "signed"
    paper = f"/en/cases/{tender.project.number}/tender-papers/contract-1"
    page = text(as_(SUPPLIER).get(f"{paper}/?language=ru"))
    assert "ДОГОВОР" in page
    assert signed.number in page
    assert "проект</" not in page
    assert cast.actor(CUSTOMER).user.full_name in page
    for language in ("kk", "ru"):
        made = as_(CUSTOMER).get(f"{paper}.pdf?language={language}")
        assert made.content.startswith(b"%PDF")


def test_what_was_changed_meanwhile_is_read_again_before_it_is_signed(as_, tender):
    stale = written(tender).version
    journey.done(contract(), "write_terms", CUSTOMER, **TERMS | {"payment": "Тоқсан сайын."})
    answer = as_(SUPPLIER).post(address(tender, "signing"), {"version": stale})
    assert answer.status_code == 409
    assert "Тоқсан сайын." in text(answer)
    assert contract().signatures == {}


def test_the_supplier_declines_knowing_what_follows(as_, tender):
    here = address(tender, "refusal")
    page = text(as_(SUPPLIER).get(here))
    assert "The award passes to the runner-up" in page
    assert cast.actor("second-supplier").organisation.name not in page
    assert as_(SUPPLIER).post(here, said(reason="", preview=1)).status_code == 422
    page = text(as_(SUPPLIER).post(here, said(reason="Қаржы жоқ.", preview=1)))
    assert "Қаржы жоқ." in page
    assert contract().state == "drafting"
    assert as_(SUPPLIER).post(here, said(reason="Қаржы жоқ.", send=1)).status_code == 302
    assert [row.state for row in Contract.objects.order_by("pk")] == ["declined", "drafting"]
    assert contract().supplier == cast.actor("second-supplier").organisation
    page = text(as_("second-supplier").get(address(tender)))
    assert "121\u00a0500\u00a0000,00" in page


def test_without_a_runner_up_the_commission_decides_again(as_, db, at):
    tender = tenders.awarded(at, supplier="112000000.00")
    here = address(tender, "refusal")
    assert "There is no runner-up" in text(as_(SUPPLIER).get(here))
    as_(SUPPLIER).post(here, said(reason="Қаржы жоқ.", send=1))
    assert Tender.objects.get().state == "evaluated"


def test_who_is_no_party_neither_signs_nor_writes(as_, tender):
    written(tender)
    for key in ("integrator", "operator"):
        assert as_(key).post(address(tender, "signing"), said()).status_code == 422
        assert as_(key).post(address(tender, "terms"), said(**TERMS)).status_code == 422
        assert as_(key).get(address(tender)).status_code == 200
    assert as_("second-supplier").get(address(tender)).status_code == 404
    assert contract().signatures == {}


def test_the_steps_lead_to_their_pages(as_, tender):
    number = tender.project.number
    for step, page in (("write_terms", "terms"), ("sign", "signing")):
        answer = as_(CUSTOMER).get(f"/en/cases/{number}/contract/{step}/")
        assert answer["Location"].endswith(f"/contract/{page}/")
    answer = as_(SUPPLIER).get(f"/en/cases/{number}/contract/decline/")
    assert answer["Location"].endswith("/contract/refusal/")
