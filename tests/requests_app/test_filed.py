"""After a return others read what was filed last, never what is being typed."""

import pytest
from django.urls import reverse

from portal.documents.actions import store
from portal.documents.models import Document
from requests_app.actions import save_draft
from requests_app.models import AutomationRequest
from requests_app.selectors import filed_sections
from tests import cast, journey

from .annex import annex, documented, pdf

TYPED = "Әлі жолданбаған мәтін."
OTHERS = ("integrator", "ministry")
FILER = "health-ministry"


@pytest.fixture
def returned(db, at) -> AutomationRequest:
    at("2026-03-17 09:00")
    return journey.done(
        journey.filed(), "return_for_correction", "integrator", remarks={"goal": "Нақтылаңыз."}
    )


@pytest.fixture
def typed(returned) -> AutomationRequest:
    return write(returned, annex(goal={"goal": TYPED}))


def write(record, sections: dict) -> AutomationRequest:
    return save_draft(record, sections, actor=cast.actor(FILER), version=record.version)


def pages(record) -> list[str]:
    number = record.project.number
    return [
        reverse("workplace:case", args=[number]),
        reverse("requests:return", args=[number]),
        reverse("requests:versions", args=[number]),
    ]


def test_what_is_typed_is_not_what_was_filed(typed):
    assert typed.sections["goal"]["goal"] == TYPED
    assert filed_sections(typed)["goal"]["goal"] == journey.annex1()["goal"]["goal"]


@pytest.mark.parametrize("who", [*OTHERS, FILER])
def test_no_page_of_the_case_shows_what_is_being_typed(sign_in, typed, who):
    for address in pages(typed):
        text = sign_in(who).get(address).content.decode()
        assert TYPED not in text, address
    assert (
        journey.annex1()["goal"]["goal"][:40] in sign_in(who).get(pages(typed)[0]).content.decode()
    )


def test_the_page_of_the_draft_shows_it_to_the_filer(sign_in, typed):
    address = reverse("requests:draft", args=[typed.pk])
    assert sign_in("integrator").get(address).status_code == 404


@pytest.mark.parametrize("who", OTHERS)
def test_what_was_typed_before_a_withdrawal_stays_the_filers(sign_in, typed, who):
    withdrawn = journey.done(typed, "withdraw", FILER, reason="")
    for address in pages(withdrawn):
        assert TYPED not in sign_in(who).get(address).content.decode(), address


def test_once_filed_again_everybody_reads_it(sign_in, typed):
    again = journey.done(typed, "submit", FILER)
    assert filed_sections(again) == again.sections
    for who in OTHERS:
        assert TYPED in sign_in(who).get(pages(again)[0]).content.decode()


def test_a_file_put_in_the_returned_draft_is_not_seen_by_others(sign_in, returned):
    document = store(pdf("secret.pdf"), actor=cast.actor(FILER))
    write(returned, documented(file=str(document.key)))
    fetch = reverse("workplace:document", args=[document.key])
    for who in OTHERS:
        client = sign_in(who)
        assert client.get(fetch).status_code == 404
        for address in pages(returned):
            assert "secret.pdf" not in client.get(address).content.decode()
    assert sign_in(FILER).get(fetch).status_code == 200


def test_a_file_of_the_next_version_is_seen_once_it_is_filed(sign_in, returned):
    document = store(pdf("next.pdf"), actor=cast.actor(FILER))
    again = write(returned, documented(file=str(document.key)))
    journey.done(again, "submit", FILER)
    for who in OTHERS:
        client = sign_in(who)
        assert client.get(reverse("workplace:document", args=[document.key])).status_code == 200
        assert "next.pdf" in client.get(pages(returned)[0]).content.decode()


def test_a_file_that_was_filed_stays_readable_when_the_draft_drops_it(sign_in, db, at):
    at("2026-03-17 09:00")
    cast.ensure()
    document = store(pdf("first.pdf"), actor=cast.actor(FILER))
    filed = journey.done(
        journey.draft(sections=documented(file=str(document.key))), "submit", FILER
    )
    back = journey.done(
        filed, "return_for_correction", "integrator", remarks={"goal": "Нақтылаңыз."}
    )
    write(back, annex())
    text = sign_in("ministry").get(pages(back)[0]).content.decode()
    assert "first.pdf" in text
    assert Document.objects.get(pk=document.pk).attached_at is not None


def test_an_application_is_read_as_filed_too(sign_in, db, at):
    at("2026-03-17 09:00")
    application = journey.applied()
    back = journey.done(
        application, "return_for_correction", "integrator", remarks={"cost": "Негіздеңіз."}
    )
    changed = back.sections | {"effect": back.sections["effect"] | {"effect": TYPED}}
    back = save_draft(back, changed, actor=cast.actor("supplier"), version=back.version)
    assert filed_sections(back)["effect"] == application.sections["effect"]
    for who in (*OTHERS, "health-ministry"):
        for address in pages(back):
            assert TYPED not in sign_in(who).get(address).content.decode(), address


@pytest.mark.parametrize("who", [*OTHERS, FILER])
def test_the_case_file_of_a_returned_record_holds_its_queries(
    sign_in, typed, who, django_assert_max_num_queries
):
    client = sign_in(who)
    client.get(pages(typed)[0])
    with django_assert_max_num_queries(12):
        client.get(pages(typed)[0])
