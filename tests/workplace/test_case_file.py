"""The case file: who may open it, what it says, and that its price is fixed."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.documents.actions import store
from portal.workflow.models import Attachment, Delivery, Obligation
from portal.workflow.sweep import sweep
from tests import journey

MOST_QUERIES = 12
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def monday(db, at):
    at("2026-03-16 10:00")


def case(client, request, prefix: str = "/en"):
    return client.get(f"{prefix}/cases/{request.project.number}/")


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize("stage", ["filed", "under_review", "concluded"])
def test_it_answers_in_each_language_at_each_stage(as_, monday, prefix, stage):
    request = getattr(journey, stage)()
    for who in ("health-ministry", "integrator", "ministry"):
        assert case(as_(who), request, prefix).status_code == 200


@pytest.mark.parametrize("who", ["tourism-ministry", "almaty-akimat", "supplier", "operator"])
def test_who_takes_no_part_finds_nothing(as_, monday, who):
    assert case(as_(who), journey.concluded()).status_code == 404


def test_a_number_that_nobody_has_is_not_found(as_, monday):
    assert as_("ministry").get("/en/cases/АСМ-2026-999999/").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["%00/", "%00/terms/1/", "%00/receipts/1/", "x/receipts/%00/", "%00/conclusion/",
     "%00/request/agree/", "x/%00/agree/", "x/request/%00/"],
)  # fmt: skip
def test_an_address_with_nul_is_not_found(as_, monday, address):
    assert as_("ministry").get(f"/en/cases/{address}").status_code == 404


def test_nobody_opens_it_without_signing_in(client, monday):
    assert case(client, journey.filed()).status_code == 302


def test_the_conclusion_is_hidden_until_it_is_issued(as_, monday):
    request = journey.under_review()
    journey.assessed(request)
    for who, seen in (("integrator", True), ("ministry", False), ("health-ministry", False)):
        page = case(as_(who), request).content.decode()
        assert (journey.GROUNDS in page) is seen
        assert ("Assess a criterion" in page) is seen
    journey.done(journey.conclusion_of(request), "issue", "integrator")
    assert journey.GROUNDS in case(as_("health-ministry"), request).content.decode()


def test_it_says_who_holds_it_until_when_and_why(as_, at, db):
    at("2026-03-19 16:30")
    page = case(as_("health-ministry"), journey.concluded()).content.decode()
    assert "Ministry of Digital Development, Innovations and Aerospace Industry" in page
    assert "27.03.2026" in page
    assert "Nauryz Meiramy" in page
    assert page.count("portal-days__skipped") == 5


def test_while_no_term_runs_it_says_whose_step_is_next(as_, monday):
    page = case(as_("health-ministry"), journey.filed()).content.decode()
    assert "Service integrator (demo)" in page
    assert "The Rules set no term for this step." in page
    under_review = case(as_("health-ministry"), journey.under_review()).content.decode()
    assert "Conclusion of the service integrator" in under_review


def test_open_steps_are_buttons_and_withheld_ones_say_why(as_, monday):
    request = journey.filed()
    number = quote(request.project.number)
    ministry = case(as_("ministry"), request).content.decode()
    assert f"/en/cases/{number}/request/agree/" not in ministry
    assert "The ministry decides only after it has received the conclusion" in ministry
    integrator = case(as_("integrator"), request).content.decode()
    assert f"/en/cases/{number}/request/accept/" in integrator


def test_the_decision_and_its_grounds_are_shown(as_, monday):
    request = journey.concluded()
    journey.done(request, "refuse", "ministry", reason="Негіздеме жеткіліксіз.")
    page = case(as_("health-ministry"), request).content.decode()
    assert "Негіздеме жеткіліксіз." in page
    assert "Nobody owes a step in this case now." in page


def test_what_happened_is_told_with_people_bodies_and_almaty_time(as_, at, db):
    at("2026-03-16 10:00")
    request = journey.concluded()
    at("2026-03-20 00:05")
    sweep()
    page = case(as_("health-ministry"), request).content.decode()
    assert "Шапағаткөлова Меруерт Жанатқызы, Ministry of Healthcare" in page
    assert "16.03.2026 10:00" in page
    assert "The term was missed" in page
    assert "20.03.2026 00:05" in page
    assert "The term is over and the duty stands" in page


@pytest.mark.parametrize("who", ["ministry", "integrator", "health-ministry"])
@pytest.mark.parametrize("stage", ["filed", "under_review", "concluded"])
def test_the_number_of_queries_is_held(as_, monday, who, stage, django_assert_max_num_queries):
    request, client = getattr(journey, stage)(), as_(who)
    case(client, request)
    with django_assert_max_num_queries(MOST_QUERIES):
        case(client, request)


def test_the_files_of_a_request_are_listed_in_the_case(as_, monday, people):
    upload = SimpleUploadedFile("Техникалық тапсырма.pdf", PDF)
    document = store(upload, actor=people("health-ministry"))
    request = journey.filed()
    Attachment.objects.create(record_id=request.pk, document=document)
    page = case(as_("ministry"), request).content.decode()
    assert f"/en/documents/{document.key}/" in page
    assert document.sha256[:12] in page


def test_a_term_has_a_page_of_its_own(as_, at, db):
    at("2026-03-19 16:30")
    request = journey.concluded()
    address = f"/cases/{request.project.number}/terms/{Obligation.objects.get().pk}/"
    for prefix in ("", "/ru", "/en"):
        assert as_("ministry").get(f"{prefix}{address}").status_code == 200
    page = as_("ministry").get(f"/en{address}").content.decode()
    for code in ("X2", "X22", "X27"):
        assert f"{code}. " in page
    assert "Nauryz Meiramy" in page
    assert as_("tourism-ministry").get(f"/en{address}").status_code == 404


def test_every_delivery_has_a_receipt_to_print(as_, monday):
    request = journey.filed()
    number = request.project.number
    for delivery in Delivery.objects.all():
        for prefix in ("", "/ru", "/en"):
            page = as_("health-ministry").get(
                f"{prefix}/cases/{number}/receipts/{delivery.number}/"
            )
            assert delivery.sha256 in page.content.decode()
            assert "16.03.2026 10:00" in page.content.decode()
        stranger = as_("tourism-ministry").get(f"/en/cases/{number}/receipts/{delivery.number}/")
        assert stranger.status_code == 404


def test_a_receipt_belongs_to_its_own_case(as_, monday):
    first, second = journey.filed(), journey.filed()
    delivery = Delivery.objects.filter(record=second.pk).first()
    address = f"/en/cases/{first.project.number}/receipts/{delivery.number}/"
    assert as_("health-ministry").get(address).status_code == 404
