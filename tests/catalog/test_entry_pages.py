"""One entry by hand: made, changed, retired by its stage; never over a colleague's change."""

import pytest

from catalog.actions import change
from catalog.models import InformatizationObject, IntegrationService
from tests import cast

from .loading import VACCINES

NEW = "/en/registers/objects/new/"
TYPED = {name: text for name, text in VACCINES.items() if name != "bin"} | {"kind": "resource"}


@pytest.fixture
def keeper(people, client):
    actor = people("integrator")
    client.force_login(actor.user)
    return actor


def made(client) -> InformatizationObject:
    assert client.post(NEW, TYPED).status_code == 302
    return InformatizationObject.objects.get()


def change_page(item) -> str:
    return f"/en/registers/objects/{item.number}/change/"


def test_a_new_entry_gets_its_number_and_is_shown(keeper, client):
    answer = client.post(NEW, TYPED, follow=True)
    item = InformatizationObject.objects.get()
    assert item.number == "АО-000001"
    assert "Entered under the number АО-000001." in answer.content.decode()


def test_a_service_is_entered_with_its_version(keeper, client):
    typed = TYPED | {
        "kind": "query",
        "status": "active",
        "version": "1.0",
        "specification": "Келісім",
    }
    assert client.post("/registers/services/new/", typed).status_code == 302
    assert IntegrationService.objects.get().version == "1.0"


def test_an_owner_is_chosen_or_named_but_not_both(keeper, client):
    body = cast.organisation("health-ministry")
    both = client.post(NEW, TYPED | {"owner": body.pk})
    assert both.context["form"].errors.keys() == {"owner_kk"}
    neither = client.post(NEW, TYPED | {"owner_kk": ""})
    assert neither.status_code == 422
    assert neither.context["form"].errors.keys() == {"owner_kk"}
    client.post(NEW, TYPED | {"owner": body.pk, "owner_kk": ""})
    assert InformatizationObject.objects.get().owner == body


def test_what_is_missing_is_told_and_what_was_typed_stays(keeper, client):
    page = client.post(NEW, TYPED | {"name_ru": "", "kind": "dreamt", "purpose_kk": "я" * 4001})
    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"name_ru", "kind", "purpose_kk"}
    assert VACCINES["name_kk"] in page.content.decode()
    assert not InformatizationObject.objects.exists()


def test_the_same_name_of_the_same_owner_is_refused(keeper, client):
    made(client)
    again = client.post(NEW, TYPED)
    assert "АО-000001" in str(again.context["form"].errors["name_kk"])
    assert InformatizationObject.objects.count() == 1


def test_an_entry_is_retired_by_its_stage(keeper, client):
    item = made(client)
    seen = client.get(change_page(item)).context["seen"]
    client.post(change_page(item), TYPED | {"stage": "retired", "seen": seen})
    item.refresh_from_db()
    assert item.stage == "retired"


def test_a_colleagues_change_is_not_written_over(keeper, client, people):
    item = made(client)
    seen = client.get(change_page(item)).context["seen"]
    item.stage = "retired"
    change(item, actor=people("integrator/2"))
    page = client.post(change_page(item), TYPED | {"name_en": "Mine", "seen": seen})
    assert page.status_code == 409
    assert "Mine" in page.content.decode()
    item.refresh_from_db()
    assert item.stage == "retired"
    client.post(change_page(item), TYPED | {"name_en": "Mine", "seen": page.context["seen"]})
    item.refresh_from_db()
    assert item.name_en == "Mine"


def test_an_owner_who_is_no_longer_active_stays_the_owner(keeper, client):
    body = cast.organisation("health-ministry")
    client.post(NEW, TYPED | {"owner": body.pk, "owner_kk": ""})
    item = InformatizationObject.objects.get()
    body.active = False
    body.save()
    seen = client.get(change_page(item)).context["seen"]
    typed = TYPED | {"owner": body.pk, "owner_kk": "", "name_en": "Other", "seen": seen}
    client.post(change_page(item), typed)
    item.refresh_from_db()
    assert (item.name_en, item.owner) == ("Other", body)


@pytest.mark.parametrize("key", ["health-ministry", "supplier", "operator", "ministry"])
def test_others_are_refused(keeper, client, key):
    item = made(client)
    client.force_login(cast.user(key))
    for path in (NEW, change_page(item)):
        assert client.get(path).status_code == 403
        assert client.post(path, TYPED).status_code == 403
    assert InformatizationObject.objects.count() == 1


def test_an_unknown_number_is_not_found(keeper, client):
    assert client.get("/en/registers/objects/АО-000009/change/").status_code == 404
