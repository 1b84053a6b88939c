"""The pages of an import: upload, preview, decision, progress, the wrong rows taken along."""

import csv
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape
from openpyxl import load_workbook

from catalog.actions import register
from catalog.loads.actions import confirm_load
from catalog.loads.carrying import carry
from catalog.models import InformatizationObject, Load
from tests import cast

from .loading import VACCINES, codes, csv_file, entered, headings, read, table, xlsx_file

UPLOAD = "/en/registers/objects/imports/"


@pytest.fixture
def keeper(people, client):
    client.force_login(cast.user("integrator") if people("integrator") else None)
    return people("integrator")


def page_of(load: Load) -> str:
    return f"{UPLOAD}{load.pk}/"


def mixed(keeper, make=csv_file) -> Load:
    """New, changed, unchanged and wrong rows."""
    if not InformatizationObject.objects.exists():
        entered(
            csv_file(table(*[VACCINES | {"name_kk": f"Бар {each}"} for each in (1, 2)])), keeper
        )
    rows = table(
        VACCINES | {"number": "АО-000001", "name_kk": "Бар 1"},
        VACCINES | {"number": "АО-000002", "name_kk": "Бар 2", "name_ru": "Иначе"},
        VACCINES, VACCINES | {"name_kk": "<b>=1+1", "kind": "сайт", "name_en": ""},
    )  # fmt: skip
    return read(make(rows), keeper)


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_the_upload_page_says_what_is_expected(keeper, client, prefix):
    page = client.get(f"{prefix}/registers/services/imports/").content.decode()
    for heading in headings("services", prefix[1:] or "kk").values():
        assert escape(heading) in page
    assert "template.xlsx" in page
    assert "100\u00a0000" in page


