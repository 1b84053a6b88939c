"""Users, memberships and actors."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from portal.accounts.actor import SYSTEM, actor_of
from portal.accounts.models import Membership, User
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cast(db):
    cast.ensure()


def new_user(email="new@health.demo.example", **fields):
    return User.objects.create_user(email, surname="Тасқынбелов", given_name="Арлан", **fields)


def test_a_name_is_written_as_in_official_papers():
    assert new_user().full_name == "Тасқынбелов Арлан"
    assert cast.user("health-ministry").full_name == "Шапағаткөлова Меруерт Жанатқызы"


def test_an_account_without_a_password_cannot_be_signed_in_to():
    assert not new_user().has_usable_password()


def test_an_address_is_one_account_whatever_the_case():
    assert new_user(" New@Health.Demo.EXAMPLE ").email == "new@health.demo.example"
    with pytest.raises(IntegrityError), transaction.atomic():
        new_user("NEW@health.demo.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create(
            [User(email="Other@Health.demo.example", surname="Т", given_name="А")]
        )


def test_the_language_is_one_of_ours():
    assert new_user().language == "kk"
    with pytest.raises(IntegrityError), transaction.atomic():
        new_user("de@health.demo.example", language="de")


def test_a_person_acts_for_one_organisation_at_a_time():
    user = cast.user("health-ministry")
    second = Membership(user=user, organisation=cast.organisation("agriculture-ministry"))
    with pytest.raises(ValidationError):
        second.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    user.memberships.update(active=False)
    second.save()
    assert actor_of(user).organisation == cast.organisation("agriculture-ministry")
    assert user.memberships.count() == 2


def test_the_database_knows_two_ranks():
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.update(rank="minister")


def test_a_position_is_in_the_language_of_the_reader_or_in_kazakh():
    membership = cast.user("health-ministry").memberships.get()
    with override("ru"):
        assert membership.position == "главный эксперт"
        membership.position_ru = ""
        assert membership.position == "бас сарапшы"


def test_an_actor_is_read_in_one_query(django_assert_num_queries):
    user = cast.user("integrator/head")
    with django_assert_num_queries(1):
        actor = actor_of(user)
        assert actor.roles == {Role.SERVICE_INTEGRATOR, Role.COMMISSION}
    assert actor.is_head
    assert (actor.user_id, actor.organisation_id) == (user.pk, cast.organisation("integrator").pk)
    assert actor.label == "Самалдықова Гүлнұр Асқарқызы (Сервистік интегратор (демо))"
    assert not actor.is_administrator
    assert cast.actor("ministry/admin").is_administrator


def test_actors_are_equal_when_they_are_the_same_person_in_the_same_post():
    assert cast.actor("integrator") == cast.actor("integrator")
    assert cast.actor("integrator") != cast.actor("integrator/2")
    assert cast.actor("integrator") != SYSTEM


def test_the_portal_itself_is_nobody():
    assert cast.actor("system") is SYSTEM
    assert (SYSTEM.user_id, SYSTEM.organisation_id, SYSTEM.label) == (None, None, "портал")
    assert SYSTEM.roles == {Role.SYSTEM}


def test_nobody_acts_without_a_post_in_an_active_organisation():
    user = cast.user("health-ministry")
    closed = cast.user("health-ministry/2")
    closed.is_active = False
    assert actor_of(closed) is None
    Organisation.objects.filter(memberships__user=user).update(active=False)
    assert actor_of(user) is None
    assert actor_of(new_user()) is None


def test_the_cast_is_made_once():
    people, bodies = User.objects.count(), Organisation.objects.count()
    assert (people, bodies) == (len(cast.PEOPLE), len(cast.BODIES))
    keys = [user.pk for user in User.objects.order_by("pk")]
    cast.ensure(password="ақ-самал-жел-1")
    assert [user.pk for user in User.objects.order_by("pk")] == keys
    assert cast.user("operator/head").check_password("ақ-самал-жел-1")
    assert {person.language for person in cast.PEOPLE.values()} == {"kk", "ru", "en"}


def test_the_demo_lists_one_account_per_role():
    listed = list(cast.accounts())
    assert len({role for _email, role, _body in listed}) == len(listed) == 6
    assert set(User.objects.values_list("email", flat=True)) >= {email for email, *_ in listed}
