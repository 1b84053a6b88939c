"""The filed versions of a record, the remarks on each, and what changed between two."""

import pytest

from portal.documents.actions import store
from portal.workflow.models import Delivery
from portal.workflow.models.record import Filing
from requests_app.actions import save_draft
from requests_app.models import AutomationRequest
from tests import cast, journey

from .annex import annex, documented, pdf

FILER = "health-ministry"
REMARK = "Мақсатты нақтылаңыз."


@pytest.fixture
def request_(db, at) -> AutomationRequest:
    at("2026-03-16 10:00")
    return journey.done(journey.filed(), "accept", "integrator")


@pytest.fixture
def twice(request_, at) -> AutomationRequest:
    """Filed, returned, and filed again with one task more and other words in the goal."""
    at("2026-03-17 12:00")
    sections = annex(
        goal={"goal": f"{annex()['goal']['goal'].strip()} Бірінші жылдың соңына дейін."}
    )
    sections["goal"]["tasks"].insert(1, {"text": "Мүлде жаңа міндет."})
    return refile(request_, sections)


def refile(request, sections) -> AutomationRequest:
    back = journey.done(request, "return_for_correction", "integrator", remarks={"goal": REMARK})
    saved = save_draft(back, sections, actor=cast.actor(FILER), version=back.version)
    return journey.done(saved, "submit", FILER)


def address(record, query: str = "", prefix: str = "/en") -> str:
    return f"{prefix}/cases/{record.project.number}/versions/{query}"


def read(client, record, query: str = "", prefix: str = "/en") -> str:
    response = client.get(address(record, query, prefix))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("who", ["integrator", "ministry", FILER])
def test_every_filing_is_listed_with_its_checksum_and_receipts(sign_in, twice, who):
    text = read(sign_in(who), twice)
    filings = Filing.objects.filter(record=twice.pk)
    assert len(filings) == 2
    for filing in filings:
        assert filing.sha256 in text
    receipts = Delivery.objects.filter(record=twice.pk)
    assert len(receipts) == 4
    for receipt in receipts:
        assert text.count(f"№ {receipt.number}<") == 1
    assert "16.03.2026 10:00" in text
    assert "17.03.2026 12:00" in text


def test_the_remarks_stand_at_the_version_they_were_made_on(sign_in, twice):
    text = read(sign_in(FILER), twice)
    first = text[text.index('id="version-1"') :]
    assert first.index(REMARK) < first.index('id="differences"')
    second = text[text.index('id="version-2"') : text.index('id="version-1"')]
    assert REMARK not in second


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", ("1-нұсқадан 2-нұсқаға дейін не өзгерді", "қосылды", "Міндет 2")),
        ("/ru", ("с версии 1 по версию 2", "добавлено", "Задача 2")),
        ("/en", ("from version 1 to version 2", "added", "Task 2")),
    ],
)
def test_what_changed_is_marked_word_by_word_and_row_by_row(sign_in, twice, prefix, words):
    text = read(sign_in("integrator"), twice, prefix=prefix)
    for word in words:
        assert word in text
    assert text.count("difference__row--") == 1
    marked = text[text.index('id="changed-goal"') :]
    assert "</span>Бірінші жылдың соңына дейін.<" in marked
    assert "<del>" not in marked
    assert 'id="changed-function"' not in text


def test_marks_say_in_words_what_they_are(sign_in, request_):
    goal = annex()["goal"]["goal"].strip().replace(" ", " бірде ", 1)
    record = refile(request_, annex(goal={"goal": goal}))
    text = read(sign_in("integrator"), record)
    marked = text[text.index('id="changed-goal"') :]
    assert "added: </span>бірде<" in marked
    assert "Both wordings in full" in marked
    assert 'lang="en">added:' in marked


def test_choices_are_exchanged_whole_and_in_the_readers_words(sign_in, request_):
    record = refile(
        request_, annex(restricted={"official_use": "yes", "comment": "Қызметтік пайдалану."})
    )
    text = read(sign_in("integrator"), record, prefix="/ru")
    changed = text[text.index('id="changed-restricted"') :]
    assert "удалено: </span>Нет<" in changed
    assert "добавлено: </span>Да<" in changed


def test_a_file_that_was_attached_is_named_and_can_be_fetched(sign_in, request_):
    document = store(pdf("техникалық тапсырма.pdf"), actor=cast.actor(FILER))
    record = refile(request_, documented(file=str(document.key)))
    text = read(sign_in("ministry"), record)
    marked = text[text.index('id="changed-documentation"') :]
    assert f"/documents/{document.key}/" in marked
    assert "техникалық тапсырма.pdf</a></ins>" in marked


def test_of_three_versions_any_two_can_be_compared(sign_in, twice):
    sections = twice.sections | {"function": {"function_name": "Басқа атаулы функция"}}
    thrice = refile(journey.done(twice, "accept", "integrator"), sections)
    client = sign_in("integrator")
    assert "from version 2 to version 3" in read(client, thrice)
    whole = read(client, thrice, "?from=1&to=3")
    assert "from version 1 to version 3" in whole
    assert 'id="changed-goal"' in whole
    assert 'id="changed-function"' in whole
    back = read(client, thrice, "?from=3&to=1")
    assert "from version 3 to version 1" in back
    assert "difference__row--removed" in back
    assert "Nothing changed between these versions." in read(client, thrice, "?from=2&to=2")


@pytest.mark.parametrize("query", ["?from=9", "?from=x&to=%00", "?to=²", "?from=&to="])
def test_a_version_that_is_not_there_is_no_harm(sign_in, twice, query):
    assert "from version 1 to version 2" in read(sign_in("integrator"), twice, query)


def test_the_version_that_was_reviewed_is_the_one_that_was_returned(sign_in, twice):
    assert "from version 1 to version 2" in read(sign_in("integrator"), twice, "?from=returned")


def test_one_version_alone_says_that_nothing_was_corrected(sign_in, request_):
    text = read(sign_in("integrator"), request_)
    assert "There is one version only" in text
    assert 'id="differences"' not in text
    assert "from version" not in read(sign_in("integrator"), request_, "?from=returned&to=1")


def test_while_it_is_returned_its_filed_version_and_the_remarks_are_there(sign_in, request_):
    journey.done(request_, "return_for_correction", "integrator", remarks={"goal": REMARK})
    assert REMARK in read(sign_in("ministry"), request_)


def test_the_integrator_is_led_to_what_changed_when_it_comes_back(sign_in, twice):
    client = sign_in("integrator")
    link = f'{address(twice, "?from=returned#differences")}"'
    accepted = journey.done(twice, "accept", "integrator")
    for page in ("conclusion/", "return/", ""):
        text = client.get(f"/en/cases/{accepted.project.number}/{page}").content.decode()
        assert "What changed since the version you reviewed" in text or page == ""
        assert "versions/" in text
    assert link.endswith('"')


@pytest.mark.parametrize("who", ["tourism-ministry", "supplier"])
def test_a_stranger_finds_nothing(sign_in, twice, who):
    assert sign_in(who).get(address(twice)).status_code == 404


def test_it_only_shows(sign_in, twice):
    assert sign_in("integrator").post(address(twice)).status_code == 405


def test_the_number_of_queries_is_held(sign_in, twice, django_assert_max_num_queries):
    client = sign_in("integrator")
    client.get(address(twice))
    with django_assert_max_num_queries(12):
        client.get(address(twice))
