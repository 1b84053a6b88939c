"""Scenes of a development: a request is started and filled before it is sent."""

from typing import TYPE_CHECKING

from catalog.catalogue import service_of
from portal.rules.refusal import Refusal
from portal.workflow.perform import Done, perform
from requests_app.development.actions import start_development
from requests_app.development.conditions import NO_SERVICE

from .attachments import with_files
from .story import Scene

if TYPE_CHECKING:
    from .player import Stage

# A request that is as it has to be; a story says what matters to it.
USUAL_SCOPE = {"holds_secrets": "no"}
USUAL_ANSWERS = {
    "what": "Жолдаманы мобильді қосымшадан қабылдау.",
    "why": "Пациенттердің үштен бірі жолдаманы қағаз түрінде алуға мәжбүр.",
    "effect": "Күту уақыты 30 пайызға қысқарады.",
    "functions": "Мобильді қосымшамен интеграция; хабарландыру жіберу.",
    "acts": "",
}


def ask(scene: Scene, stage: "Stage") -> Done | Refusal:
    """`development.submit`: of the service that the case of `on:` created; `scope:` answers clause 3."""
    service = service_of(stage.record(scene.on.partition(".")[0]).project_id)
    if service is None:
        return NO_SERVICE
    said = dict(scene.data)
    scope = USUAL_SCOPE | said.pop("scope", {})
    draft = start_development(service, actor=stage.actor, scope=scope)
    answers = USUAL_ANSWERS | with_files(said, actor=stage.actor, folder=stage.folder)
    return perform(draft, "submit", actor=stage.actor, version=draft.version, **answers)


SPECIAL = {"development.submit": ask}
