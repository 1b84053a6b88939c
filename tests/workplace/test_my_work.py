"""My work: what is held, what waits, drafts and cases, at a fixed price."""

from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from portal.workflow.models import Project, Record
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.sweep import sweep
from portal.workplace import selectors
from tests import cast, journey

MOST_QUERIES = 12


@pytest.fixture
def monday(db, at):
    at("2026-03-16 10:00")


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize("who", ["health-ministry", "integrator", "ministry"])
def test_it_answers_in_each_language(as_, monday, prefix, who):
    journey.concluded()
    assert as_(who).get(f"{prefix}/work/").status_code == 200


def test_nobody_reads_it_without_signing_in(client, db):
    response = client.get("/en/work/")
    assert response.status_code == 302
    assert response.url.startswith("/en/sign-in/?next=")


def test_a_state_body_without_cases_is_told_how_to_begin(as_, monday):
    page = as_("tourism-ministry").get("/en/work/").content.decode()
    assert "No cases yet" in page
    assert 'href="/en/requests/start/"' in page


@pytest.mark.parametrize("who", ["supplier", "operator"])
def test_suppliers_and_the_operator_are_told_of_their_form(as_, monday, who):
    page = as_(who).get("/en/work/").content.decode()
    assert "No cases yet" in page
    assert "File an application" in page
    assert "File a request" not in page


def test_others_without_cases_are_not_asked_to_file(as_, monday):
    page = as_("integrator").get("/en/work/").content.decode()
    assert "No cases yet" in page
    assert "/en/requests/start/" not in page


@pytest.mark.parametrize(
    ("prefix", "remarks", "again"),
    [
        ("", "2 ескерту", "Түзетіп, қайта жіберу"),
        ("/ru", "2 замечания", "Исправить и направить повторно"),
        ("/en", "2 remarks", "Correct and file again"),
    ],
)
def test_a_returned_record_waits_for_its_filer(as_, monday, prefix, remarks, again):
    request = journey.returned({"goal": "Нақтылаңыз.", "scale": "Толықтырыңыз."})
    response = as_("health-ministry").get(f"{prefix}/work/")
    page = response.content.decode()
    assert [row.record.pk for row in response.context["waiting"]["rows"]] == [request.pk]
    assert f'href="{prefix}/requests/drafts/{request.pk}/"' in page
    assert remarks in page
    assert again in page
    for who in ("integrator", "ministry"):
        assert as_(who).get("/en/work/").context["waiting"]["rows"] == []


def test_an_agreed_request_waits_for_the_ministrys_notice(as_, monday):
    request = journey.agreed()
    page = as_("ministry").get("/en/work/")
    assert [row.record.pk for row in page.context["waiting"]["rows"]] == [request.pk]
    assert f"/en/cases/{quote(request.project.number)}/notice/" in page.content.decode()
    assert as_("integrator").get("/en/work/").context["waiting"]["rows"] == []


def test_an_application_is_listed_like_a_request(as_, monday):
    application = journey.applied()
    for who in ("supplier", "ministry", "health-ministry", "integrator"):
        page = as_(who).get("/en/work/")
        assert [record.pk for record in page.context["cases"].rows] == [application.pk]
        assert "Application of a supplier or the operator" in page.content.decode()
    waiting = as_("integrator").get("/en/work/").context["waiting"]["rows"]
    assert [row.steps[0].key for row in waiting] == ["application.accept"]


def test_what_the_ministry_holds_says_how_long_is_left(as_, monday):
    journey.concluded()
    page = as_("ministry").get("/en/work/").content.decode()
    assert "3 working days left" in page
    assert "until 19.03.2026" in page


def test_a_missed_term_stands_first_and_says_how_late_it_is(as_, at, db):
    at("2026-03-16 10:00")
    late = journey.concluded()
    at("2026-03-20 10:00")
    sweep()
    journey.concluded(filer="almaty-akimat")
    held = as_("ministry").get("/en/work/").context["held"]["rows"]
    assert [row.obligation.record_id == late.pk for row in held] == [True, False]
    assert (held[0].late, held[0].days_late, held[0].tone) == (True, 1, "danger")


def test_the_last_day_is_not_late_and_the_next_day_off_is(as_, at, db):
    at("2026-03-11 10:00")  # the third working day is Monday the 16th
    journey.concluded()
    at("2026-03-16 23:59")
    assert "Ends today" in as_("ministry").get("/en/work/").content.decode()
    at("2026-03-17 00:00")
    assert "1 working day late" in as_("ministry").get("/en/work/").content.decode()


def test_a_filed_request_waits_for_the_integrator_alone(as_, monday):
    request = journey.filed()
    rows = as_("integrator").get("/en/work/").context["waiting"]["rows"]
    assert [row.record.pk for row in rows] == [request.pk]
    assert rows[0].steps[0].key == "request.accept"
    assert as_("ministry").get("/en/work/").context["waiting"]["rows"] == []


def test_the_conclusion_being_written_waits_for_the_integrator(as_, monday):
    request = journey.under_review()
    page = as_("integrator").get("/en/work/")
    assert [row.record.kind for row in page.context["waiting"]["rows"]] == ["conclusion"]
    assert f"/en/cases/{quote(request.project.number)}/conclusion/" in page.content.decode()


