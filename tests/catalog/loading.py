"""Files to import, as people make them, and the way from an upload to its end."""

import csv
from io import BytesIO, StringIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from openpyxl import Workbook

from catalog.loads.actions import confirm_load, start_load
from catalog.loads.carrying import carry
from catalog.models import Load
from catalog.registers import REGISTERS

VACCINES = {
    "name_kk": "Екпелер тізілімі", "name_ru": "Реестр прививок", "name_en": "Register of vaccinations",
    "kind": "Электронный информационный ресурс", "stage": "planned", "bin": "", "owner_kk": "Басқарма",
    "purpose_kk": "Екпелерді есепке алады.", "purpose_ru": "Учёт прививок.",
}  # fmt: skip


def headings(register: str = "objects", language: str = "ru") -> dict[str, str]:
    """Field → heading."""
    with override(language):
        return {column.field: str(column.title) for column in REGISTERS[register].columns}


def table(*rows: dict, register: str = "objects", language: str = "ru") -> list[list[str]]:
    """A table with the columns that the rows have."""
    names = headings(register, language)
    fields = [field for field in names if any(field in row for row in rows)]
    return [[names[field] for field in fields]] + [
        [row.get(field, "") for field in fields] for row in rows
    ]


def csv_file(
    rows, name: str = "table.csv", *, separator: str = ";", encoding: str = "utf-8"
) -> SimpleUploadedFile:
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode(encoding))


def xlsx_file(rows, name: str = "table.xlsx", prepare=lambda book: None) -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    prepare(book)
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile(name, file.getvalue())


def read(upload, actor, register: str = "objects") -> Load:
    """Uploaded and read."""
    load = start_load(register, upload, actor=actor)
    carry()
    return Load.objects.get(pk=load.pk)


def entered(upload, actor, register: str = "objects") -> Load:
    """Uploaded, read, confirmed, entered."""
    load = read(upload, actor, register)
    assert load.phase == Load.Phase.TO_CONFIRM, load.fault
    confirm_load(load, actor=actor)
    carry()
    return Load.objects.get(pk=load.pk)


def codes(load: Load) -> dict[int, list[str]]:
    """Line → codes of its problems."""
    return {row.line: [problem["code"] for problem in row.problems] for row in load.rows.all()}
