"""The history on a card: every milestone with its clause, and nothing that is not public."""

from pathlib import Path
from urllib.parse import quote

import pytest

from catalog.catalogue import service_of
from catalog.history import history_of
from catalog.milestones import MILESTONES
from catalog.models import Entry, ICService
from portal.accounts.models import User
from portal.audit.chain import Entry as AuditEntry
from portal.audit.chain import append, project_stream
from portal.stories.player import play
from portal.stories.story import load
from portal.workdays import clock
from portal.workflow.models import Record
from portal.workflow.steps import STEPS
from tests import cast

from .services import catalogued

STORIES = Path(__file__).parents[1] / "stories" / "demo"

BY_A_SUPPLIER = [
    ("request.submit", "8"), ("conclusion.issue", "11"), ("request.agree", "13"),
    ("request.order_creation", "18"), ("design_task.approve", "18"), ("tender.publish", "42"),
    ("commission.form", "36"), ("tender.receive_bids", "49"), ("tender.award", "73"),
    ("contract.enter_into_force", ""), ("testing.notify_readiness", "73"),
    ("testing.pass_functional", "76-1"), ("testing.pass_security", "80-1"),
    ("testing.notify_passed", "83"), ("testing.convene", "83"), ("testing.decide_formation", "85"),
    ("commissioning.accept_documentation", "87-1"), ("commissioning.put_into_operation", "86(1)"),
    ("commissioning.notify_integrator", "98"), ("commissioning.notify_ministry", "98"),
    ("commissioning.catalogue", "86(2)"),
]  # fmt: skip
WITHOUT_RENTAL = [
    ("request.submit", "8"), ("conclusion.issue", "11"), ("request.agree", "13"),
    ("request.order_creation", "18"), ("design_task.approve", "18"),
    ("testing.record_equipment", "88(1)"), ("testing.notify_readiness", "88(2)"),
    ("testing.pass_functional", "88(2)"), ("testing.pass_security", "88(3)"),
    ("commissioning.put_into_operation", "88(4)"), ("commissioning.notify_integrator", "98"),
    ("commissioning.notify_ministry", "98"), ("commissioning.catalogue", "88(5)"),
]  # fmt: skip


def played(name: str) -> ICService:
    lines = []
    assert play(load(STORIES / f"{name}.yaml"), keep=True, say=lines.append), lines[-1]
    return ICService.objects.get()


def steps_of(service: ICService) -> list[tuple[str, str]]:
    """From the first to the last."""
    history = history_of(service, service.versions_shown)
    return [(event.step, event.clause) for event in reversed(history)]


def test_from_the_request_to_the_catalogue(client, db):
    service = played("30-catalogued")
    assert steps_of(service) == BY_A_SUPPLIER
    page = client.get(f"/en/catalogue/{service.number}/").content.decode()
    tender = Record.objects.get(kind="tender")
    assert f'href="/en/tenders/{tender.pk}/"' in page
    assert client.get(f"/en/tenders/{tender.pk}/").status_code == 200
    assert "Tumar Code" in page
    nothing_private(client, service)
    found_as_a_duplicate(service)
    the_case_leads_to_the_card(client, service)


def test_without_a_rental_the_five_steps_of_clause_88(client, db):
    service = played("31-catalogued-without-rental")
    assert steps_of(service) == WITHOUT_RENTAL
    assert "the operator created the service by itself" in client.get(
        f"/en/catalogue/{service.number}/"
    ).content.decode()  # fmt: skip
    nothing_private(client, service)


def nothing_private(client, service: ICService) -> None:
    """No person of the case, nothing of what was written, on the page, in the data, in the tables."""
    said = "".join(
        client.get(f"{prefix}/catalogue/{service.number}/{rest}").content.decode()
        for prefix in ("", "/ru", "/en")
        for rest in ("", "card.json")
    )
    said += b"".join(client.get("/catalogue/table.csv").streaming_content).decode()
    for person in User.objects.all():
        assert person.surname not in said
        assert person.email not in said
    public = {service.customer.name_kk, service.customer.name_ru}
    for record in Record.objects.filter(project=service.project_id).exclude(kind="ic_service"):
        record = record.specific()
        sections = getattr(record, "sections", {})
        for text in texts_in(sections):
            assert len(text) < 60 or text in public or text not in said
    assert "КҰПИЯ" not in said


def texts_in(said) -> list[str]:
    if isinstance(said, dict):
        return [text for value in said.values() for text in texts_in(value)]
    if isinstance(said, list):
        return [text for value in said for text in texts_in(value)]
    return [said] if isinstance(said, str) else []


def found_as_a_duplicate(service: ICService) -> None:
    """By what its request said as well, and once: the project does not stand beside it."""
    entry = Entry.objects.get(project=service.project_id)
    assert entry.kind == Entry.Kind.IC_SERVICE
    assert entry.titles == service.names
    assert service.project.title in entry.text


def the_case_leads_to_the_card(client, service: ICService) -> None:
    """And who may retire the service does it from there."""
    case = f"/en/cases/{quote(service.project.number)}/"
    card = f'href="/en/catalogue/{quote(service.number)}/"'
    for who, may in (("operator", True), ("health-ministry", False)):
        client.force_login(cast.user(who))
        page = client.get(case).content.decode()
        assert card in page
        assert (f"{case}ic_service/retire/" in page) is may


def told(service: ICService, *verbs: str, organisation: int | None = None) -> None:
    """As if these steps had been taken in the project."""
    stream = project_stream(service.project_id)
    entries = [
        AuditEntry(
            verb=verb, stream=stream, organisation=organisation, record=service.pk,
            data={"reason": "КҰПИЯ", "blinded": "КҰПИЯ"},
        )
        for verb in verbs
    ]  # fmt: skip
    append(entries, at=clock.now())


def test_what_is_not_in_the_table_is_not_told(client, db):
    service = catalogued()
    private = [verb for verb in STEPS if verb not in MILESTONES] + ["message.written", "unknown"]
    told(service, *private)
    assert steps_of(service) == []
    assert "КҰПИЯ" not in client.get(f"/catalogue/{service.number}/").content.decode()


@pytest.mark.parametrize(
    "verb",
    ["bid.submit", "testing.fail", "request.return_for_correction", "tender.score", "tender.reject_bid"],
)  # fmt: skip
def test_inner_matters_are_in_the_table_of_steps_but_not_of_milestones(verb):
    assert verb in STEPS or verb.startswith("bid.")
    assert verb not in MILESTONES


def test_every_milestone_is_a_step_that_exists():
    assert MILESTONES.keys() <= STEPS.keys()


def test_a_request_filed_again_is_told_once_and_a_second_announcement_twice(db):
    service = catalogued()
    told(service, "request.submit", "request.submit", "tender.publish", "tender.publish")
    assert [step for step, _clause in steps_of(service)] == [
        "request.submit", "tender.publish", "tender.publish",
    ]  # fmt: skip


def test_a_supplier_is_named_only_when_the_card_names_it(people, db):
    service = catalogued()
    told(service, "application.submit", organisation=people("second-supplier").organisation_id)
    told(service, "testing.notify_readiness", organisation=people("supplier").organisation_id)
    readiness, application = history_of(service, service.versions_shown)
    assert readiness.by == "Tumar Code (demo)"
    assert application.by == ""


def test_the_commission_decides_as_one_body(people, db):
    service = catalogued()
    told(service, "testing.decide_formation", organisation=people("operator").organisation_id)
    assert history_of(service, [])[0].by == "Commission"


def test_a_project_without_a_service_has_none(db):
    assert service_of(10**9) is None
