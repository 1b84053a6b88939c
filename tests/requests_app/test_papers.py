"""The papers as they were sent: what they say, who reads them, and that they stay as they were."""

import pytest

from portal.accounts.models import Membership
from portal.documents.papers.pdf import render_pdf
from portal.workflow.models import Delivery
from tests import cast, journey

from .papers import facts_of, texts_of

REASON = "Осындай ақпараттандыру объектісі бар.\nОны дамыту жеткілікті."


@pytest.fixture
def tuesday(db, at):
    at("2026-02-10 18:00")


def paper(client, record, name: str, prefix: str = "/en"):
    return client.get(f"{prefix}/cases/{record.project.number}/papers/{name}/")


@pytest.mark.parametrize("who", ["ministry", "integrator", "health-ministry"])
@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_who_sees_the_record_reads_both_papers(sign_in, tuesday, who, prefix):
    request, client = journey.ordered("Ескеріңіз."), sign_in(who)
    for name, number in (("decision", request.decision_number), ("notice", request.order_number)):
        response = paper(client, request, name, prefix)
        assert response.status_code == 200
        assert response.context["paper"].number == number
        assert number in response.content.decode()


@pytest.mark.parametrize("who", ["tourism-ministry", "supplier", "almaty-akimat"])
def test_strangers_find_none(sign_in, tuesday, who):
    request = journey.ordered()
    for name in ("decision", "notice"):
        assert paper(sign_in(who), request, name).status_code == 404


@pytest.mark.parametrize("name", ["decision", "notice", "nonsense"])
def test_what_was_not_sent_is_not_found(sign_in, tuesday, name):
    assert paper(sign_in("ministry"), journey.concluded(), name).status_code == 404


def test_a_refusal_says_its_reason_as_it_was_typed(sign_in, tuesday):
    request = journey.done(
        journey.concluded("met met not_met"), "refuse", "ministry", reason=REASON
    )
    said = paper(sign_in("health-ministry"), request, "decision").context["paper"]
    assert said.title == "автоматтандырудан бас тарту туралы"
    opening, heading, reason, _closing = texts_of(said)
    assert (heading, reason) == ("Бас тарту себебі", REASON)
    assert facts_of(said)[-1][1] == "1) орындалды; 2) орындалды; 3) орындалмады"
    assert "автоматтандырудан бас тартады" in opening
    assert "13-тармағына сәйкес" in opening


def test_the_receipt_on_the_paper_is_that_of_the_delivery(sign_in, tuesday):
    request = journey.ordered()
    for name, step in (("decision", "request.agree"), ("notice", "request.order_creation")):
        (received,) = paper(sign_in("ministry"), request, name).context["paper"].receipts
        delivery = Delivery.objects.get(record=request.pk, step=step)
        assert (received.number, received.sha256, received.at) == (
            delivery.number, delivery.sha256, delivery.at,
        )  # fmt: skip


def test_a_paper_keeps_the_post_of_who_signed_it(sign_in, tuesday):
    request = journey.agreed()
    Membership.objects.filter(user=cast.user("ministry")).update(
        position_kk="департамент директоры"
    )
    (signature,) = paper(sign_in("ministry"), request, "decision").context["paper"].signatures
    assert (signature.name, signature.position) == ("Бәйшешекова Айзат Нұрболатқызы", "Бас сарапшы")
    assert signature.signed_at == request.decided_at


def test_the_preview_and_the_paper_say_the_same(sign_in, tuesday):
    request, client = journey.concluded(), sign_in("ministry")
    typed = {"version": request.version, "decision": "refuse", "words": REASON}
    address = f"/en/cases/{request.project.number}/decision/"
    before = client.post(address, typed | {"preview": "1"}).context["paper"]
    client.post(address, typed | {"send": "1"})
    after = paper(client, request, "decision").context["paper"]
    for name in ("kind", "language", "title", "addressees", "body", "date", "issuer"):
        assert getattr(before, name) == getattr(after, name)
    assert (before.draft, after.draft) == (True, False)


def test_it_is_made_as_pdf_from_the_same_data(sign_in, tuesday):
    request = journey.ordered("Ескеріңіз.")
    for name in ("conclusion", "decision", "notice"):
        made = render_pdf(paper(sign_in("ministry"), request, name).context["paper"])
        assert made.startswith(b"%PDF-")


def test_it_takes_few_queries(sign_in, tuesday, django_assert_max_num_queries):
    request, client = journey.ordered(), sign_in("integrator")
    paper(client, request, "notice")
    for name in ("decision", "notice"):
        with django_assert_max_num_queries(12):
            paper(client, request, name)


def test_a_paper_is_only_read(sign_in, tuesday):
    request = journey.ordered()
    address = f"/en/cases/{request.project.number}/papers/decision/"
    assert sign_in("ministry").post(address).status_code == 405
