"""The public registers: found in any word form, filtered, paged, taken along as a file."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from catalog.models import InformatizationObject, IntegrationService
from catalog.seeding import seed


@pytest.fixture
def registers(people):
    people("ministry")
    seed()


def names(response) -> list[str]:
    return [item.name_kk for item in response.context["found"].rows]


def found(client, query: str, register: str = "objects") -> list[str]:
    return names(client.get(f"/registers/{register}/", {"text": query}))


def test_an_empty_register_says_so(client, db):
    page = client.get("/en/registers/objects/").content.decode()
    assert "The register is empty" in page
    assert "table.csv" not in page


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize("register", ["objects", "services"])
def test_a_stranger_sees_the_register(client, registers, prefix, register):
    page = client.get(f"{prefix}/registers/{register}/")
    assert page.status_code == 200
    item = page.context["found"].rows[0]
    text = page.content.decode()
    assert item.name in text
    assert 'hreflang="ru"' in text
    assert f'href="{prefix}/rules/"' in text
    assert client.get(f"{prefix}/registers/{register}/{item.number}/").status_code == 200


def test_the_registers_lead_to_the_objects(client, db):
    assert client.get("/ru/registers/").headers["Location"] == "/ru/registers/objects/"


@pytest.mark.parametrize(
    "query",
    ["емханаларға тіркелген", "емханага тиркелген", "поликлиникам прикреплённого", "polyclinics attached", "емхан тірк"],
)  # fmt: skip
def test_words_are_found_in_any_form_and_language(client, registers, query):
    assert "Емханаға тіркелген халық тізілімі" in found(client, query)


def test_all_words_have_to_be_there(client, registers):
    assert found(client, "емхана субсидия") == []


def test_a_number_finds_its_entry_alone(client, registers):
    item = InformatizationObject.objects.first()
    assert found(client, f" {item.number.lower()} ") == [item.name_kk]


def test_words_that_say_nothing_find_everything_that_the_others_find(client, registers):
    assert found(client, "емхана және") == found(client, "емхана") != []


@pytest.mark.parametrize("query", ["'", "\\", "a' | 'b", "!!!", ":*", "&", "\x00", "%", "і" * 200])
def test_signs_are_harmless(client, registers, query):
    assert client.get("/registers/objects/", {"text": query}).status_code == 200


def test_filters_narrow(client, registers):
    page = client.get("/registers/objects/", {"kind": "platform", "stage": "in_operation"})
    rows = page.context["found"].rows
    assert rows
    assert {(row.kind, row.stage) for row in rows} == {("platform", "in_operation")}
    assert page.context["count"] == len(rows)


def test_nothing_found_says_what_to_try(client, registers):
    assert "Try fewer words" in client.get("/en/registers/services/?text=qwxyz").content.decode()


def test_an_unknown_filter_says_so_and_shows_everything(client, registers):
    page = client.get("/en/registers/objects/?kind=nonsense")
    assert page.context["count"] == InformatizationObject.objects.count()
    assert page.context["form"].errors["kind"]


def test_pages_follow_each_other_without_gaps(client, registers):
    first = client.get("/registers/objects/")
    second = client.get("/registers/objects/" + first.context["found"].older)
    everything = InformatizationObject.objects.order_by("-pk").values_list("name_kk", flat=True)
    assert names(first) + names(second) == list(everything)
    back = client.get("/registers/objects/" + second.context["found"].newer)
    assert names(back) == names(first)


def test_a_page_beyond_the_end_leads_back(client, registers):
    page = client.get("/en/registers/objects/?older=0").content.decode()
    assert "This page of the register is empty" in page


@pytest.mark.parametrize("address", ["/registers/objects/", "/registers/services/?text=жер"])
def test_lists_take_few_queries(client, registers, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get(address)


def test_an_entry_takes_one_query(client, registers, django_assert_max_num_queries):
    number = InformatizationObject.objects.filter(owner__isnull=False).first().number
    with django_assert_max_num_queries(1):
        client.get(f"/registers/objects/{number}/")


def test_an_unknown_number_is_not_found(client, db):
    assert client.get("/registers/objects/АО-999999/").status_code == 404
    assert client.get("/registers/objects/%00/").status_code == 404


def test_an_owner_without_an_account_is_named(client, registers):
    item = InformatizationObject.objects.filter(owner=None).first()
    page = client.get(f"/ru/registers/objects/{item.number}/").content.decode()
    assert item.owner_ru in page


def read_csv(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_the_csv_has_every_row_of_the_filter_in_the_readers_language(client, registers, prefix):
    response = client.get(f"{prefix}/registers/objects/table.csv?stage=planned")
    heading, *rows = read_csv(response)
    assert len(rows) == InformatizationObject.objects.filter(stage="planned").count()
    assert len({len(row) for row in [heading, *rows]}) == 1
    shown = {"": "Атауы қазақша", "/ru": "Название на казахском", "/en": "Name in Kazakh"}
    assert shown[prefix] in heading


def test_the_xlsx_says_the_same_as_the_csv(client, registers):
    lines = read_csv(client.get("/ru/registers/services/table.csv"))
    response = client.get("/ru/registers/services/table.xlsx")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == lines
    assert len(lines) == IntegrationService.objects.count() + 1


def test_no_cell_is_taken_for_a_formula(client, registers):
    InformatizationObject.objects.filter(stage="retired").update(name_ru="=HYPERLINK(1)")
    _heading, row = read_csv(client.get("/registers/objects/table.csv?stage=retired"))
    assert "'=HYPERLINK(1)" in row


def test_a_table_takes_few_queries_however_long(client, registers, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        read_csv(client.get("/registers/objects/table.csv"))
