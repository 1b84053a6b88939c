"""Signing in through the pages: the lockout, the language, what a stranger can learn."""

from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from portal.accounts.models import User
from portal.audit.models import AuditRow
from tests import cast

pytestmark = pytest.mark.django_db
PASSWORD = "ақ-самал-жел-1"
WRONG = "қара-боран-жел-1"


@pytest.fixture(autouse=True)
def _kazakh():
    """A request leaves its language behind in the thread; every test starts in Kazakh."""
    with override("kk"):
        yield


@pytest.fixture(autouse=True)
def _cast(db):
    """Addresses of this test's own, so that counts of wrong passwords in Redis are too."""
    cast.ensure(password=PASSWORD)
    for user in User.objects.all():
        user.email = f"{uuid4().hex}-{user.email}"
        user.save(update_fields=["email"])


def new_machine():
    return Client(REMOTE_ADDR=".".join(["10", *(str(uuid4().int % 250) for _part in range(3))]))


@pytest.fixture
def client():
    return new_machine()


def named(key):
    surname = cast.PEOPLE[key].name.split()[0]
    return User.objects.get(surname=surname)


def sign_in(client, email, password=PASSWORD, prefix="", **headers):
    return client.post(f"{prefix}/sign-in/", {"login": email, "password": password}, **headers)


def message(response):
    return response.context["form"].non_field_errors().data[0]


def signed_in(client):
    return "_auth_user_id" in client.session


def verbs():
    return list(AuditRow.objects.order_by("number").values_list("verb", flat=True))


def test_signing_in_leads_to_my_work_in_the_persons_own_language(client):
    assert sign_in(client, named("health-ministry").email).url == reverse("workplace:my-work")
    client.logout()
    response = sign_in(client, named("supplier").email)
    assert response.url == f"/ru{reverse('workplace:my-work')}"


def test_signing_in_leads_back_to_the_page_that_asked_for_it(client):
    page = reverse("workplace:my-work")
    asked = client.get(page)
    assert asked.url == f"/sign-in/?next={page}"
    response = client.post(
        asked.url, {"login": named("supplier").email, "password": PASSWORD, "next": page}
    )
    assert response.url == page


def test_a_foreign_address_is_not_followed(client):
    response = client.post(
        "/sign-in/?next=https://elsewhere.example/",
        {"login": named("health-ministry").email, "password": PASSWORD},
    )
    assert response.url == reverse("workplace:my-work")


def test_the_address_may_be_typed_in_capitals(client):
    sign_in(client, named("health-ministry").email.upper())
    assert signed_in(client)


def test_the_session_ends_with_the_browser(client):
    response = sign_in(client, named("health-ministry").email)
    assert response.cookies["sessionid"]["expires"] == ""
    assert client.session.get_expire_at_browser_close()
    assert b"remember" not in Client().get("/sign-in/").content


def test_a_stranger_cannot_tell_a_wrong_password_from_an_unknown_address(client):
    known = sign_in(client, named("health-ministry").email, WRONG)
    unknown = sign_in(client, f"{uuid4().hex}@nobody.example", WRONG)
    assert known.status_code == unknown.status_code
    assert message(known).code == message(unknown).code == "email_password_mismatch"
    assert str(message(known).message) == str(message(unknown).message)


def test_five_wrong_passwords_close_the_address_to_the_right_one_too(client):
    email = named("health-ministry").email
    for _attempt in range(5):
        assert message(sign_in(client, email, WRONG)).code == "email_password_mismatch"
    response = sign_in(client, email, prefix="/en")
    assert response.status_code == 200
    assert message(response).code == "too_many_login_attempts"
    assert "Wait five minutes" in str(message(response).message)
    assert not signed_in(client)
    # From anywhere, under any spelling and any name of the server.
    elsewhere = new_machine()
    for address in (email, email.upper()):
        refused = sign_in(elsewhere, address, HTTP_HOST="localhost:8123")
        assert message(refused).code == "too_many_login_attempts"
    assert sign_in(elsewhere, named("supplier").email).status_code == 302


def test_an_unknown_address_is_closed_in_the_same_way(client):
    email = f"{uuid4().hex}@nobody.example"
    codes = [message(sign_in(client, email, WRONG)).code for _attempt in range(6)]
    assert codes == ["email_password_mismatch"] * 5 + ["too_many_login_attempts"]


