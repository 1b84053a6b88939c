"""Scenes of the tests that are more than one step: services are placed, a whole checklist is tested."""

from typing import TYPE_CHECKING

from catalog.actions import register
from catalog.models import IntegrationService
from portal.rules.refusal import Refusal
from portal.workflow.perform import Done, perform
from procurement.testing import INTEGRATION

from .story import Scene

if TYPE_CHECKING:
    from .player import Stage

# A service that is as it has to be; a story says what matters to it.
USUAL_SERVICE = {"kind": "query", "status": "active", "version": "1.0"}


def place_service(scene: Scene, stage: "Stage") -> None:
    """`registry.place`: the integrator places an integration service; `with: {title: …}`."""
    stage.services[scene.name] = _placed(scene.data["title"], stage)


def test_integration(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`testing.record_integration_test`: `service:` may be the name of a placed service."""
    testing = stage.record(f"{scene.on.partition('.')[0]}.testing")
    usual = {"service": "", "note": "", "seen": ""}
    data = usual | scene.data
    data["service"] = stage.services.get(data["service"], data["service"])
    return perform(testing, "record_integration_test", actor=stage.actor, **data)


def test_everything(scene: Scene, stage: "Stage") -> Done | Refusal | None:
    """`testing.test_everything`: whatever is untested is recorded as passed, item by item.

    A service that is not in the registry yet is placed there first.
    """
    testing = stage.record(f"{scene.on.partition('.')[0]}.testing")
    outcome = None
    for item in testing.checklist:
        if item["outcome"] == "passed":
            continue
        said = {"outcome": "passed", "note": scene.data.get("note", "Ескертулер жоқ.")}
        if item["kind"] == INTEGRATION:
            service = item["service"] or _placed(item["title"], stage)
            outcome = perform(
                testing, "record_integration_test", actor=stage.actor,
                integration=item["key"], service=service, **said,
            )  # fmt: skip
        else:
            outcome = perform(
                testing, "record_functional_test", actor=stage.actor, item=item["key"], **said
            )
        if isinstance(outcome, Refusal):
            return outcome
    return outcome


def _placed(title: str, stage: "Stage") -> str:
    keeper = stage.cast.actor("integrator")
    service = IntegrationService(
        name_kk=title, name_ru=title, name_en=title, purpose_kk=title, purpose_ru=title,
        owner=keeper.organisation, **USUAL_SERVICE,
    )  # fmt: skip
    return register(service, actor=keeper).number


SPECIAL = {
    "registry.place": place_service,
    "testing.record_integration_test": test_integration,
    "testing.test_everything": test_everything,
}
