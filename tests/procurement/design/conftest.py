"""A case whose creation was ordered, and its design task at each stage, made by the steps themselves."""

import pytest

from portal.workflow.sweep import sweep
from procurement.models import Commission, DesignTask, Tender
from tests.cast import PEOPLE
from tests.journey import done, ordered

from .pages import AUTHOR, filled_with
from .task import task

REASON = "Екінші рет өтінім түскен жоқ: шекті құн қайта қаралсын."
USUAL = {
    "order_number": "145-НҚ",
    "order_date": "2026-02-16",
    "chair": [PEOPLE["health-ministry/head"].email],
    "secretary": [PEOPLE["health-ministry/2"].email],
    "members": [PEOPLE[key].email for key in ("integrator/head", "operator/head")],
    "alternates": [PEOPLE["operator/2"].email],
}


@pytest.fixture
def sign_in(client, people):
    def enter(key: str):
        client.force_login(
            people(key).user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return enter


@pytest.fixture
def page(sign_in):
    """The integrator's browser, without scripts."""
    return sign_in(AUTHOR)


@pytest.fixture
def draft(people, at) -> DesignTask:
    """Nothing is filled yet; the notice arrived on 2026-02-10."""
    at("2026-02-10 15:00")
    request = ordered()
    at("2026-02-16 10:00")
    return DesignTask.objects.get(project=request.project_id)


@pytest.fixture
def filled(draft) -> DesignTask:
    return filled_with(draft, task())


@pytest.fixture
def approved(filled) -> DesignTask:
    return done(filled, "approve", AUTHOR)


@pytest.fixture
def to_amend(approved, at) -> DesignTask:
    """Two rounds brought no bid, and the Commission decided to amend the task (53-1)."""
    project = approved.project_id
    commission = Commission.objects.get(project=project)
    done(commission, "form", "health-ministry", **USUAL)
    for decision, ended in (
        ("decide_reannouncement", "2026-03-20 10:00"), ("decide_amendment", "2026-04-30 10:00"),
    ):  # fmt: skip
        done(Tender.objects.get(project=project), "consent", "health-ministry")
        done(Tender.objects.get(project=project), "publish", AUTHOR)
        at(ended)
        sweep()
        done(Tender.objects.get(project=project), decision, "health-ministry/head", reason=REASON)
    return DesignTask.objects.get(project=project)


@pytest.fixture
def amended(to_amend) -> DesignTask:
    """The second edition, being written; its ceiling is another one."""
    done(to_amend, "amend", AUTHOR, reason=REASON)
    second = DesignTask.objects.get(previous=to_amend)
    ceiling = second.sections["rental_ceiling"] | {"amount": "620 000 000"}
    return done(second, "fill", AUTHOR, section="rental_ceiling", typed=ceiling)
