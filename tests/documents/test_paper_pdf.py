"""A paper as PDF: readable, archival, the same bytes for the same paper, safe with any text."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import typst
from pypdf import PdfReader

from portal.documents.papers import (
    Annex,
    Column,
    Facts,
    Heading,
    Holds,
    Item,
    Items,
    Kind,
    Marks,
    Paper,
    Paragraph,
    Receipt,
    Table,
    compiler,
    render_pdf,
)  # fmt: skip
from portal.documents.papers.characters import SHOWN, printable
from portal.documents.papers.fitting import fitted, syllables
from portal.documents.papers.setting import typeset

from .samples import CONTRACT_DRAFT, NOTICE, PROTOCOL, SAMPLES, long_table


def pages(paper: Paper) -> list[str]:
    """The text of each page in one line, words joined that a line break divided."""
    found = [page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(paper))).pages]
    return [plain(text) for text in found]


def plain(text: str) -> str:
    joined = re.sub("[\u00ad\u2010-]\n", "", text)
    return " ".join(joined.split())


def shows(*texts: str) -> Paper:
    return replace(NOTICE, body=tuple(Paragraph(text) for text in texts), annexes=())


def test_kazakh_words_can_be_copied_out_of_the_pdf():
    [page] = pages(NOTICE)
    assert "ХАБАРЛАМА" in page
    assert "АК-қызметті құруды ұйымдастыру қажеттілігі туралы" in page
    assert "2026 жылғы 10 ақпан № 12/ЦДИАӨМ Астана қаласы" in page
    assert "1 250 000,00 ₸" in page
    assert "Порталда электрондық түрде қол қойылды: 10.02.2026 17:05" in page
    assert "автоматтандыруға сұрау салуы" in page  # broken over a line, still one word


def test_every_page_says_which_of_how_many_it_is():
    first, *_rest, last = found = pages(PROTOCOL)
    assert f"Страница 1 из {len(found)}" in first
    assert f"Страница {len(found)} из {len(found)}" in last
    assert "1 беттің 1-беті" in pages(NOTICE)[0]


def test_a_russian_paper_is_russian_but_for_the_letterhead():
    first, *_rest, annex = pages(PROTOCOL)
    assert "ДЕНСАУЛЫҚ САҚТАУ МИНИСТРЛІГІ" in first
    assert "20 апреля 2026 года № 5/ДСМ город Астана" in first
    assert "118 500 000,00 ₸" in first
    assert "Приложение 1 к протоколу от 20 апреля 2026 года № 5/ДСМ" in annex


def test_an_annex_of_a_kazakh_paper_names_the_paper_it_belongs_to():
    annexed = replace(NOTICE, annexes=(Annex("Тізім", (Paragraph("Жоқ."),)),))
    assert "2026 жылғы 10 ақпандағы № 12/ЦДИАӨМ хабарламаға 1-қосымша" in pages(annexed)[1]


def test_a_draft_is_marked_and_leaves_room_for_number_and_date():
    [page] = pages(CONTRACT_DRAFT)
    assert page.count("ЖОБА") == 2  # the mark, and the one behind the text
    assert "№ ________" in page
    assert "20___ жылғы" in page
    assert "SHA-256" not in page
    assert "ПРОЕКТ" in pages(replace(PROTOCOL, draft=True))[0]


def test_the_pdf_says_what_it_is():
    reader = PdfReader(io.BytesIO(render_pdf(NOTICE)))
    title = "ХАБАРЛАМА № 12/ЦДИАӨМ – АК-қызметті құруды ұйымдастыру қажеттілігі туралы"
    assert reader.metadata.title == title
    assert reader.metadata.author == NOTICE.issuer.name_kk
    assert reader.metadata.creation_date == datetime(2026, 2, 9, 19, tzinfo=UTC)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "kk-KZ"
    assert root["/MarkInfo"]["/Marked"]
    xmp = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_all_fonts_are_inside():
    for page in PdfReader(io.BytesIO(render_pdf(PROTOCOL))).pages:
        for font in page["/Resources"]["/Font"].values():
            [descendant] = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_paper_is_the_same_bytes(name):
    first = render_pdf(SAMPLES[name])
    render_pdf(long_table(3))  # whatever was made in between
    assert render_pdf(SAMPLES[name]) == first


def test_receipts_come_after_the_paper_and_leave_its_checksum():
    receipt = Receipt("Интегратор", "Т-7", datetime(2026, 2, 10, 12, 6, tzinfo=UTC), "ab" * 32)
    before, after = pages(NOTICE)[0], pages(replace(NOTICE, receipts=(receipt,)))[0]
    checksum = re.search("[0-9a-f]{64}", before)[0]
    assert checksum in after
    assert "Портал арқылы жеткізілді: Интегратор. № Т-7 түбіртек, 10.02.2026 17:06." in after


MARKUP = [
    "#panic()", "#include \"/etc/passwd\"", "$x^2$", "*жуан*", "_көлбеу_", "@сілтеме", "<белгі>",
    "\\", "= Тақырып", "// түсініктеме", "/* a */", "`код`", "https://a.kz/?b=1&c=2", "--- ... ~",
    "'тырнақша' \"тырнақша\"", "{page} {pages}", "%(x)s {0}", "]) #let a = (",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_nothing_in_a_text_is_markup(text):
    assert plain(text) in pages(shows(f"Алдында {text} артында"))[0]


def test_markup_is_text_in_every_place_of_a_paper():
    odd = "#x $y$ *z*"
    paper = Paper(
        kind=Kind.ACT, language="ru", title=odd, number=odd, date=date(2026, 1, 5), place=odd,
        issuer=replace(NOTICE.issuer, name_kk=odd, name_ru=f"{odd}!", address_kk=odd),
        addressees=(replace(NOTICE.addressees[0], name=odd),),
        references=((odd, odd),), parties=(replace(CONTRACT_DRAFT.parties[0], role=odd, name=odd),),
        body=(
            Heading(odd), Items((odd, Item(odd, Items((odd,), Marks.DASHES)))), Facts(((odd, odd),)),
            Table((Column(odd),), ((odd,),), odd, (odd,)),
        ),
        signatures=(replace(NOTICE.signatures[0], name=odd, position=odd, signed_by=odd),),
        annexes=(Annex(odd, ()),), verify_at=odd,
    )  # fmt: skip
    assert sum(page.upper().count(odd.upper()) for page in pages(paper)) >= 24


@pytest.mark.parametrize(
    "text",
    [
        "😀 👨‍👩‍👧 қуаныш", "漢字", "مرحبا بالعالم", "שלום", "\x00\x1b[31m", "\ue000", "\ud800", "\ufffe",
        "a\u202egnp.exe", "e\u0301", "\u0336" * 50, "т" * 5000, "W" * 5000, "Қ" * 5000,
        "a/" * 3000, "1" * 5000, "\n" * 200, "\t \u2028 \r\n", "", " ",
    ],
)  # fmt: skip
def test_no_text_can_stop_a_paper(text):
    cells = Table((Column("A"), Column("B", Holds.NUMBER), Column("C", weight=5)), ((text,) * 3,))
    assert render_pdf(replace(shows(text), title=text or "–", body=(Paragraph(text), cells)))


def test_what_no_font_has_becomes_a_box_and_the_paper_says_so():
    [page] = pages(shows("Рақмет 😀!"))
    assert "Рақмет □!" in page
    assert "таңбалардың орнына □ белгісі қойылды" in page
    assert "□ белгісі" not in pages(shows("Рақмет!"))[0]
    assert "□ белгісі" not in pages(shows("Бос □ орын"))[0]


def test_a_text_reads_as_it_is_stored():
    assert printable("invoice\u202efdp.exe") == "invoicefdp.exe"
    assert printable("е\u0306") == "ӗ"


def test_every_character_of_the_table_is_in_the_fonts():
    words = typeset(NOTICE)
    one = words["body"][0]
    words["body"] = [one | {"text": SHOWN[at : at + 64]} for at in range(0, len(SHOWN), 64)]
    assert compiler.pdf(words, made=datetime(2026, 1, 1, tzinfo=UTC))
    words["body"][0]["text"] = "😀"
    with pytest.raises(typst.TypstError):
        compiler.pdf(words, made=datetime(2026, 1, 1, tzinfo=UTC))


def test_kazakh_and_what_surrounds_it_is_shown():
    text = "ӘәҒғҚқҢңӨөҰұҮүҺһІі Ёё ₸ № « » „“ – — … § © × ≤ ≥ → ① é Ş مرحبا שלום"
    assert printable(text) == text


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("мемлекеттік", "мем-ле-кет-тік"), ("автоматтандыру", "ав-то-мат-тан-ды-ру"),
        ("министрлігі", "ми-нистр-лі-гі"), ("қауымдастық", "қауым-дас-тық"),
        ("Қазақстан", "Қа-зақс-тан"), ("ҚАЗАҚСТАН", "ҚАЗАҚСТАН"), ("қызмет", "қыз-мет"), ("үкім", "үкім"),
    ],
)  # fmt: skip
def test_kazakh_words_break_between_syllables(word, parts):
    ends = [0, *syllables(word), None]
    assert "-".join(word[a:b] for a, b in zip(ends, ends[1:], strict=False)) == parts


@pytest.mark.parametrize(
    ("text", "language", "lines"),
    [
        ("автоматтандырылмағандық", "kk", ["автоматтанды-", "рылмағандық"]),
        ("бұл мемлекеттік", "kk", ["бұл мемлекеттік"]),
        ("автоматизированного", "ru", ["автоматизированного"]),
        ("АСМ-2026-000123", "ru", ["АСМ-2026-", "000123"]),
        ("240340990061", "kk", ["240340990061"]),
        ("12\u00a0345\u00a0678\u00a0901,00\u00a0₸", "kk", ["12\u00a0345\u00a0678\u00a0901,00\u00a0₸"]),
        ("ab12ab12ab12ab12", "kk", ["ab12ab12ab12a", "b12"]),
    ],
)  # fmt: skip
def test_what_is_too_wide_is_broken(text, language, lines):
    assert fitted(text, 9.2 if "м" in text else 7.2, language).split("\n") == lines


def test_words_can_be_searched_whatever_breaks_them():
    """No invisible character sticks to a letter, in no viewer."""
    paper = replace(
        PROTOCOL, title="мемлекеттік " * 30, body=(Paragraph("a/" * 90), PROTOCOL.body[4])
    )
    for sample in (*SAMPLES.values(), paper):
        for page in PdfReader(io.BytesIO(render_pdf(sample))).pages:
            assert not re.search("[\u200b-\u200f\u2060]|\u00ad(?!\\s)", page.extract_text())


def test_a_long_table_repeats_its_head_on_every_page():
    found = pages(long_table(120))
    assert len(found) >= 3
    assert all("№ Ұйымның атауы Сипаттамасы Сомасы" in page for page in found)
    everything = " ".join(found)
    assert all(f"Ұйым {at} " in everything for at in range(1, 121))


def test_no_level_of_headings_is_skipped():
    body = (Heading("Бөлік", level=2), Heading("Бөлім"), Heading("Тағы бөлік", level=2))
    assert [part["level"] for part in typeset(replace(NOTICE, body=body))["body"]] == [1, 1, 2]
    assert render_pdf(replace(NOTICE, body=body))