def test_what_is_held_by_a_term_does_not_wait_a_second_time(as_, monday):
    journey.concluded()
    context = as_("ministry").get("/en/work/").context
    assert len(context["held"]["rows"]) == 1
    assert context["waiting"]["rows"] == []


def test_drafts_are_seen_by_their_own_body(as_, monday):
    draft = journey.draft()
    mine = as_("health-ministry/2").get("/en/work/")
    assert f"/en/requests/drafts/{draft.pk}/" in mine.content.decode()
    for other in ("almaty-akimat", "integrator", "ministry"):
        assert as_(other).get("/en/work/").context["drafts"]["rows"] == []


def test_the_cases_of_others_are_not_listed(as_, monday):
    journey.filed()
    assert as_("tourism-ministry").get("/en/work/").context["cases"].rows == []


def test_cases_are_filtered_by_state_and_by_words_of_the_title(as_, monday):
    filed, concluded = journey.filed(), journey.concluded(filer="almaty-akimat")

    def listed(query: str) -> list[int]:
        page = as_("ministry").get(f"/en/work/?{query}")
        return [record.pk for record in page.context["cases"].rows]

    assert listed("") == [concluded.pk, filed.pk]
    assert listed("state=submitted") == [filed.pk]
    assert listed(f"text={filed.title[:8].upper()}") == [concluded.pk, filed.pk]
    assert listed(f"text={filed.project.number}") == [filed.pk]
    assert listed("state=refused") == []
    assert listed("state=nonsense&older=x&text=%00") == [concluded.pk, filed.pk]


def test_a_part_of_very_many_numbers_finds_the_same_cases(as_, monday, monkeypatch):
    filed = [journey.filed().pk for _ in range(3)]
    monkeypatch.setattr(selectors, "FEW_NUMBERS", 2)
    page = as_("ministry").get("/en/work/?text=-2026-")
    assert [record.pk for record in page.context["cases"].rows] == filed[::-1]


def test_a_search_is_answered_by_indexes(people, monday):
    journey.filed()
    rows = selectors.cases_of(people("ministry"), text="000001")
    # A condition on two tables under one OR would read every row of both.
    assert str(rows.query).count(" LIKE ") == 1
    titles = Record.objects.filter(title__icontains="жолдама")
    numbers = Project.objects.filter(number__icontains="000001")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        assert "record_title_parts" in titles.explain()
        assert "project_number_parts" in numbers.explain()


def test_what_waits_in_several_states_is_cut_at_the_oldest(as_, monday, monkeypatch):
    first, second = journey.filed(), journey.under_review()
    journey.filed()
    monkeypatch.setattr(selectors, "SHOWN", 2)
    waiting = as_("integrator").get("/en/work/").context["waiting"]
    assert [row.record.project_id for row in waiting["rows"]] == [
        first.project_id,
        second.project_id,
    ]
    assert waiting["more"]


def test_every_state_that_waits_is_read_no_further_than_it_is_shown(as_, monday):
    journey.filed()
    client = as_("integrator")
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/work/")
    waiting = next(query["sql"] for query in queries if "UNION" in query["sql"])
    roles = cast.organisation("integrator").roles
    waits = [states for role in roles for states in selectors._sources(role).values()]
    assert waiting.count(f"LIMIT {selectors.SHOWN + 1}") == sum(map(len, waits)) > 3
    # Kinds kept to some roles are passed over; no choice is offered that would keep an index idle.
    restricted = sum(bool(model.SEEN_BY) for model in RECORD_MODELS.values())
    assert waiting.count(" OR EXISTS") == restricted * sum(map(len, waits))
    assert ' OR "workflow_record"."filer_id"' not in waiting


def test_pages_of_cases_follow_each_other_both_ways(as_, monday):
    filed = [journey.filed().pk for _ in range(27)]
    first = as_("ministry").get("/en/work/?state=submitted").context["cases"]
    assert [record.pk for record in first.rows] == filed[:1:-1]
    assert first.newer == ""
    second = as_("ministry").get(f"/en/work/{first.older}").context["cases"]
    assert [record.pk for record in second.rows] == filed[1::-1]
    assert "state=submitted" in second.newer
    assert second.older == ""
    back = as_("ministry").get(f"/en/work/{second.newer}").context["cases"]
    assert [record.pk for record in back.rows] == filed[:1:-1]


@pytest.mark.parametrize("who", ["ministry", "integrator", "health-ministry"])
def test_the_number_of_queries_does_not_grow(as_, monday, who, django_assert_max_num_queries):
    for _ in range(5):
        journey.filed(), journey.draft()
    for _ in range(2):
        journey.concluded()
    client = as_(who)
    client.get("/en/work/")
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        client.get("/en/work/")
    for _ in range(45):
        journey.filed()
    for _ in range(8):
        journey.concluded(), journey.draft()
    with django_assert_max_num_queries(MOST_QUERIES) as many:
        client.get("/en/work/")
    assert len(many) == len(few)