def test_an_upload_leads_to_its_page_which_shows_progress(keeper, client):
    answer = client.post(UPLOAD, {"file": csv_file(table(VACCINES))})
    load = Load.objects.get()
    assert answer.headers["Location"] == page_of(load)
    page = client.get(page_of(load)).content.decode()
    assert f'hx-get="{page_of(load)}progress/"' in page
    assert "<progress" in page
    assert "hx-get" in client.get(f"{page_of(load)}progress/").content.decode()
    carry()
    assert client.get(f"{page_of(load)}progress/").headers["HX-Refresh"] == "true"
    assert "Enter 1 row" in client.get(page_of(load)).content.decode()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "Choose the file."),
        ([SimpleUploadedFile("a.csv", b"%PDF-1.7")], "its content is another"),
        ([SimpleUploadedFile("a.doc", b"x")], "Only CSV and XLSX"),
        ([SimpleUploadedFile("a.csv", b"")], "The file is empty."),
        ([SimpleUploadedFile("a.csv", b"a"), SimpleUploadedFile("b.csv", b"b")], "one file at a time"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_taken_is_told_at_the_field(keeper, client, files, said):
    for file in files:
        file.seek(0)
    answer = client.post(UPLOAD, {"file": files})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Load.objects.exists()


def test_the_preview_counts_filters_and_shows_errors_beside_their_cells(keeper, client):
    load = mixed(keeper)
    page = client.get(page_of(load))
    text = page.content.decode()
    assert [(each.label, each.count) for each in page.context["filters"]] == [
        ("All", 4), ("With errors", 1), ("New", 1), ("Changed", 1), ("Unchanged", 1),
    ]  # fmt: skip
    assert [row.line for row in page.context["rows"]] == [2, 3, 4, 5]
    assert "Enter 2 rows" in text
    assert "<b>=1+1" not in text
    wrong = client.get(f"{page_of(load)}?verdict=wrong").context["rows"]
    assert [(cell.heading, cell.typed, len(cell.problems)) for row in wrong for cell in row.cells] == [
        (headings()["name_en"], "", 1), (headings()["kind"], "сайт", 1),
    ]  # fmt: skip
    (changed,) = client.get(f"{page_of(load)}?verdict=changed").context["rows"]
    assert [(cell.before, cell.typed) for cell in changed.cells] == [("Реестр прививок", "Иначе")]


@pytest.mark.parametrize(
    ("prefix", "said"), [("", "Мұны толтырыңыз."), ("/ru", "Заполните ячейку.")]
)
def test_errors_are_in_the_readers_language(keeper, client, prefix, said):
    load = mixed(keeper)
    assert said in client.get(f"{prefix}/registers/objects/imports/{load.pk}/").content.decode()


def test_pages_of_the_preview_follow_the_file(keeper, client, django_assert_max_num_queries):
    load = read(csv_file(table(*[VACCINES | {"name_kk": f"{each}"} for each in range(60)])), keeper)
    with django_assert_max_num_queries(9):
        first = client.get(page_of(load))
    second = client.get(page_of(load) + first.context["found"].older)
    third = client.get(page_of(load) + second.context["found"].older)
    lines = [row.line for page in (first, second, third) for row in page.context["rows"]]
    assert lines == list(range(2, 62))
    back = client.get(page_of(load) + third.context["found"].newer)
    assert [row.line for row in back.context["rows"]] == lines[25:50]
    assert third.context["found"].older == ""


def test_confirming_enters_and_says_so(keeper, client):
    load = mixed(keeper)
    answer = client.post(f"{page_of(load)}confirm/", follow=True)
    assert "Being entered" in answer.content.decode()
    carry()
    page = client.get(page_of(load)).content.decode()
    assert "Entries made or changed: 2. Rows left out: 1." in page
    assert "/en/registers/objects/%D0%90%D0%9E-000003/" in page


def test_discarding_enters_nothing(keeper, client):
    load = mixed(keeper)
    page = client.post(f"{page_of(load)}discard/", follow=True).content.decode()
    assert "nothing was entered" in page
    carry()
    assert InformatizationObject.objects.count() == 2
    late = client.post(f"{page_of(load)}confirm/")
    assert late.status_code == 422
    assert "decided on already" in late.content.decode()


def test_a_file_that_cannot_be_read_says_why_and_is_kept(keeper, client):
    load = read(csv_file([["Цвет"], ["синий"]]), keeper)
    page = client.get(page_of(load)).content.decode()
    assert "no column of the register is named there" in page
    assert f"/documents/{load.document.key}/" in page


def rows_of(answer, ending: str) -> list[list[str]]:
    content = b"".join(answer.streaming_content)
    if ending == "csv":
        return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(BytesIO(content)).active
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_wrong_rows_are_taken_along_corrected_and_uploaded_again(keeper, client, ending):
    load = mixed(keeper)
    answer = client.get(f"{page_of(load)}errors.{ending}")
    names, row = rows_of(answer, ending)
    assert names == ["What is wrong", *load.headings]
    assert "Fill this in." in row[0]
    assert row[1:] == ["", "<b>=1+1", *load.rows.get(verdict="wrong").cells[2:]]
    place = {field: place + 1 for place, field in enumerate(load.places)}
    row[place["kind"]], row[place["name_en"]] = "platform", "=2"
    make = csv_file if ending == "csv" else xlsx_file
    again = read(make([names, row]), keeper)
    if ending == "xlsx":  # openpyxl has written a formula
        assert codes(again) == {2: ["formula"]}
    else:
        assert (again.new, again.rows.get().values["name_en"]) == (1, "=2")


def test_cells_that_look_like_formulas_come_back_as_they_were_typed(keeper, client):
    typed = VACCINES | {"name_kk": "=1", "name_ru": "'=1", "name_en": "'quoted", "kind": "+7"}
    load = read(csv_file(table(typed)), keeper)
    _names, row = rows_of(client.get(f"{page_of(load)}errors.csv"), "csv")
    assert row[1:5] == ["'=1", "'=1", "'quoted", "'+7"]


def test_cells_beyond_the_headings_are_not_lost(keeper, client):
    names, row = table(VACCINES)
    load = read(csv_file([names, [*row, "артық"]]), keeper)
    assert codes(load) == {2: ["more-cells"]}
    _names, back = rows_of(client.get(f"{page_of(load)}errors.csv"), "csv")
    assert back[1:] == [*row, "артық"]


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize("name", ["objects", "services"])
def test_a_filled_in_template_can_be_imported(keeper, client, prefix, name):
    answer = client.get(f"{prefix}/registers/{name}/imports/template.xlsx")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    fields = headings(name, prefix[1:] or "kk")
    assert [cell.value for cell in book.active[1]] == list(fields.values())
    typed = VACCINES | {"status": "active", "version": "1.0"}
    typed["kind"] = "resource" if name == "objects" else "query"
    for place, field in enumerate(fields, 1):
        book.active.cell(2, place).value = typed.get(field, "")
    file = BytesIO()
    book.save(file)
    load = read(SimpleUploadedFile("a.xlsx", file.getvalue()), keeper, name)
    assert (load.fault, codes(load), load.new) == (None, {2: []}, 1)
    csv_template = client.get(f"{prefix}/registers/{name}/imports/template.csv")
    assert rows_of(csv_template, "csv") == [list(fields.values())]


PATHS = ["", "progress/", "errors.csv"]


@pytest.mark.parametrize("key", ["health-ministry", "supplier", "operator", "ministry"])
def test_others_are_refused_and_see_no_import(people, client, key):
    load = mixed(people("integrator"))
    client.force_login(cast.user(key))
    register_page = client.get("/en/registers/objects/").content.decode()
    assert "imports/" not in register_page
    assert "/new/" not in register_page
    refused = client.get(UPLOAD)
    assert refused.status_code == 403
    assert "kept by the service integrator" in refused.content.decode()
    assert client.post(UPLOAD, {"file": csv_file(table(VACCINES))}).status_code == 403
    for path in PATHS:
        assert client.get(page_of(load) + path).status_code == 404
    for decision in ("confirm", "discard"):
        assert client.post(f"{page_of(load)}{decision}/").status_code == 404
    assert Load.objects.get(pk=load.pk).phase == Load.Phase.TO_CONFIRM
    assert client.get(f"/documents/{load.document.key}/").status_code == 404


def test_who_is_not_signed_in_signs_in_first(people, client):
    load = mixed(people("integrator"))
    for path in [UPLOAD, *[page_of(load) + path for path in PATHS]]:
        assert "/sign-in/" in client.get(path).headers["Location"]


def test_a_colleague_may_decide(people, client):
    load = mixed(people("integrator"))
    client.force_login(cast.user("integrator/2"))
    client.post(f"{page_of(load)}confirm/")
    load.refresh_from_db()
    assert load.confirmed_by == cast.user("integrator/2")


def test_an_import_belongs_to_its_register(keeper, client):
    load = mixed(keeper)
    assert client.get(f"/registers/services/imports/{load.pk}/").status_code == 404


def test_the_imports_are_listed(keeper, client):
    load = mixed(keeper)
    page = client.get(UPLOAD)
    assert page.context["loads"].rows[0] == load
    assert "table.csv" in page.content.decode()


def test_long_imports_show_how_far_they_are(keeper, client):
    load = read(csv_file(table(VACCINES)), keeper)
    confirm_load(load, actor=keeper)
    Load.objects.filter(pk=load.pk).update(to_enter=4000, entered=1500)
    shown = client.get(f"{page_of(load)}progress/").content.decode()
    assert 'max="4000" value="1500"' in shown


def test_the_register_leads_the_keeper_to_import_and_entry(keeper, client):
    item = register(
        InformatizationObject(
            kind="product", stage="planned", name_kk="а", name_ru="а", name_en="a",
            purpose_kk="а", purpose_ru="а", owner_kk="а",
        ),
        actor=keeper,
    )  # fmt: skip
    page = client.get("/en/registers/objects/").content.decode()
    assert f'href="{UPLOAD}"' in page
    assert 'href="/en/registers/objects/new/"' in page
    entry = client.get(f"/en/registers/objects/{item.number}/").content.decode()
    assert "/change/" in entry


def test_the_notification_leads_to_the_import(keeper, client):
    load = entered(csv_file(table(VACCINES), "Тізілім.csv"), keeper)
    page = client.get("/en/notifications/").content.decode()
    assert "The import of “Тізілім.csv” is done" in page
    told = keeper.user.notifications.get()
    assert client.get(f"/en/notifications/{told.pk}/").headers["Location"] == page_of(load)
