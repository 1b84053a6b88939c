"""What a paper is, what it says, how it stands on a page, and how it is kept."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from portal.documents.actions import path_of
from portal.documents.models import Document
from portal.documents.papers import (
    Column,
    Facts,
    Holds,
    Kind,
    Letterhead,
    Paragraph,
    Table,
    Tenge,
    cited,
    dated,
    render_html,
    render_pdf,
)  # fmt: skip
from portal.documents.papers.issue import file_name, issue_paper
from portal.documents.papers.said import said
from portal.documents.papers.wording import WORDS, belonging

from .samples import CONTRACT_DRAFT, NOTICE, PROTOCOL

DAY = date(2026, 2, 10)


def test_papers_are_kazakh_or_russian_and_have_a_date():
    with pytest.raises(ValueError, match="kk or ru"):
        replace(NOTICE, language="en")
    with pytest.raises(ValueError, match="date"):
        replace(NOTICE, date=None)
    assert replace(NOTICE, date=None, draft=True).draft


def test_a_row_has_as_many_cells_as_there_are_columns():
    with pytest.raises(ValueError, match="cells"):
        Table((Column("A"), Column("B")), (("1",),))
    with pytest.raises(ValueError, match="cells"):
        Table((Column("A"),), (("1",),), totals=("1", "2"))


@pytest.mark.parametrize(
    ("kind", "number", "language", "inside", "to"),
    [
        (Kind.PROTOCOL, "5", "kk", "2026 жылғы 10 ақпандағы № 5 хаттама", "2026 жылғы 10 ақпандағы № 5 хаттамаға"),
        (Kind.PROTOCOL, "5", "ru", "протокол от 10 февраля 2026 года № 5", "к протоколу от 10 февраля 2026 года № 5"),
        (Kind.ACT, "", "kk", "2026 жылғы 10 ақпандағы акт", "2026 жылғы 10 ақпандағы актіге"),
        (Kind.ACT, "", "ru", "акт от 10 февраля 2026 года", "к акту от 10 февраля 2026 года"),
    ],
)  # fmt: skip
def test_papers_cite_papers_in_the_official_form(kind, number, language, inside, to):
    assert cited(kind, number, DAY, language).replace("\u00a0", " ") == inside
    assert belonging(kind, number, DAY, language).replace("\u00a0", " ") == to


def test_every_month_takes_its_kazakh_ending():
    endings = {dated(date(2026, month, 1), "kk")[-4:] for month in range(1, 13)}
    assert endings == {"дағы", "дегі", "тегі"}


def test_every_kind_has_its_names_and_every_word_both_languages():
    for kind in Kind:
        for language in ("kk", "ru"):
            assert kind.inside(language).heading == kind.inside(language).cited.upper()
            assert kind.inside(language).to.startswith(kind.inside(language).cited[:2])
    assert WORDS["kk"].keys() == WORDS["ru"].keys()


def test_values_are_written_for_people_in_the_language_of_the_paper():
    values = (
        ("a", None), ("b", ""), ("c", Tenge(Decimal("1250000.5"))), ("d", DAY),
        ("e", datetime.fromisoformat("2026-02-10T12:05+00:00")), ("f", 2026), ("g", "х"),
    )  # fmt: skip
    with translation.override("en"):
        [part] = said(replace(NOTICE, body=(Facts(values),)))["body"]
    shown = [value.replace("\u00a0", " ") for _name, value in part["rows"]]
    assert shown == ["—", "—", "1 250 000,50 ₸", "10.02.2026", "10.02.2026 17:05", "2026", "х"]


def test_columns_write_numbers_and_money():
    columns = (Column("A", Holds.NUMBER), Column("B", Holds.MONEY), Column("C"))
    table = Table(
        columns, ((1234567, 5, 2026), (Decimal("91.25"), None, "х")), totals=(None, 5, None)
    )
    [part] = said(replace(NOTICE, body=(table,)))["body"]
    assert part["rows"] == [["1\u00a0234\u00a0567", "5,00\u00a0₸", "2026"], ["91,25", "—", "х"]]
    assert part["totals"] == ["", "5,00\u00a0₸", ""]


def test_lazy_texts_speak_the_language_of_the_paper():
    lazy = gettext_lazy("State body")
    with translation.override("en"):
        words = said(replace(PROTOCOL, body=(Paragraph(lazy),)))
    assert words["body"][0]["text"] == "Государственный орган"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        said(replace(NOTICE, body=(Facts((("a", datetime(2026, 1, 1)),)),)))  # noqa: DTZ001


def test_what_is_no_part_of_a_paper_is_named():
    with pytest.raises(TypeError, match="str"):
        said(replace(NOTICE, body=("just words",)))


class Outline(HTMLParser):
    """Tags in order, and every text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def named(self, tag: str) -> list[dict]:
        return [attrs for name, attrs in self.tags if name == tag]


