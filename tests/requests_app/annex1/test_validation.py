"""What `errors_of` finds wrong, field by field."""

import pytest
from django.test.utils import override_settings

from requests_app.annex1.sections import ANNEX1
from requests_app.annexes.annex import MOST_ROWS
from requests_app.annexes.validation import errors_of
from tests.requests_app.annex import TASK, annex, body, with_row

pytestmark = pytest.mark.django_db

DOCUMENT = {"kind": "terms_of_reference", "title": "Техникалық тапсырма", "date": "01.02.2026"}


@pytest.fixture(autouse=True)
def english():
    with override_settings(LANGUAGE_CODE="en"):
        yield


@pytest.fixture(autouse=True)
def today(at) -> None:
    at("2026-03-16 10:00")


def test_the_complete_request_has_no_errors():
    assert errors_of(ANNEX1, annex(), body()) == {}


def test_an_empty_request_misses_every_row_of_the_annex():
    errors = errors_of(ANNEX1, {}, body())
    assert {path.split("-")[0] for path in errors} == {
        "scope", "function", "legal_basis", "goal", "scale", "current_state", "results",
        "restricted", "documentation", "existing_systems", "contacts",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sections", "path"),
    [
        (annex(scope={"object": "castle"}), "scope-object"),
        (annex(scope={"holds_secrets": ""}), "scope-holds_secrets"),
        (annex(scope={"holds_secrets": "yes"}), "scope-holds_secrets"),
        (annex(function={"function_name": "абв"}), "function-function_name"),
        (annex(function={"function_name": "а" * 501}), "function-function_name"),
        (annex(goal={"goal": "  \n "}), "goal-goal"),
        (annex(goal={"tasks": []}), "goal-tasks-0-text"),
        (annex(goal={"tasks": [{"text": "  "}]}), "goal-tasks-0-text"),
        (annex(legal_basis={"rows": []}), "legal_basis-rows-0-title"),
        (with_row("legal_basis", "rows", clause=""), "legal_basis-rows-0-clause"),
        (with_row("legal_basis", "rows", 2, clause=""), "legal_basis-rows-2-clause"),
        (with_row("legal_basis", "rows", date="2020-07-07"), "legal_basis-rows-0-date"),
        (with_row("legal_basis", "rows", date="31.02.2020"), "legal_basis-rows-0-date"),
        (with_row("legal_basis", "rows", date="01.01.2126"), "legal_basis-rows-0-date"),
        (with_row("legal_basis", "rows", kind="rumour"), "legal_basis-rows-0-kind"),
        (annex(scale={"scale": ""}), "scale-scale"),
        (annex(scale={"scale": "region"}), "scale-regions"),
        (annex(scale={"groups": []}), "scale-groups-0-count"),
        (with_row("scale", "groups", count="0"), "scale-groups-0-count"),
        (with_row("scale", "groups", count="-5"), "scale-groups-0-count"),
        (with_row("scale", "groups", count="көп"), "scale-groups-0-count"),
        (with_row("scale", "groups", count="1e9"), "scale-groups-0-count"),
        (with_row("scale", "groups", count="٣"), "scale-groups-0-count"),
        (with_row("scale", "groups", count="9" * 5000), "scale-groups-0-count"),
        (with_row("scale", "groups", functions=""), "scale-groups-0-functions"),
        (annex(scale={"frequency_n": "0"}), "scale-frequency_n"),
        (annex(scale={"frequency_per": ""}), "scale-frequency_per"),
        (annex(scale={"documents_count": "-1"}), "scale-documents_count"),
        (annex(scale={"documents_volume": "1.234"}), "scale-documents_volume"),
        (annex(scale={"documents_volume": "NaN"}), "scale-documents_volume"),
        (annex(scale={"documents_unit": "bushel"}), "scale-documents_unit"),
        (annex(scale={"documents_per": ""}), "scale-documents_per"),
        (annex(current_state={"as_is": ""}), "current_state-as_is"),
        (annex(current_state={"problems": ""}), "current_state-problems"),
        (annex(results={"results": []}), "results-results-0-text"),
        (annex(restricted={"official_use": ""}), "restricted-official_use"),
        (annex(restricted={"state_secret": ""}), "restricted-state_secret"),
        (annex(restricted={"official_use": "yes"}), "restricted-comment"),
        (annex(restricted={"state_secret": "yes"}), "restricted-comment"),
        (
            annex(restricted={"state_secret": "yes", "comment": "…"}),
            "restricted-object_holds_secrets",
        ),
        (
            annex(restricted={"object_holds_secrets": "yes"}),
            "restricted-object_holds_secrets",
        ),
        (annex(documentation={"has_documentation": ""}), "documentation-has_documentation"),
        (annex(documentation={"has_documentation": "yes"}), "documentation-rows-0-file"),
        (
            annex(documentation={"has_documentation": "yes", "rows": [DOCUMENT]}),
            "documentation-rows-0-file",
        ),
        (annex(documentation={"rows": [DOCUMENT]}), "documentation-rows"),
        (annex(existing_systems={"systems": []}), "existing_systems-systems-0-name"),
        (annex(existing_systems={"extent": "none"}), "existing_systems-systems"),
        (with_row("existing_systems", "systems", owner=""), "existing_systems-systems-0-owner"),
        (annex(contacts={"rows": []}), "contacts-rows-0-surname"),
        *(
            (with_row("contacts", "rows", **{name: ""}), f"contacts-rows-0-{name}")
            for name in (
                "surname", "name", "unit", "position", "work_phone", "mobile_phone", "email",
            )
        ),
        (with_row("contacts", "rows", email="officer@"), "contacts-rows-0-email"),
        (with_row("contacts", "rows", mobile_phone="+1 202 555 01 00"), "contacts-rows-0-mobile_phone"),
        (with_row("contacts", "rows", mobile_phone="+7 501 123 45 67"), "contacts-rows-0-mobile_phone"),
        (with_row("contacts", "rows", work_phone="74-00-00"), "contacts-rows-0-work_phone"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_found(sections, path):
    assert path in errors_of(ANNEX1, sections, body())


@pytest.mark.parametrize(
    "sections",
    [
        annex(scale={"scale": "region", "regions": "Абай облысы"}),
        annex(scale={"documents_count": "0", "documents_volume": "0"}),
        annex(restricted={"official_use": "yes", "comment": "Қызмет бабында пайдалану"}),
        annex(restricted={"state_secret": "yes", "object_holds_secrets": "no", "comment": "Иә"}),
        annex(existing_systems={"extent": "none", "systems": []}),
        annex(current_state={"partial_faults": ""}),
        annex(goal={"tasks": [TASK, {"text": ""}, TASK]}),
        with_row("contacts", "rows", patronymic=""),
        with_row("legal_basis", "rows", date="7.7.2020"),
        with_row("legal_basis", "rows", 2, kind="programme"),
    ],
)
def test_a_right_answer_is_taken(sections):
    assert errors_of(ANNEX1, sections, body()) == {}


def test_programmes_alone_are_no_basis():
    sections = annex()
    for row in sections["legal_basis"]["rows"]:
        row["kind"] = "programme"
    assert errors_of(ANNEX1, sections, body()) == {
        "legal_basis-rows": ["Cite at least one legal act."]
    }


def test_more_rows_than_the_limit_are_refused_in_words():
    sections = annex(goal={"tasks": [TASK] * (MOST_ROWS + 1)})
    [message] = errors_of(ANNEX1, sections, body())["goal-tasks"]
    assert str(MOST_ROWS) in message


def test_only_the_national_bank_is_asked_about_integration():
    bank = body("national_bank")
    assert "scope-integrates_with_egov" in errors_of(ANNEX1, annex(), bank)
    assert errors_of(ANNEX1, annex(scope={"integrates_with_egov": "yes"}), bank) == {}
    assert errors_of(ANNEX1, annex(scope={"integrates_with_egov": "nonsense"}), body()) == {}


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\ud800", "a\udfffb"])
@pytest.mark.parametrize(
    ("section", "answers"),
    [
        ("function", ["function_name"]), ("goal", ["goal"]), ("scope", ["object"]),
        ("scale", ["scale", "documents_volume", "frequency_n"]),
    ],
)  # fmt: skip
def test_characters_that_cannot_be_kept_are_errors(bad, section, answers):
    for name in answers:
        errors = errors_of(ANNEX1, annex(**{section: {name: f"абвгд{bad}"}}), body())
        messages = errors[f"{section}-{name}"]
        assert messages
        assert "".join(messages).encode()


@pytest.mark.parametrize(
    ("sections", "path"),
    [
        (None, "sections"),
        ([], "sections"),
        (annex() | {"surprise": {}}, "sections"),
        (annex() | {"goal": "text"}, "goal"),
        (annex() | {"goal": None}, "goal"),
        (annex(goal={"tasks": "text"}), "goal-tasks"),
        (annex(goal={"tasks": [["text"]]}), "goal-tasks-0"),
        (annex(goal={"tasks": [{"text": 5}]}), "goal-tasks-0-text"),
        (annex(goal={"tasks": [TASK | {"surprise": ""}]}), "goal-tasks-0"),
        (annex(goal={"surprise": ""}), "goal"),
        (annex(function={"function_name": ["абвгд"]}), "function-function_name"),
        (annex(scope={"object": {}}), "scope-object"),
    ],
)
def test_what_is_malformed_is_an_error_at_its_place(sections, path):
    assert path in errors_of(ANNEX1, sections, body())
