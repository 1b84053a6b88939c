"""Reading an upload: encodings, separators, headings, cells, and what is no table at all."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.loads.actions import start_load
from catalog.loads.problems import words
from catalog.models import Load
from portal.documents.content import InvalidFile
from portal.organisations.bin import complete
from portal.rules.refusal import Refused
from tests import cast

from .loading import VACCINES, codes, csv_file, headings, read, table, xlsx_file


@pytest.fixture
def keeper(people):
    return people("integrator")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_however_it_was_saved(keeper, language, separator, encoding):
    rows = table(VACCINES | {"name_kk": "Екпелер; тізілімі, №\t1"}, language=language)
    load = read(csv_file(rows, separator=separator, encoding=encoding), keeper)
    assert (load.phase, load.new, load.wrong) == (Load.Phase.TO_CONFIRM, 1, 0)
    assert load.rows.get().values["name_kk"] == "Екпелер; тізілімі, № 1"


def test_windows_1251_is_recognised_and_its_letters_are_warned_of(keeper):
    rows = table(VACCINES | {"name_kk": "Реестр", "owner_kk": "Управление", "purpose_kk": "Учёт"})
    load = read(csv_file(rows, encoding="cp1251"), keeper)
    assert (load.new, load.wrong) == (1, 0)
    assert load.rows.get().values["name_ru"] == "Реестр прививок"
    assert [note["code"] for note in load.notes] == ["windows-1251"]


def test_the_line_that_names_the_separator_is_no_heading(keeper):
    rows = csv_file(table(VACCINES), separator=",").read()
    load = read(SimpleUploadedFile("a.csv", b"sep=,\r\n" + rows), keeper)
    assert (load.new, load.rows.get().line) == (1, 3)


def test_cells_of_a_spreadsheet_are_read_as_a_person_sees_them(keeper):
    rows = table(VACCINES | {"name_kk": 2026, "name_ru": date(2026, 3, 1), "name_en": 1.5})
    load = read(xlsx_file(rows), keeper)
    values = load.rows.get().values
    assert [values[f"name_{each}"] for each in ("kk", "ru", "en")] == ["2026", "01.03.2026", "1.5"]


def test_numbers_keep_what_their_format_shows(keeper):
    service = {
        "name_kk": "Сұрау", "name_ru": "Запрос", "name_en": "Query", "kind": "query", "status": "active",
        "version": 1, "bin": "", "owner_kk": "Басқарма", "purpose_kk": "Мақсаты", "purpose_ru": "Цель",
    }  # fmt: skip
    rows = table(service, register="services")
    place = rows[0].index(headings("services")["version"])

    def as_version(book):
        book.active.cell(2, place + 1).number_format = "0.0"

    load = read(xlsx_file(rows, prepare=as_version), keeper, "services")
    assert load.rows.get().values["version"] == "1.0"


def test_zeros_that_a_spreadsheet_took_from_a_bin_come_back(keeper):
    body = cast.organisation("health-ministry")
    body.bin = complete("00124000001")
    body.save()
    load = read(xlsx_file(table(VACCINES | {"bin": int(body.bin), "owner_kk": ""})), keeper)
    assert codes(load) == {2: []}
    assert load.rows.get().values["owner_id"] == body.pk


def test_what_begins_like_a_formula_stays_a_text(keeper):
    for number, text in enumerate(["=1+1", "+7 700", "-", "@sum", "'=1+1"]):
        rows = table(VACCINES | {"name_kk": f"{number}", "name_ru": text})
        load = read(csv_file(rows, f"{number}.csv"), keeper)
        assert load.rows.get().values["name_ru"] == text.removeprefix("'")


def test_a_formula_of_a_spreadsheet_is_told_at_its_cell(keeper):
    rows = table(VACCINES | {"name_ru": "=A1&B1"})
    load = read(xlsx_file(rows), keeper)
    assert load.rows.get().problems == [{"at": 1, "code": "formula"}]
    assert load.rows.get().cells[1] == "=A1&B1"


WRONG = {
    "required": {"name_ru": "  "},
    "too-long": {"name_ru": "я" * 501},
    "control": {"name_ru": "a\x00b"},
    "choice": {"kind": "сайт"},
    "bin-length": {"bin": "123"},
    "bin-digits": {"bin": "24034099006O"},
    "bin-check": {"bin": "240340990062"},
    "unknown-bin": {"bin": "190740990014"},
    "owner": {"owner_kk": ""},
    "number": {"number": "a/b"},
    "not-given": {"number": "АО-000123"},
}


@pytest.mark.parametrize(
    ("make", "code"),
    [(csv_file, code) for code in WRONG]
    # A spreadsheet cannot hold a NUL.
    + [(xlsx_file, code) for code in WRONG if code != "control"],
)
def test_a_wrong_cell_is_told_and_kept_as_typed(keeper, code, make):
    typed = VACCINES | WRONG[code]
    load = read(make(table(typed)), keeper)
    assert codes(load) == {2: [code]}
    (row,) = load.rows.all()
    (field,) = WRONG[code]
    problem = row.problems[0]
    assert load.places[problem["at"]] == field
    if code != "control":
        assert row.cells[problem["at"]] == typed[field]
    assert (load.wrong, row.values) == (1, {})
    assert words(problem, "objects")


def test_names_beside_a_bin_are_those_of_its_organisation(keeper):
    body = cast.organisation("health-ministry")
    good = VACCINES | {"bin": body.bin, "owner_kk": body.short_kk.upper()}
    load = read(csv_file(table(good)), keeper)
    assert load.rows.get().values["owner_id"] == body.pk
    assert load.rows.get().values["owner_kk"] == ""
    load = read(csv_file(table(good | {"owner_kk": "Басқа министрлік"})), keeper)
    assert codes(load) == {2: ["other-owner"]}
    assert body.name_en in words(load.rows.get().problems[0], "objects")


def test_rows_about_the_same_entry_are_all_wrong(keeper):
    numbered = VACCINES | {"number": "МИ-1"}
    rows = table(
        numbered,
        VACCINES | {"name_kk": "Басқа"},
        numbered | {"name_kk": "Үшінші"},
        VACCINES,
        VACCINES,
    )
    load = read(csv_file(rows), keeper)
    assert codes(load) == {
        2: ["same-row"],
        3: [],
        4: ["same-row"],
        5: ["same-row"],
        6: ["same-row"],
    }
    assert [row.problems[0]["line"] for row in load.rows.exclude(line=3).order_by("pk")] == [
        4,
        2,
        6,
        5,
    ]
    assert (load.new, load.wrong) == (1, 4)


def fault(load: Load) -> str:
    assert load.phase == Load.Phase.FAILED
    assert not load.rows.exists()
    assert words(load.fault, load.register)
    return load.fault["code"]


def test_files_without_a_table_in_them_say_why(keeper):
    good = table(VACCINES)
    named = headings()
    tables = {
        "empty": good[:1],
        "no-headings": good[1:],
        "unknown-headings": [[*good[0], "Цвет"], [*good[1], "синий"]],
        "double-headings": [[*good[0], good[0][0]], [*good[1], "x"]],
        "empty-heading": [["", *good[0]], ["x", *good[1]]],
        "missing-headings": [[cell for cell in good[0] if cell != named["kind"]], good[1]],
    }
    for code, rows in tables.items():
        for make in (csv_file, xlsx_file):
            assert fault(read(make(rows), keeper)) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\n\n;;\n", "empty"),
        ('Атауы қазақша;"Аталмаған\nx;y'.encode(), "quotes"),
        (b"\xd0\xcd\x98\xff;a\n1;2\n", "encoding"),
        (("x;" * 70 + "\n").encode(), "too-many-columns"),
        (b"kind;" + b"x" * 40_000 + b"\n1;2\n", "huge-cell"),
        (b"kind;" + b"x" * 2_000_000 + b"\n1;2\n", "huge-cell"),
        ('\ufeffkind;stage\nx;"y'.encode(), "missing-headings"),
    ],
)
def test_broken_csv_says_why(keeper, content, code):
    assert fault(read(SimpleUploadedFile("a.csv", content), keeper)) == code


def test_a_quotation_mark_that_is_not_closed_swallows_no_rows(keeper):
    rows = csv_file(table(VACCINES)).read().decode()
    upload = SimpleUploadedFile("a.csv", (rows + '"' + rows).encode())
    load = read(upload, keeper)
    assert fault(load) == "quotes"
    assert load.fault["line"] == 3


def test_too_many_rows_are_not_cut_off(keeper, monkeypatch):
    monkeypatch.setattr("catalog.loads.sheet.MOST_ROWS", 2)
    rows = table(*[VACCINES | {"name_kk": f"{number}"} for number in range(3)])
    assert read(csv_file(rows[:-1]), keeper).new == 2
    assert fault(read(csv_file(rows), keeper)) == "too-many-rows"


def test_merged_cells_are_refused_by_name(keeper):
    load = read(
        xlsx_file(table(VACCINES, VACCINES), prepare=lambda book: book.active.merge_cells("A2:A3")),
        keeper,
    )
    assert fault(load) == "merged"
    assert load.fault["cells"] == ["A2:A3"]


def test_other_sheets_are_mentioned(keeper):
    load = read(xlsx_file(table(VACCINES), prepare=lambda book: book.create_sheet("Екі")), keeper)
    assert (load.new, [note["code"] for note in load.notes]) == (1, ["first-sheet"])


def repacked(upload, **parts: bytes) -> SimpleUploadedFile:
    """The spreadsheet with parts added or replaced."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(upload.read())) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return SimpleUploadedFile("a.xlsx", packed.getvalue())


