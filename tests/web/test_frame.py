"""The frame of a page: languages keep the place, navigation knows where one is."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from portal.web.context import Page


def languages(path: str, language: str) -> dict[str, str]:
    with override(language):
        page = Page(RequestFactory().get(path))
        return {entry["code"]: entry["address"] for entry in page.languages}


def test_the_switch_keeps_the_page_and_its_query():
    found = languages("/rules/?q=%D0%B0&page=2", "kk")
    assert found == {
        "kk": "/rules/?q=%D0%B0&page=2",
        "ru": "/ru/rules/?q=%D0%B0&page=2",
        "en": "/en/rules/?q=%D0%B0&page=2",
    }


def test_the_switch_goes_back_to_the_address_without_prefix():
    assert languages("/ru/rules/", "ru")["kk"] == "/rules/"


def test_an_address_without_a_page_leads_to_the_front_pages():
    found = languages("/ru/nothing-here/", "ru")
    assert found["kk"] == "/"
    assert found["en"] == "/en/"


def test_only_one_language_is_current():
    with override("en"):
        entries = Page(RequestFactory().get("/en/")).languages
    assert [entry["code"] for entry in entries if entry["current"]] == ["en"]


@pytest.mark.parametrize(
    ("path", "current"), [("/", "workplace:front"), ("/rules/", "workplace:rules")]
)
def test_one_entry_of_the_menu_is_the_page_itself(path, current):
    with override("kk"):
        entries = Page(RequestFactory().get(path)).navigation
    assert [entry["name"] for entry in entries if entry["current"]] == [current]


def test_a_stranger_has_no_work_and_no_notifications():
    page = Page(RequestFactory().get("/"))
    with override("kk"):
        names = [entry["name"] for entry in page.navigation]
    assert names == [
        "workplace:front",
        "workplace:rules",
        "procurement:tenders",
        "catalog:catalogue",
        "catalog:registers",
        "workplace:calendar",
        "workplace:calculator",
    ]
    assert page.unread == 0


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("/kk/", "/"),
        ("/kk/rules/13/?x=1", "/rules/13/?x=1"),
        ("/kk//evil.example", None),
        ("/kk/\\\\evil.example", None),
    ],
)
def test_a_typed_kazakh_prefix_leads_to_the_page_and_nowhere_else(db, client, typed, leads_to):
    response = client.get(typed)
    assert response.status_code == (302 if leads_to else 404)
    assert response.get("Location") == leads_to
