"""Entering what was confirmed: once, whoever is killed, and only while it is still what was shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.actions import change, register
from catalog.duplicates import find
from catalog.loads import running
from catalog.loads.actions import confirm_load, discard_load
from catalog.loads.carrying import carry
from catalog.loads.shown import shown_rows
from catalog.models import Entry, InformatizationObject, IntegrationService, Load
from catalog.seeding import seed
from portal.accounts.models import Membership
from portal.audit import chain
from portal.audit.models import AuditRow
from portal.notifications.models import Notification
from portal.notifications.wording import wording
from portal.rules.refusal import Refused

from .loading import VACCINES, codes, csv_file, entered, read, table


@pytest.fixture
def keeper(people):
    return people("integrator")


def many(count: int, **facts) -> list[dict]:
    return [VACCINES | {"name_kk": f"Тізілім {number}"} | facts for number in range(count)]


def test_good_rows_are_entered_and_found_and_the_wrong_ones_stay(keeper):
    load = entered(csv_file(table(VACCINES, VACCINES | {"name_kk": "Б", "kind": "?"})), keeper)
    assert (load.phase, load.entered, load.wrong) == (Load.Phase.DONE, 1, 1)
    item = InformatizationObject.objects.get()
    assert (item.number, item.kind, item.stage) == ("АО-000001", "resource", "planned")
    assert [found.number for found in find(["прививки детям"])] == [item.number]
    row = AuditRow.objects.get(verb="object.registered")
    assert (row.organisation, row.data["load"]) == (keeper.organisation_id, load.pk)
    assert chain.verify() == []
    assert [row.number for row in shown_rows(load.rows.filter(verdict="new"), load)] == [
        item.number
    ]
    assert load.rows.get(verdict="wrong").cells[0] == "Б"


def test_who_confirmed_it_is_told(keeper):
    load = entered(csv_file(table(VACCINES), "Тізілім.csv"), keeper)
    told = Notification.objects.get()
    assert (told.user, told.path) == (keeper.user, f"/registers/objects/imports/{load.pk}/")
    assert "“Тізілім.csv”" in wording(told.kind, told.facts)


def test_a_number_changes_its_entry_and_shows_what_it_was(keeper):
    register(InformatizationObject(**VACCINES_ITEM), actor=keeper)
    typed = VACCINES | {
        "number": "ao-000001",
        "stage": "Введён в эксплуатацию",
        "owner_kk": "Басқа",
    }
    typed["stage"] = str(InformatizationObject.Stage.IN_OPERATION.label)
    load = read(csv_file(table(typed)), keeper)
    row = load.rows.get()
    assert (row.verdict, row.number) == ("changed", "АО-000001")
    assert row.before == {"stage": "planned", "owner_kk": "Басқарма"}
    confirm_load(load, actor=keeper)
    carry()
    item = InformatizationObject.objects.get()
    assert (item.stage, item.owner_kk) == ("in_operation", "Басқа")
    assert item.changed_at > item.entered_at
    assert AuditRow.objects.filter(verb="object.changed").count() == 1


VACCINES_ITEM = {
    "kind": "resource", "stage": "planned", "name_kk": VACCINES["name_kk"],
    "name_ru": VACCINES["name_ru"], "name_en": VACCINES["name_en"], "owner_kk": "Басқарма",
    "purpose_kk": VACCINES["purpose_kk"], "purpose_ru": VACCINES["purpose_ru"],
    "purpose_en": "Counts vaccinations.",
}  # fmt: skip


def test_a_column_that_is_not_there_changes_nothing(keeper):
    register(InformatizationObject(**VACCINES_ITEM), actor=keeper)
    load = read(csv_file(table(VACCINES | {"number": "АО-000001"})), keeper)
    assert "purpose_en" not in load.places
    assert (load.unchanged, load.total) == (1, 1)


def test_a_number_of_ones_own_is_kept(keeper):
    load = entered(csv_file(table(VACCINES | {"number": "МИ 7-2.1"})), keeper)
    assert load.entered == 1
    assert InformatizationObject.objects.get().number == "МИ 7-2.1"


def test_the_same_name_of_the_same_owner_is_no_new_entry(keeper):
    upload = table(VACCINES)
    entered(csv_file(upload), keeper)
    load = read(csv_file(upload, "again.csv"), keeper)
    assert codes(load) == {2: ["registered"]}
    assert load.rows.get().problems[0]["number"] == "АО-000001"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize("name", ["objects", "services"])
def test_what_was_exported_comes_back_unchanged(keeper, client, name, prefix, ending):
    seed()
    InformatizationObject.objects.filter(stage="planned").update(
        name_ru="=HYPERLINK(1)", name_en="'=1", purpose_kk='-\n"а"; б'
    )
    table = client.get(f"{prefix}/registers/{name}/table.{ending}")
    upload = SimpleUploadedFile(f"a.{ending}", b"".join(table.streaming_content))
    load = read(upload, keeper, name)
    model = InformatizationObject if name == "objects" else IntegrationService
    assert (load.fault, load.wrong, load.changed, load.new) == (None, 0, 0, 0)
    assert load.unchanged == model.objects.count() > 0
    with pytest.raises(Refused) as caught:
        confirm_load(load, actor=keeper)
    assert caught.value.refusal.code == "nothing-to-enter"


class Killed(BaseException):
    """Stands in for kill -9: nothing of ours catches it."""


def test_a_killed_worker_is_continued_where_it_stopped(keeper, monkeypatch):
    monkeypatch.setattr(running, "CHUNK", 10)
    load = read(csv_file(table(*many(35))), keeper)
    confirm_load(load, actor=keeper)
    go_on, chunks = running._go_on, []

    def killed_in_the_third(load, rows):
        chunks.append(len(rows))
        if len(chunks) == 3:
            raise Killed
        go_on(load, rows)

    monkeypatch.setattr(running, "_go_on", killed_in_the_third)
    with pytest.raises(Killed):
        carry()
    load.refresh_from_db()
    assert (load.phase, load.entered) == (Load.Phase.RUNNING, 20)
    assert InformatizationObject.objects.count() == 20
    monkeypatch.setattr(running, "_go_on", go_on)
    assert carry() == 1
    load.refresh_from_db()
    assert (load.phase, load.entered) == (Load.Phase.DONE, 35)
    numbers = InformatizationObject.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == [f"АО-{number:06}" for number in range(1, 36)]
    assert Entry.objects.count() == AuditRow.objects.filter(verb="object.registered").count() == 35
    assert chain.verify() == []


def test_running_or_confirming_twice_does_no_harm(keeper):
    load = read(csv_file(table(*many(3))), keeper)
    confirm_load(load, actor=keeper)
    confirm_load(load, actor=keeper)
    carry()
    confirm_load(load, actor=keeper)
    assert carry() == 0
    load.refresh_from_db()
    running.run(load)
    assert InformatizationObject.objects.count() == 3
    assert Notification.objects.count() == 1


def test_reading_begun_twice_reads_once(keeper):
    load = read(csv_file(table(*many(3))), keeper)
    Load.objects.filter(pk=load.pk).update(phase=Load.Phase.READING)
    carry()
    load.refresh_from_db()
    assert (load.new, load.rows.count()) == (3, 3)


def test_what_changed_meanwhile_is_left_out_and_kept(keeper):
    item = register(InformatizationObject(**VACCINES_ITEM), actor=keeper)
    rows = table(
        VACCINES | {"number": item.number, "stage": "retired"},
        VACCINES | {"name_kk": "Жаңа"}, VACCINES | {"name_kk": "Тағы"},
        VACCINES | {"name_kk": "Нөмірлі", "number": "МИ-1"},
    )  # fmt: skip
    load = read(csv_file(rows), keeper)
    assert load.good == 4
    item.name_en = "Vaccinations"
    change(item, actor=keeper)
    register(InformatizationObject(**VACCINES_ITEM | {"name_kk": "Жаңа"}), actor=keeper)
    register(
        InformatizationObject(**VACCINES_ITEM | {"name_kk": "А", "number": "МИ-1"}), actor=keeper
    )
    confirm_load(load, actor=keeper)
    carry()
    load.refresh_from_db()
    assert codes(load) == {2: ["changed-meanwhile"], 3: ["registered"], 4: [], 5: ["registered"]}
    assert (load.phase, load.entered, load.wrong, load.to_enter) == (Load.Phase.DONE, 1, 3, 1)
    item.refresh_from_db()
    assert item.stage == "planned"


def test_one_row_that_the_database_refuses_holds_up_no_other(keeper, monkeypatch):
    monkeypatch.setattr(running, "CHUNK", 5)
    load = read(csv_file(table(*many(12))), keeper)
    bad = load.rows.get(line=5)
    bad.values = bad.values | {"kind": "dreamt"}
    bad.save()
    confirm_load(load, actor=keeper)
    carry()
    load.refresh_from_db()
    assert (load.phase, load.entered, load.wrong) == (Load.Phase.DONE, 11, 1)
    assert codes(load)[5] == ["not-entered"]


def test_who_lost_the_right_meanwhile_enters_nothing(keeper):
    load = read(csv_file(table(VACCINES)), keeper)
    confirm_load(load, actor=keeper)
    Membership.objects.filter(user=keeper.user).update(active=False)
    carry()
    load.refresh_from_db()
    assert (load.phase, load.fault["code"]) == (Load.Phase.FAILED, "no-right")
    assert not InformatizationObject.objects.exists()


def test_what_is_discarded_is_kept_and_not_entered(keeper):
    load = read(csv_file(table(VACCINES)), keeper)
    discard_load(load, actor=keeper)
    discard_load(load, actor=keeper)
    assert carry() == 0
    with pytest.raises(Refused) as caught:
        confirm_load(load, actor=keeper)
    assert caught.value.refusal.code == "decided"
    assert load.rows.count() == 1
    assert not InformatizationObject.objects.exists()


def test_what_runs_cannot_be_discarded(keeper):
    load = read(csv_file(table(VACCINES)), keeper)
    confirm_load(load, actor=keeper)
    with pytest.raises(Refused):
        discard_load(load, actor=keeper)


def test_a_broken_import_does_not_hold_up_the_next(keeper, monkeypatch):
    load = read(csv_file(table(*many(2))), keeper)
    confirm_load(load, actor=keeper)
    monkeypatch.setattr(running, "_enter", lambda *given: 1 / 0)
    other = read(csv_file(table(VACCINES)), keeper)
    assert other.phase == Load.Phase.TO_CONFIRM
    load.refresh_from_db()
    assert load.phase == Load.Phase.RUNNING