def test_a_zip_bomb_is_not_unpacked(keeper):
    zeros = bytes(250 * 1024 * 1024)
    upload = repacked(xlsx_file(table(VACCINES)), **{"xl/worksheets/sheet9.xml": zeros})
    assert upload.size < 1024 * 1024
    assert fault(read(upload, keeper)) == "bomb"


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "hahahahahahahahahahaha">%s]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&k;</t></is></c></row></sheetData></worksheet>""" % b"".join(
    b'<!ENTITY %c "%s">' % (letter + 1, b"&%c;" % letter * 10) for letter in range(97, 107)
)


def test_macros_and_broken_parts_are_refused(keeper):
    good = lambda: xlsx_file(table(VACCINES))  # noqa: E731
    assert fault(read(repacked(good(), **{"xl/vbaProject.bin": b"x"}), keeper)) == "macros"
    assert (
        fault(read(repacked(good(), **{"xl/worksheets/sheet1.xml": b"<worksheet"}), keeper))
        == "broken"
    )
    assert fault(read(repacked(good(), **{"xl/worksheets/sheet1.xml": LAUGHS}), keeper)) == "broken"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"%PDF-1.7 ...", "mismatch"),
        ("a.csv", b"PK\x03\x04....", "mismatch"),
        ("a.csv", bytes(range(32)) * 9, "mismatch"),
        ("a.csv", b"<html><table><tr>", "mismatch"),
        ("a.xlsx", b"kind;stage\n", "mismatch"),
        ("a.xlsm", b"PK\x03\x04", "kind"),
        ("a.pdf", b"%PDF-1.7 ...", "kind"),
        ("a.csv", b"", "empty"),
    ],
)
def test_what_is_no_table_is_not_even_kept(keeper, name, content, code):
    with pytest.raises(InvalidFile) as caught:
        start_load("objects", SimpleUploadedFile(name, content), actor=keeper)
    assert caught.value.code == code
    assert not Load.objects.exists()


@pytest.mark.parametrize("key", ["health-ministry", "supplier", "operator", "ministry"])
def test_others_than_the_integrator_are_refused(people, key):
    with pytest.raises(Refused) as caught:
        start_load("objects", csv_file(table(VACCINES)), actor=people(key))
    assert caught.value.refusal.code == "wrong-role"


def test_the_same_file_again_is_the_same_import_while_it_waits(keeper):
    first = read(csv_file(table(VACCINES)), keeper)
    assert start_load("objects", csv_file(table(VACCINES)), actor=keeper).pk == first.pk
    assert start_load("services", csv_file(table(VACCINES)), actor=keeper).pk != first.pk
