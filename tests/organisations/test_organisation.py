"""Organisations: kinds and roles, names in three languages, what the database refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from portal.organisations import selectors
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from tests import cast

pytestmark = pytest.mark.django_db
Kind = Organisation.Kind


def organisation(**fields):
    names = {
        f"{stem}_{language}": f"{stem} {language}"
        for stem in ("name", "short")
        for language in ("kk", "ru", "en")
    }
    return Organisation(
        **{"bin": "240340990061", "kind": Kind.STATE_BODY, "index": "X"} | names | fields
    )


OWN_ROLES = (
    Role.STATE_BODY,
    Role.AUTHORISED_BODY,
    Role.SERVICE_INTEGRATOR,
    Role.OPERATOR,
    Role.SUPPLIER,
)


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (Kind.STATE_BODY, Role.STATE_BODY),
        (Kind.NATIONAL_BANK, Role.STATE_BODY),
        (Kind.AUTHORISED_BODY, Role.AUTHORISED_BODY),
        (Kind.SERVICE_INTEGRATOR, Role.SERVICE_INTEGRATOR),
        (Kind.OPERATOR, Role.OPERATOR),
        (Kind.SUPPLIER, Role.SUPPLIER),
    ],
)
def test_the_kind_says_which_role_may_be_played(kind, role):
    roles = organisation(kind=kind).roles
    assert role in roles
    others = {kind_role for kind_role in OWN_ROLES if kind_role != role}
    assert not roles & others


def test_who_files_annex_2_and_who_sits_in_commissions():
    assert {kind for kind in Kind if Role.APPLICANT in organisation(kind=kind).roles} == {
        Kind.OPERATOR,
        Kind.SUPPLIER,
    }
    assert Role.COMMISSION not in organisation(kind=Kind.SUPPLIER).roles


def test_every_kind_has_roles():
    assert all(organisation(kind=kind).roles for kind in Kind)


def test_names_are_in_the_language_of_the_reader():
    body = organisation()
    for language in ("kk", "ru", "en"):
        with override(language):
            assert (body.name, body.short) == (f"name {language}", f"short {language}")
    assert body.name_in("ru") == "name ru"
    assert body.name_in("de") == body.name_in(None) == "name kk"


def test_an_address_falls_back_to_kazakh():
    with override("en"):
        assert organisation(address_kk="Астана").address == "Астана"


@pytest.mark.parametrize("number", ["24034099006", "24034099006x", "٢٤٠٣٤٠٩٩٠٠٦١"])
def test_the_database_takes_only_twelve_digits(number):
    with pytest.raises(IntegrityError), transaction.atomic():
        organisation(bin=number).save()


def test_a_wrong_check_digit_is_refused_before_the_database():
    with pytest.raises(ValidationError) as refused:
        organisation(bin="240340990062").full_clean()
    assert set(refused.value.message_dict) == {"bin"}


def test_a_bin_and_an_index_belong_to_one_organisation():
    organisation().save()
    for same in ({"index": "Y"}, {"bin": "240340990160"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            organisation(**same).save()


@pytest.mark.parametrize("kind", [Kind.AUTHORISED_BODY, Kind.SERVICE_INTEGRATOR, Kind.OPERATOR])
def test_there_is_one_active_holder_at_a_time(kind):
    organisation(kind=kind).save()
    second = organisation(kind=kind, bin="240340990160", index="Y")
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    Organisation.objects.filter(bin="240340990061").update(active=False)
    second.save()
    assert selectors.holder_of(kind.value) == second


def test_several_state_bodies_are_active_at_once():
    organisation().save()
    organisation(bin="240340990160", index="Y").save()
    assert selectors.holder_of(Role.STATE_BODY) is None


def test_the_holders_are_found():
    assert selectors.authorised_body() is None
    cast.ensure()
    assert selectors.authorised_body() == cast.organisation("ministry")
    assert selectors.service_integrator() == cast.organisation("integrator")
    assert selectors.operator() == cast.organisation("operator")
