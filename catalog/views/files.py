"""Tables as answers: CSV streamed, XLSX from a temporary file."""

from collections.abc import Iterable

from django.http import FileResponse, HttpResponse, StreamingHttpResponse

from catalog import tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sent(rows: Iterable[list[str]], name: str, *, title: str) -> HttpResponse:
    """The rows as the file that its name says; `title` is of the sheet."""
    if name.endswith(".xlsx"):
        file = tables.xlsx_file(rows, title)
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
    response = StreamingHttpResponse(tables.csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
