"""Entering into the registers: who may, what is kept, what is found afterwards."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from catalog.actions import change, register
from catalog.duplicates import find
from catalog.models import Entry, InformatizationObject, IntegrationService
from catalog.seeding import seed
from portal.accounts.actor import SYSTEM
from portal.audit.models import AuditRow
from portal.rules.refusal import Refused


def vaccines(**facts) -> InformatizationObject:
    return InformatizationObject(**{
        "kind": "resource", "stage": "planned",
        "name_kk": "Екпелер тізілімі", "name_ru": "Реестр прививок", "name_en": "Register of vaccinations",
        "purpose_kk": "Балаларға салынған екпелерді есепке алады.",
        "purpose_ru": "Учёт прививок детей.", "owner_kk": "Денсаулық сақтау басқармасы",
    } | facts)  # fmt: skip


def test_an_entry_gets_a_number_an_audit_row_and_is_found(people):
    item = register(vaccines(), actor=people("integrator"))
    assert item.number == "АО-000001"
    assert register(vaccines(), actor=SYSTEM).number == "АО-000002"
    row = AuditRow.objects.get(verb="object.registered", data__id=item.pk)
    assert row.organisation == people("integrator").organisation_id
    found = [candidate.number for candidate in find(["Вакцинация тізілімі", "прививки детям"])]
    assert item.number in found


def test_a_change_changes_what_is_found(people):
    item = register(vaccines(), actor=people("integrator"))
    item.name_kk, item.purpose_kk = "Қоймалар тізілімі", "Қоймаларды есепке алады."
    item.name_ru, item.purpose_ru = "Реестр складов", "Учёт складов."
    item.name_en = "Register of warehouses"
    change(item, actor=people("integrator"))
    assert find(["Екпелер", "прививки"]) == []
    assert [candidate.key for candidate in find(["склад"])] == [f"object:{item.pk}"]
    assert AuditRow.objects.filter(verb="object.changed").count() == 1


@pytest.mark.parametrize("key", ["health-ministry", "supplier", "operator", "ministry"])
def test_others_than_the_integrator_are_refused(people, key):
    with pytest.raises(Refused) as caught:
        register(vaccines(), actor=people(key))
    assert caught.value.refusal.code == "wrong-role"
    assert not InformatizationObject.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"name_ru": ""}, {"kind": "database"}, {"stage": "dreamt"}, {"owner_kk": ""}, {"purpose_kk": ""}],
)  # fmt: skip
def test_what_is_missing_or_unknown_is_refused_and_takes_no_number(people, wrong):
    with pytest.raises(ValidationError):
        register(vaccines(**wrong), actor=people("integrator"))
    assert register(vaccines(), actor=people("integrator")).number == "АО-000001"
    assert Entry.objects.count() == 1


def test_the_database_refuses_what_slips_past(people):
    item = register(vaccines(), actor=people("integrator"))
    for wrong in ({"kind": "database"}, {"stage": "dreamt"}, {"owner_kk": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            InformatizationObject.objects.filter(pk=item.pk).update(**wrong)


def test_seeding_twice_enters_once(people):
    people("ministry")
    entered = seed()
    assert entered == InformatizationObject.objects.count() + IntegrationService.objects.count()
    assert entered == Entry.objects.count() >= 45
    assert seed() == 0
    owned = InformatizationObject.objects.filter(owner__isnull=False)
    assert owned.exists()


def test_seeds_are_for_the_demo_alone(db):
    with pytest.raises(CommandError):
        call_command("seed_registers")
