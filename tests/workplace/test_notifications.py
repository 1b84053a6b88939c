"""Notifications: one's own, read by opening, counted in the header by one query."""

import pytest

from portal.notifications.deliver import hand_out
from portal.notifications.models import Notification
from tests import journey


@pytest.fixture
def told(db, at):
    """The ministry was told of a request and of its conclusion."""
    at("2026-03-16 10:00")
    request = journey.concluded()
    while hand_out():
        pass
    return request


def of(people, who: str):
    return Notification.objects.filter(user=people(who).user).order_by("pk")


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_the_list_answers_in_each_language(as_, told, prefix):
    assert as_("ministry").get(f"{prefix}/notifications/").status_code == 200


def test_it_says_what_happened_and_how_much_is_unread(as_, told):
    page = as_("ministry").get("/en/notifications/").content.decode()
    assert f"New automation request {told.number}" in page
    assert 'class="portal-count">2<' in page


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_opening_one_marks_it_read_and_leads_to_the_case(as_, told, people, prefix):
    notification = of(people, "ministry").first()
    client = as_("ministry")
    response = client.get(f"{prefix}/notifications/{notification.pk}/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[0][0].startswith(f"{prefix}/cases/")
    assert of(people, "ministry").filter(read_at=None).count() == 1
    assert client.get(f"{prefix}/notifications/{notification.pk}/").status_code == 302


def test_all_that_was_shown_is_marked_read_at_once(as_, told, people):
    first, second = of(people, "ministry")
    client = as_("ministry")
    client.post("/en/notifications/", {"newest": first.pk})
    assert list(of(people, "ministry").filter(read_at=None)) == [second]
    client.post("/en/notifications/", {"newest": second.pk})
    assert "portal-count" not in client.get("/en/notifications/").content.decode()
    assert of(people, "ministry/2").filter(read_at=None).count() == 2


@pytest.mark.parametrize(
    ("newest", "unread"),
    [("", 2), ("x", 2), ("-1", 2), ("٣", 2), ("9" * 19, 0), ("9" * 20, 2), ("9" * 5000, 2)],
)
def test_a_mark_that_is_no_key_marks_nothing(as_, told, people, newest, unread):
    response = as_("ministry").post("/en/notifications/", {"newest": newest})
    assert response.status_code == 302
    assert of(people, "ministry").filter(read_at=None).count() == unread


def test_what_others_were_told_is_not_found(as_, told, people):
    notification = of(people, "ministry").first()
    for who in ("ministry/2", "health-ministry", "tourism-ministry"):
        assert as_(who).get(f"/en/notifications/{notification.pk}/").status_code == 404
    notification.refresh_from_db()
    assert notification.read_at is None


def test_an_empty_list_says_when_it_will_fill(as_, told):
    assert "Nothing yet" in as_("tourism-ministry").get("/en/notifications/").content.decode()


def test_the_number_of_queries_does_not_grow(as_, told, people, django_assert_max_num_queries):
    client = as_("ministry")
    client.get("/en/notifications/")
    with django_assert_max_num_queries(12) as few:
        client.get("/en/notifications/")
    example = of(people, "ministry").first()
    for _ in range(50):
        example.pk = None
        example.save(force_insert=True)
    with django_assert_max_num_queries(12) as many:
        client.get("/en/notifications/")
    assert len(many) == len(few)


def test_a_stranger_pays_for_no_count(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/en/rules/")


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_the_digest_by_email_is_switched_off_and_on(as_, told, people, prefix):
    client = as_("ministry")
    assert 'name="digest_by_email"' in client.get(f"{prefix}/notifications/").content.decode()
    answer = client.post(f"{prefix}/notifications/digest/", {}, follow=True)
    assert answer.redirect_chain == [(f"{prefix}/notifications/", 302)]
    assert people("ministry").user.digest_by_email is False
    assert "checked" not in answer.content.decode()
    answer = client.post(f"{prefix}/notifications/digest/", {"digest_by_email": "on"}, follow=True)
    assert people("ministry").user.digest_by_email is True
    assert "checked" in answer.content.decode()


def test_the_choice_is_ones_own_and_asking_for_it_changes_nothing(as_, told, people):
    assert as_("ministry").get("/en/notifications/digest/").status_code == 302
    as_("ministry").post("/en/notifications/digest/", {})
    assert people("ministry/2").user.digest_by_email is True
    assert people("ministry").user.digest_by_email is False


def test_a_stranger_chooses_nothing(client, told):
    answer = client.post("/en/notifications/digest/", {})
    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]
