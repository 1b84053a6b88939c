"""The papers from the readiness to the Catalogue: on a page, as a PDF, in kk and ru, listed with the case."""

from urllib.parse import quote

import pytest

from portal.documents.papers.said import said
from portal.workflow.cases import Case
from procurement.papers.operation.copies import protocol_copy
from procurement.papers.operation.listed import paper_of, papers_of
from tests.procurement import operation

NAMES = [
    "readiness-1-1", "test-protocol-1-1", "passed-1", "convocation-1", "formation-1",
    "commissioning-1", "notice-integrator-1", "notice-ministry-1",
]  # fmt: skip
TITLES = {
    "readiness-1-1": ("тестілеуге дайындық туралы", "о готовности к тестированию"),
    "test-protocol-1-1": ("тестілеу туралы: ", "тестирования: "),
    "passed-1": ("сынақтардан өту туралы", "о прохождении испытаний"),
    "convocation-1": ("Комиссияны шақыру туралы", "о созыве Комиссии"),
    "formation-1": ("АК-қызметті қалыптастыру туралы", "о формировании ИК-услуги"),
    "commissioning-1": (
        "өнеркәсіптік пайдалануға енгізу туралы: ", "о вводе в промышленную эксплуатацию: ",
    ),
    "notice-integrator-1": ("пайдалануға енгізу туралы", "о вводе в эксплуатацию"),
    "notice-ministry-1": (
        "АК-қызметті Каталогқа енгізу қажеттігі туралы",
        "о необходимости внести ИК-услугу в Каталог",
    ),
}  # fmt: skip


def course() -> None:
    """One failed round, then all the way to the notice to the ministry."""
    failed = operation.scene(44, "integrator", "testing.fail", defects="Қате 500.")
    first = operation.scene(
        43, operation.SUPPLIER, "testing.notify_readiness", **operation.RESOURCES
    )
    told = (
        operation.scene(
            62, "operator", "commissioning.notify_integrator", words="Қоса беріледі.",
            protocol_copy="files/commissioning-protocol.pdf",
        ),
        operation.scene(63, "integrator", "commissioning.notify_ministry", words=""),
    )  # fmt: skip
    scenes = (operation.CONTRACTED, first, failed, *operation.COURSE[1:], *told)
    operation.played(*operation.named_once(scenes))
    operation.clock_at("2026-06-15 10:00")


@pytest.fixture(scope="module", autouse=True)
def whole(django_db_setup, django_db_blocker):
    with operation.once(django_db_blocker, course):
        yield


@pytest.fixture
def case(db) -> Case:
    return Case.of(operation.testing().project.number, operation.actor("integrator"))


def text(case: Case, name: str, language: str = "ru") -> str:
    return str(said(paper_of(case, name, language)))


def test_every_paper_is_listed_in_the_order_of_the_course(case):
    names = [listed.name for listed in papers_of(case)]
    second = ["readiness-1-2", "test-protocol-1-2"]
    assert names == [*NAMES[:2], *second, *NAMES[2:]]
    assert all(listed.number for listed in papers_of(case) if listed.name != "test-protocol-1-1")
    days = [listed.day for listed in papers_of(case)]
    assert days == sorted(days)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_made_in_both_languages(case, name):
    for language, title in zip(("kk", "ru"), TITLES[name], strict=True):
        paper = paper_of(case, name, language)
        assert (paper.language, paper.draft) == (language, False)
        assert paper.title.startswith(title)
        words = str(said(paper))
        assert case.project.number in words
        assert " of " not in paper.title  # nothing untranslated
    assert paper_of(case, name, "").language == "kk"  # that of the design task


def test_the_notice_of_readiness_has_the_resource_sheet_and_the_receipt(case):
    words = text(case, "readiness-1-2")
    assert "384" in words
    assert "PostgreSQL 16, Linux" in words
    assert "пунктом 73" in words or "пункт" in words
    testing = operation.testing()
    assert testing.for_contract.for_tender.protocol_number in words
    assert len(paper_of(case, "readiness-1-1", "ru").receipts) == 1
    assert len(paper_of(case, "readiness-1-2", "ru").receipts) == 1
    first, second = (paper_of(case, f"readiness-1-{at}", "ru").receipts[0] for at in (1, 2))
    assert first.number != second.number


def test_the_test_protocol_groups_what_was_tested(case):
    words = text(case, "test-protocol-1-2")
    for heading in ("Интеграции", "Функции и требования", "Нагрузка", "Отказоустойчивость"):
        assert heading in words
    assert "СВ-" in words
    assert "Всё, чего требует задание на проектирование, протестировано и пройдено." in words
    failed = text(case, "test-protocol-1-1")
    assert "Қате 500." in failed
    assert "не протестировано" in failed


def test_the_decision_names_what_it_rests_on(case):
    words = text(case, "formation-1", "kk")
    testing = operation.testing()
    for number in (testing.protocol_number, testing.act_number, testing.decision_number):
        assert number in words
    assert "АК-қызметі қалыптастырылсын" in words
    assert "Шешілді." in words


def test_the_commissioning_protocol_is_signed_by_both_sides(case):
    paper = paper_of(case, "commissioning-1", "ru")
    assert {one.name for one in paper.signatures} == {
        operation.actor(who).user.full_name for who in ("operator", "supplier")
    }
    assert all(one.signed_at for one in paper.signatures)
    assert "Нұсқаулық, 1.0" in text(case, "commissioning-1")


def test_the_notices_go_to_whom_they_are_for(case):
    operator, integrator = (
        paper_of(case, f"notice-{whom}-1", "ru") for whom in ("integrator", "ministry")
    )
    assert operator.issuer.bin == operation.actor("operator").organisation.bin
    assert operator.receipts[0].addressee == operation.actor("integrator").organisation.name_ru
    assert integrator.receipts[0].addressee == operation.actor("ministry").organisation.name_ru
    assert "commissioning-protocol.pdf" in text(case, "notice-integrator-1")


def test_the_portals_own_copy_is_one_document(case):
    record, operator = operation.commissioning(), operation.actor("operator").organisation
    first = protocol_copy(case, record, operator)
    assert protocol_copy(case, record, operator) == first
    assert record.protocol_number.replace("/", "-") in first.name


@pytest.mark.parametrize(
    "name",
    ["readiness-1-3", "readiness-2-1", "readiness-1", "passed-1-1", "passed-2", "other-1", "x"],
)
def test_a_paper_that_was_not_made_is_not_there(as_, case, name):
    assert paper_of(case, name, "kk") is None
    address = f"/en/cases/{quote(case.project.number)}/operation-papers/{name}/"
    assert as_("integrator").get(address).status_code == 404


def test_it_is_read_on_a_page_and_downloaded(as_, case):
    address = f"/en/cases/{quote(case.project.number)}/operation-papers/commissioning-1"
    client = as_("supplier")
    page = client.get(f"{address}/?language=ru").content.decode()
    assert "о вводе в промышленную эксплуатацию" in page
    assert f"{address}.pdf?language=ru" in page
    pdf = client.get(f"{address}.pdf?language=ru")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert as_("tourism-ministry").get(f"{address}/").status_code == 404


def test_the_case_file_lists_them(as_, case):
    page = as_("ministry").get(f"/en/cases/{quote(case.project.number)}/").content.decode()
    for name in [*NAMES, "test-protocol-1-2"]:
        assert f"/operation-papers/{name}/" in page
