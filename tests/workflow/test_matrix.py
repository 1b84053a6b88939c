"""Who may what with requests, applications and conclusions: no unexpected success."""

import pytest

from portal.rules.actors import Role
from portal.workflow.models import Participation, Record
from portal.workflow.models.record import RECORD_MODELS
from requests_app.models import Conclusion
from tests import cast, journey
from tests.workflow.matrix import cases, put, surprises

CANDIDATE = "object:1"
ACTORS = {
    "health-ministry": {Role.STATE_BODY},  # files Annex 1; is named in Annex 2
    "tourism-ministry": set(),  # the right kind of body, but a stranger to the project
    "ministry": {Role.AUTHORISED_BODY},
    "integrator": {Role.SERVICE_INTEGRATOR},
    "operator": {Role.OPERATOR},
    "second-supplier": {Role.SUPPLIER},
    "supplier": {Role.APPLICANT},  # files Annex 2
    "system": {Role.SYSTEM},
}
DATA = {
    "assess": {"criterion": "1", "outcome": "met", "grounds": journey.GROUNDS},
    "judge_candidate": {"candidate": CANDIDATE, "verdict": "different", "why": journey.GROUNDS},
    "search_duplicates": {"words": "жолдама"},
    "agree": {"grounds": "Негіздеме"},
    "refuse": {"reason": "Негіздеме"},
    "return_for_correction": {"remarks": {"function": "Нақтылаңыз"}},
    "withdraw": {"reason": ""},
    "order_creation": {"text": ""},
}
# Every model is known here once Django is set up, before pytest collects.
KINDS = ("request", "application", "conclusion")


@pytest.fixture
def records(db) -> dict[str, Record]:
    """A request with its conclusion and an application, with every role in their projects."""
    request = journey.under_review()
    conclusion = journey.assessed(request)
    Conclusion.objects.filter(pk=conclusion.pk).update(
        candidates=[{"key": CANDIDATE, "title": "Жүйе"}],
        judgements={CANDIDATE: {"verdict": "different", "why": journey.GROUNDS}},
    )
    application = journey.applied()
    for record in (request, application):
        for actor, roles in ACTORS.items():
            for role in roles & {Role.OPERATOR, Role.SUPPLIER, Role.APPLICANT}:
                Participation.objects.get_or_create(
                    project=record.project, organisation=cast.organisation(actor), role=role
                )
    return {"request": request, "application": application, "conclusion": conclusion}


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_right_role_in_the_right_state_succeeds(records, kind):
    def prepare(step, state) -> None:
        """What a step of the portal brings about in another record needs that record's state."""
        if step.key == "conclusion.issue":
            put(records["request"], "under_review")

    assert surprises(records[kind], ACTORS, data=DATA, prepare=prepare) == []


def test_the_matrix_is_not_empty():
    counts = [len(list(cases(RECORD_MODELS[kind], ACTORS))) for kind in KINDS]
    steps = sum(len(RECORD_MODELS[kind].STEPS) for kind in KINDS)
    assert steps >= 23
    assert sum(counts) > steps * len(ACTORS)
