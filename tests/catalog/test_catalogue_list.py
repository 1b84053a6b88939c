"""The Catalogue's list: public, searched in any word form, filtered, paged, taken along as a file."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from openpyxl import load_workbook

from catalog.services_list import CATALOGUE
from portal.web import keyset
from tests import cast

from .services import SUBSIDIES, catalogued, moved


@pytest.fixture
def two(db):
    """The referral of the health ministry by a supplier, the subsidies by the operator itself."""
    return catalogued(), catalogued(
        SUBSIDIES, customer="agriculture-ministry", subject="information_system"
    )


def shown(client, **query) -> list[str]:
    return [item.name_en for item in client.get("/catalogue/", query).context["found"].rows]


@pytest.mark.parametrize(
    ("prefix", "says"),
    [
        ("", "Каталогта әзірге бірде-бір қызмет жоқ"),
        ("/ru", "В каталоге пока нет ни одной услуги"),
        ("/en", "No service is in the Catalogue yet"),
    ],
)
def test_an_empty_catalogue_says_what_it_is(client, db, prefix, says):
    page = client.get(f"{prefix}/catalogue/").content.decode()
    assert says in page
    assert "table.csv" not in page


@pytest.mark.parametrize(
    ("prefix", "name", "status"),
    [
        ("", "Электрондық жолдама", "Пайдалануда"),
        ("/ru", "Электронное направление", "В эксплуатации"),
        ("/en", "Electronic referral", "In operation"),
    ],
)
def test_a_stranger_reads_it_in_three_languages(client, two, prefix, name, status):
    page = client.get(f"{prefix}/catalogue/").content.decode()
    assert name in page
    assert status in page
    assert f'href="{prefix}/catalogue/' in page


@pytest.mark.parametrize(
    "query",
    ["жолдамалар", "электрондык жолдаманын", "направления пациентов", "направлением", "referral", "жолд консульт", "здравоохранения"],
)  # fmt: skip
def test_words_are_found_in_any_form_and_language(client, two, query):
    assert shown(client, text=query) == ["Electronic referral"]


def test_all_words_have_to_be_there(client, two):
    assert shown(client, text="жолдама субсидия") == []
    assert "Try fewer words" in client.get("/en/catalogue/?text=qwxyz").content.decode()


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "АК {1}", "ак-{1}", "AK-{1}", "Ak{1}"])
def test_a_number_finds_its_service_however_it_is_typed(client, two, typed):
    number = two[0].number
    typed = typed.format(number, int(number[-6:]))
    assert shown(client, text=typed) == ["Electronic referral"]


@pytest.mark.parametrize("query", ["'", "\\", "a' | 'b", "!!!", ":*", "&", "\x00", "%", "і" * 200])
def test_signs_are_harmless(client, two, query):
    assert client.get("/catalogue/", {"text": query}).status_code == 200


def test_filters_narrow(client, two):
    bin = cast.organisation("agriculture-ministry").bin
    assert shown(client, customer=bin) == ["Applications for subsidies"]
    assert shown(client, subject="ssp") == ["Electronic referral"]
    assert shown(client, state="in_development") == []
    moved(two[1], "begin_development")
    assert shown(client, state="in_development") == ["Applications for subsidies"]
    assert shown(client, state="published", subject="ssp", text="жолдама") == [
        "Electronic referral"
    ]


def test_only_customers_with_a_service_are_offered(client, two):
    page = client.get("/en/catalogue/")
    offered = {str(label) for _value, label in page.context["form"]["customer"].field.choices}
    bodies = {cast.organisation(key) for key in ("agriculture-ministry", "health-ministry")}
    assert offered == {"Any"} | {body.name_en for body in bodies}


@pytest.mark.parametrize("query", ["state=nonsense", "subject=1", "customer=000000000000"])
def test_an_unknown_filter_says_so_and_shows_everything(client, two, query):
    page = client.get(f"/en/catalogue/?{query}")
    assert page.context["count"] == 2
    assert page.context["form"].errors


def test_pages_follow_each_other_without_gaps(client, two, monkeypatch):
    monkeypatch.setattr(keyset.page, "__defaults__", (1,))
    first = client.get("/en/catalogue/?subject=")
    second = client.get("/en/catalogue/" + first.context["found"].older)
    assert [row.name_en for row in first.context["found"].rows] == ["Applications for subsidies"]
    assert [row.name_en for row in second.context["found"].rows] == ["Electronic referral"]
    assert second.context["count"] == 2


def test_a_page_beyond_the_end_leads_back(client, two):
    assert "Show all" in client.get("/en/catalogue/?older=0").content.decode()


def test_more_than_can_be_counted_is_said_so(client, two, monkeypatch):
    for place in ("catalog.services_list.COUNTED", "catalog.views.catalogue.COUNTED"):
        monkeypatch.setattr(place, 1)
    assert "More than 1 services" in client.get("/en/catalogue/").content.decode()


@pytest.mark.parametrize("query", ["", "?text=жолдама", "?state=published&subject=ssp"])
def test_the_list_takes_few_queries(client, two, query, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get(f"/catalogue/{query}")


def read_csv(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


def test_the_tables_honour_the_filters_and_say_the_same(client, two):
    heading, row = read_csv(client.get("/ru/catalogue/table.csv?text=субсидий"))
    assert "Название на казахском" in heading
    assert row[:2] == [two[1].number, "Субсидияларға өтінімдер"]
    response = client.get("/ru/catalogue/table.xlsx?text=субсидий")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    lines = [[cell or "" for cell in line] for line in sheet.iter_rows(values_only=True)]
    assert lines == [heading, row]
    assert len(read_csv(client.get("/en/catalogue/table.csv"))) == 3


def test_a_table_takes_few_queries_however_long(client, two, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        read_csv(client.get("/catalogue/table.csv"))


def plan(rows, *without: str) -> str:
    """How PostgreSQL reads one page of the list when it may do anything but what is named."""
    with connection.cursor() as cursor:
        for way in without:
            cursor.execute(f"SET LOCAL enable_{way} = off")
    return rows.order_by("-pk")[:26].explain()


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({"state": "published"}, "record_by_state"),
        ({"subject": "ssp"}, "ic_service_by_subject"),
        ({"customer": "health-ministry"}, "ic_service_by_customer"),
    ],
)
def test_a_filter_is_read_from_its_index_in_the_order_of_the_list(two, asked, index):
    if "customer" in asked:
        asked = {"customer": cast.organisation(asked["customer"])}
    assert index in plan(CATALOGUE.rows(None, asked), "seqscan", "sort")


def test_words_are_read_from_their_index(two):
    assert "ic_service_words" in plan(
        CATALOGUE.rows(None, {"text": "жолдама"}), "seqscan", "indexscan"
    )


def test_the_front_page_counts_the_services_and_leads_there(client, two):
    page = client.get("/en/").content.decode()
    assert "2 services are in the Catalogue." in page
    assert 'href="/en/catalogue/"' in page
