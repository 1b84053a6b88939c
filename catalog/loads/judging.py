"""What each row would do to the register: make an entry, change one, nothing, or it is wrong."""

import hashlib
from collections.abc import Mapping, Sequence

from catalog import twins
from catalog.columns import BIN, OWNERS, Column
from catalog.models import LoadRow, Registered
from catalog.models.load import Verdict
from catalog.registers import REGISTERS
from portal.organisations.models import Organisation

from .cells import Wrong, given_by_register, read, tidy
from .headings import columns_by_field, said
from .sheet import Line

NUMBER = "number"
LANGUAGES = ("kk", "ru", "en")


class Judge:
    """Reads the lines of one file, some hundreds at a time, each time in three queries."""

    def __init__(self, register: str, fields: Sequence[str]) -> None:
        """`fields` are those of the columns, as `headings.matched` gives them."""
        self.register = register
        self.model = REGISTERS[register].model
        self.fields = fields
        columns = columns_by_field(register)
        self.columns = [(place, columns[field]) for place, field in enumerate(fields) if field]
        self.places = {field: place for place, field in enumerate(fields) if field}

    def judge(self, lines: Sequence[Line]) -> list[LoadRow]:
        rows = [self._read(line) for line in lines]
        known = self._entries(rows)
        bodies = self._bodies(rows)
        for row in rows:
            self._name_owner(row, bodies)
            self._name_entry(row, known)
        good = [row for row in rows if not row.problems]
        taken = twins.numbers_of(
            self.model, [twins.identity_of(row.values) for row in good if row.item is None]
        )
        for row in good:
            self._compare(row, known, taken)
        for row in rows:
            if row.problems:
                row.verdict, row.values, row.before = Verdict.WRONG, {}, {}
        return rows

    def _read(self, line: Line) -> LoadRow:
        row = LoadRow(line=line.number, cells=line.cells, verdict=Verdict.WRONG)
        if any(line.cells[len(self.fields) :]):
            row.problems.append({"at": None, "code": "more-cells"})
        for place, column in self.columns:
            cell = line.cells[place] if place < len(line.cells) else ""
            try:
                row.values[column.field] = read(column, cell, self.register)
            except Wrong as wrong:
                row.problems.append({"at": place, **wrong.problem})
            if place in line.marks:
                row.problems.append({"at": place, **line.marks[place]})
        row.number = row.values.get(NUMBER, "")
        return row

    def _entries(self, rows: Sequence[LoadRow]) -> dict[str, Registered]:
        numbers = {row.number for row in rows if row.number}
        found = self.model.objects.filter(number__in=numbers).select_related("owner")
        return {item.number: item for item in found}

    def _bodies(self, rows: Sequence[LoadRow]) -> dict[str, Organisation]:
        bins = {row.values[BIN] for row in rows if row.values.get(BIN)}
        return {body.bin: body for body in Organisation.objects.filter(bin__in=bins)}

    def _name_owner(self, row: LoadRow, bodies: Mapping[str, Organisation]) -> None:
        """The BIN becomes the owner; names written beside it have to be names of the same body."""
        number = row.values.pop(BIN, None)
        if number is None:  # the cell is wrong
            return
        row.values["owner_id"] = None
        if not number:
            if row.values.get(OWNERS[0]) == "":
                self._wrong(row, OWNERS[0], "owner")
            return
        body = bodies.get(number)
        if body is None:
            self._wrong(row, BIN, "unknown-bin")
            return
        row.values["owner_id"] = body.pk
        names = _names(body)
        for field in OWNERS:
            written = row.values.get(field)
            if written and said(written) not in names:
                of = {"kk": body.name_kk, "ru": body.name_ru, "en": body.name_en}
                self._wrong(row, field, "other-owner", owner=of)
            elif field in row.values:
                row.values[field] = ""

    def _name_entry(self, row: LoadRow, known: Mapping[str, Registered]) -> None:
        """Which entry it is about, and what no other row of the file may be about."""
        if row.number:
            row.identity = f"{NUMBER}:{row.number}"
            if item := known.get(row.number):
                row.item, row.seen_at = item.pk, item.changed_at
            elif given_by_register(row.number, self.register):
                self._wrong(row, NUMBER, "not-given")
        elif row.values.get("name_kk") and "owner_id" in row.values:
            name = repr(twins.identity_of(row.values)).encode()
            row.identity = f"name:{hashlib.sha256(name).hexdigest()}"

    def _compare(self, row: LoadRow, known: Mapping, taken: Mapping) -> None:
        if row.item is None:
            if number := taken.get(twins.identity_of(row.values)):
                self._wrong(row, "name_kk", "registered", number=number)
            row.verdict = Verdict.NEW
            return
        item = known[row.number]
        row.before = {
            field: before
            for field, value in row.values.items()
            if (before := getattr(item, field)) != value and not self._same(field, before, value)
        }
        row.values = {field: row.values[field] for field in row.before}
        if "owner_id" in row.before:  # as people read it
            row.before["owner_id"] = item.owner.bin if item.owner else ""
        row.verdict = Verdict.CHANGED if row.before else Verdict.UNCHANGED

    def _same(self, field: str, before: object, value: object) -> bool:
        """Whether only spaces and the like differ, which tidying takes away."""
        column: Column | None = columns_by_field(self.register).get(field)
        return (
            column is not None
            and column.choices is None
            and tidy(str(before), one_line=column.one_line) == value
        )

    def _wrong(self, row: LoadRow, field: str, code: str, **facts) -> None:
        row.problems.append({"at": self.places.get(field), "code": code, **facts})


def _names(body: Organisation) -> set[str]:
    return {
        said(getattr(body, f"{kind}_{language}"))
        for kind in ("name", "short")
        for language in LANGUAGES
    }
