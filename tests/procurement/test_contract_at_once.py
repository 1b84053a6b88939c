"""Both parties sign the transfer at the same moment, on connections of their own."""

from pathlib import Path

from portal.rules.refusal import Refusal
from portal.stories.player import play
from portal.stories.story import Story, scene_of
from portal.workflow.models import Obligation
from portal.workflow.perform import Done, perform
from portal.workflow.sweep import sweep
from procurement.models import Contract
from tests import cast
from tests.workflow.test_concurrency import at_once

STORY = Path(__file__).parent.parent / "stories" / "rent.yaml"
# More than three years and the way to the commissioning ago, in working days.
SCENES = (
    {"at": "today-900wd 09:00", "as": "health-ministry", "do": "given.commissioned", "name": "r"},
    {"at": "today-830wd 10:00", "as": "health-ministry", "do": "contract.start_rent", "on": "r"},
)


def test_two_sign_at_once_and_the_product_passes_once(own_database):
    scenes = tuple(scene_of(raw, STORY, at) for at, raw in enumerate(SCENES, 1))
    lines: list[str] = []
    assert play(Story(STORY, "rent", (), scenes), keep=True, say=lines.append), lines
    sweep()
    assert Obligation.objects.get(code="103-1.transfer").state == "come"
    contract = Contract.objects.get()
    customer, supplier = cast.actor("health-ministry"), cast.actor("supplier")

    def sign(actor):
        return perform(contract, "transfer_ownership", actor=actor, version=contract.version)

    outcomes = at_once(lambda: sign(customer), lambda: sign(supplier))
    done = [outcome for outcome in outcomes if isinstance(outcome, Done)]
    late = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert (len(done), [refusal.code for refusal in late]) == (1, ["stale"])
    contract = Contract.objects.get()
    assert len(contract.transfer_signatures) == 1
    other = supplier if "customer" in contract.transfer_signatures else customer
    again = at_once(*[lambda: sign(other)] * 3)
    assert sum(isinstance(each, Done) and not each.repeated for each in again) == 1
    contract = Contract.objects.get()
    assert (contract.state, len(contract.transfer_signatures)) == ("completed", 2)
    assert Obligation.objects.get(code="103-1.transfer").state == "met"
