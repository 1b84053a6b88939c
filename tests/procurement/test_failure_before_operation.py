"""A contract that fails on the way into operation: nothing there yet, or not in the Catalogue yet (109)."""

import pytest

from catalog.models import ICService
from portal.stories.attachments import with_files
from portal.workflow.models import Obligation
from procurement.models import Commissioning, Contract, Tender
from tests import journey
from tests.procurement.operation import ALLOCATED, CONTRACTED, SIGNED, STORIES, SUPPLIER, until
from tests.procurement.rents import latest

ENTRY = {
    "name_kk": "Электрондық жолдама", "name_ru": "Электронное направление", "name_en": "Referral",
    "purpose_kk": "Жолдау.", "purpose_ru": "Направление.", "purpose_en": "Referral.",
}  # fmt: skip


def refuse() -> Contract:
    journey.done(latest(), "refuse_performance", SUPPLIER, reason="Қаражат жоқ.", document="")
    return latest()


@pytest.mark.parametrize("stage", [CONTRACTED, ALLOCATED], ids=["contracted", "under test"])
def test_what_was_being_created_ends_without_a_result(db, stage):
    testing = until(stage)
    contract = refuse()
    assert contract.state == "broken"
    assert type(testing).objects.get().state == "abandoned"
    assert Commissioning.objects.get().state == "abandoned"
    assert not Obligation.objects.filter(code="109.continuity").exists()
    assert Obligation.objects.get(code="73.readiness").state in ("cancelled", "met")
    assert not Obligation.objects.open().filter(holder=contract.supplier).exists()
    assert Tender.objects.latest("pk").state == "preparing"


def test_what_is_commissioned_and_not_catalogued_yet_goes_on_to_the_catalogue(db, people):
    until(SIGNED)
    contract = refuse()
    assert contract.state == "operator_continuity"
    commissioning = Commissioning.objects.get()
    assert commissioning.state == "protocol_signed"
    copy = with_files({"protocol_copy": "files/commissioning-protocol.pdf"},
                      actor=people("operator"), folder=STORIES)  # fmt: skip
    commissioning = journey.done(commissioning, "notify_integrator", "operator", words="", **copy)
    commissioning = journey.done(commissioning, "notify_ministry", "integrator", words="")
    journey.done(commissioning, "catalogue", "ministry", **ENTRY)
    service = ICService.objects.get()
    assert (service.state, service.supplier) == ("operator_continuity", None)