def test_the_page_says_what_the_pdf_says():
    page = Outline(render_html(PROTOCOL))
    words = said(PROTOCOL)
    for text in (words["heading"], words["title"], words["date"], *words["made"]):
        assert text in page.text
    assert "118\u00a0500\u00a0000,00\u00a0₸" in page.text
    assert page.named("article")[0]["lang"] == "ru"
    assert all(cell["scope"] == "col" for cell in page.named("th"))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_go_on_from_the_page_around(level):
    tags = [name for name, _attrs in Outline(render_html(CONTRACT_DRAFT, level=level)).tags]
    headings = [int(name[1]) for name in tags if name[0] == "h" and name[1:].isdigit()]
    assert headings == [level, level + 1, level + 2]


def test_the_page_speaks_the_language_of_the_paper_to_every_reader():
    with translation.override("en"):
        english = render_html(NOTICE)
    with translation.override("kk"):
        assert render_html(NOTICE) == english


def test_texts_are_no_markup_on_the_page_either():
    odd = "<script>alert(1)</script> {{ x }} {% y %}"
    page = render_html(
        replace(NOTICE, title=odd, body=(Paragraph(odd), Table((Column(odd),), ((odd,),), odd)))
    )
    assert "<script" not in page
    assert odd in Outline(page).text


@pytest.fixture
def ministry(people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return people("ministry").organisation


def test_an_issued_paper_is_kept_as_the_portals_own_document(ministry):
    document = issue_paper(NOTICE, organisation=ministry)
    assert document.name == "Хабарлама № 12-ЦДИАӨМ.pdf"
    assert document.content_type == "application/pdf"
    assert document.organisation == ministry
    assert document.uploaded_by is None
    assert path_of(document.sha256).read_bytes() == render_pdf(NOTICE)
    assert document.size == path_of(document.sha256).stat().st_size


def test_the_same_paper_twice_is_one_file_and_two_documents(ministry):
    first, second = (issue_paper(NOTICE, organisation=ministry) for _time in range(2))
    assert first.sha256 == second.sha256
    assert first.key != second.key


def test_a_draft_is_never_kept(ministry):
    with pytest.raises(ValueError, match="draft"):
        issue_paper(CONTRACT_DRAFT, organisation=ministry)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("", "Хабарлама № 12-ЦДИАӨМ.pdf"), ("Тізбе.pdf", "Тізбе.pdf"), ("../a\\b\n", "..-a-b.pdf"),
        ("қ" * 400, "қ" * 250 + ".pdf"),
    ],
)  # fmt: skip
def test_names_of_files_lead_nowhere(name, kept):
    assert file_name(NOTICE, name) == kept


def test_the_letterhead_of_an_organisation(ministry):
    head = Letterhead.of(ministry)
    assert (head.name_kk, head.name_ru, head.bin) == (
        ministry.name_kk, ministry.name_ru, ministry.bin,
    )  # fmt: skip