def test_right_passwords_are_not_counted(client):
    email = named("health-ministry").email
    for _time in range(7):
        assert sign_in(client, email).status_code == 302
        client.post("/sign-out/")
    assert verbs() == ["account.signed_in", "account.signed_out"] * 7


def test_one_machine_is_stopped_after_ten_wrong_passwords_a_minute(client):
    for number in range(10):
        sign_in(client, f"{uuid4().hex}-{number}@nobody.example", WRONG)
    assert message(sign_in(client, named("supplier").email)).code == "too_many_login_attempts"


def test_a_flood_from_one_machine_is_answered_429(client):
    responses = [client.post("/sign-in/", {"login": "not an address"}) for _n in range(31)]
    assert {response.status_code for response in responses[:30]} == {200}
    assert responses[30].status_code == 429


def test_a_closed_account_is_told_so_only_with_the_right_password(client):
    user = named("health-ministry")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert message(sign_in(client, user.email, WRONG)).code == "email_password_mismatch"
    assert message(sign_in(client, user.email)).code == "account_inactive"
    assert not signed_in(client)


def test_closing_an_account_ends_its_sessions(client):
    user = named("health-ministry")
    sign_in(client, user.email)
    assert client.get(reverse("workplace:my-work")).status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(reverse("workplace:my-work")).status_code == 302


def test_signing_out_needs_a_post_and_keeps_the_language(client):
    sign_in(client, named("health-ministry").email)
    assert client.get("/ru/sign-out/").status_code == 200
    assert signed_in(client)
    assert client.post("/ru/sign-out/").url == "/ru/"
    assert not signed_in(client)


def test_a_person_changes_the_password_and_stays_signed_in(client):
    user = named("health-ministry")
    sign_in(client, user.email)
    new = "жаңа-құпия-сөз-7"
    typed = {"oldpassword": WRONG, "password1": new, "password2": new}
    assert "oldpassword" in client.post("/password/", typed).context["form"].errors
    response = client.post("/password/", typed | {"oldpassword": PASSWORD})
    assert response.url == reverse("workplace:my-work")
    assert signed_in(client)
    user.refresh_from_db()
    assert user.check_password(new)
    assert verbs() == ["account.signed_in", "account.password_changed"]


def test_a_stranger_cannot_open_the_password_page(client):
    assert client.get("/password/").url == "/sign-in/?next=/password/"


@pytest.mark.parametrize(
    "name", ["account_signup", "account_reset_password", "account_email", "account_inactive"]
)
def test_no_other_page_of_allauth_is_open(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_sign_in_page_needs_no_pages_that_are_not_there(client):
    for prefix in ("", "/ru", "/en"):
        page = client.get(f"{prefix}/sign-in/")
        assert page.status_code == 200
        assert "signup" not in page.content.decode()


def test_the_audit_says_who_signed_in_and_which_account_was_tried(client):
    user = named("health-ministry")
    sign_in(client, user.email, WRONG)
    sign_in(client, f"{uuid4().hex}@nobody.example", WRONG)
    sign_in(client, user.email)
    rows = list(AuditRow.objects.order_by("number"))
    assert [row.verb for row in rows] == [
        "account.sign_in_failed", "account.sign_in_failed", "account.signed_in",
    ]  # fmt: skip
    assert [row.actor for row in rows] == [None, None, user.pk]
    assert [row.data.get("account") for row in rows] == [user.pk, None, None]
    assert not any("@" in str(row.data) for row in rows)


def test_the_refusals_of_a_closed_address_are_in_the_audit_too(client):
    email = named("health-ministry").email
    for _attempt in range(6):
        sign_in(client, email, WRONG)
    assert verbs() == ["account.sign_in_failed"] * 5 + ["account.sign_in_locked"]


def test_signing_in_makes_no_second_list_of_addresses(client):
    sign_in(client, named("health-ministry").email)
    assert not EmailAddress.objects.exists()


def test_without_redis_nobody_is_let_in_and_the_page_says_so(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    response = Client().post(
        "/ru/sign-in/", {"login": "officer@health.demo.example", "password": "x"}
    )
    assert response.status_code == 503
    assert "Сейчас войти невозможно" in response.content.decode()
