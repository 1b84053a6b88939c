"""The list of PPP projects (clause 32): approved in editions by the authorised body, public, kept for good."""

import re

import pytest
from django.db import ProgrammingError, transaction

from portal.audit.chain import PORTAL
from portal.audit.models import AuditRow
from portal.documents.actions import sweep_orphans
from portal.documents.models import Document
from portal.notifications.deliver import hand_out
from portal.notifications.models import Notification
from portal.rules.refusal import Refusal
from procurement.models import DesignTask, PPPList, PPPProject
from procurement.ppp_list import approve_list, proposal
from tests import cast, journey
from tests.procurement.design.task import task

SUMMARY = "Жоба МЖӘ тетігі бойынша іске асыруға ұсынылады."


def included() -> PPPProject:
    """A project that the ministry puts on the list."""
    request = journey.ordered()
    record = DesignTask.objects.get(project=request.project_id)
    for section, typed in task("ppp").items():
        record = journey.done(record, "fill", "integrator", section=section, typed=typed)
    journey.done(record, "approve", "integrator")
    ppp = PPPProject.objects.get(project=request.project_id)
    ppp = journey.done(ppp, "propose", "health-ministry", summary=SUMMARY)
    journey.done(
        ppp, "register_support", "ministry", document="budget_body_agreement", positive="yes",
        received_on="2026-10-22", number="5-1/901",
    )  # fmt: skip
    ppp = PPPProject.objects.get(pk=ppp.pk)
    return journey.done(ppp, "include", "ministry")


@pytest.fixture
def ppp(db, at) -> PPPProject:
    at("2026-10-27 10:00")
    return included()


@pytest.fixture
def as_(client, people):
    def signed_in(key: str):
        client.force_login(
            people(key).user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return signed_in


def approved(**more) -> PPPList:
    edition = approve_list(actor=cast.actor("ministry"), **more)
    assert isinstance(edition, PPPList), edition
    return edition


def seen(page: str) -> str:
    return re.search('name="seen" value="([0-9a-f]{64})"', page)[1]


@pytest.mark.parametrize(
    ("prefix", "says"),
    [
        ("", "Тізбе әлі бекітілмеген"),
        ("/ru", "Перечень ещё не утверждён"),
        ("/en", "The list was not approved yet"),
    ],
)
def test_before_the_first_edition_the_page_says_so(db, client, prefix, says):
    answer = client.get(f"{prefix}/ppp-list/")
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert f'href="{prefix}/ppp-list/"' in client.get(f"{prefix}/").content.decode()  # the footer
    registers = client.get(f"{prefix}/registers/objects/").content.decode()
    assert registers.count(f'href="{prefix}/ppp-list/"') == 2
    assert client.get(f"{prefix}/ppp-list/1/").status_code == 404
    assert client.get(f"{prefix}/ppp-list/1/kk.pdf").status_code == 404


def test_the_ministry_looks_at_the_edition_and_approves_it(ppp, client, as_):
    as_("ministry")
    assert "/en/ppp-list/approval/" in client.get("/en/ppp-list/").content.decode()
    preview = client.get("/en/ppp-list/approval/").content.decode()
    assert ppp.title in preview
    assert ">New<" in preview
    assert not PPPList.objects.exists()
    answer = client.post("/en/ppp-list/approval/", {"seen": seen(preview)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/en/ppp-list/"
    client.logout()
    page = client.get("/en/ppp-list/").content.decode()
    edition = PPPList.objects.get()
    assert edition.registered in page
    assert ppp.title in page
    assert ppp.project.number in page
    assert "Ministry of Healthcare" in page
    assert "№&nbsp;5-1/901, 22.10.2026" in page
    assert "/ppp-list/approval/" not in page
    for language in ("kk", "ru"):
        paper = client.get(f"/en/ppp-list/1/{language}.pdf")
        assert paper["Content-Type"] == "application/pdf"
        assert b"".join(paper.streaming_content).startswith(b"%PDF-")
    assert client.get("/en/ppp-list/1/en.pdf").status_code == 404


def test_the_approval_is_in_the_audit_and_told(ppp):
    edition = approved()
    row = AuditRow.objects.get(verb="ppp_list.approve")
    assert row.stream == PORTAL
    assert row.actor == cast.user("ministry").pk
    assert row.data["projects"] == [ppp.project.number]
    assert row.data["documents"] == [edition.document_kk.sha256, edition.document_ru.sha256]
    while hand_out():
        pass
    told = Notification.objects.filter(kind="ppp_list.approve")
    kinds = set(told.values_list("user__memberships__organisation__kind", flat=True))
    assert kinds == {"service_integrator", "state_body"}
    assert not told.filter(user=cast.user("tourism-ministry")).exists()
    assert set(told.values_list("path", flat=True)) == {"/ppp-list/"}


def test_a_second_edition_says_what_is_new_and_the_first_stays(ppp, client, as_, at):
    first = approved()
    at("2026-11-13 10:00")
    second_project = included()
    assert [entry["project"] for entry in proposal().added] == [second_project.project.number]
    preview = as_("ministry").get("/en/ppp-list/approval/").content.decode()
    assert preview.count(">New<") == 1
    second = approved()
    assert second.number == 2
    assert [entry["project"] for entry in second.entries] == [
        ppp.project.number,
        second_project.project.number,
    ]
    page = client.get("/en/ppp-list/").content.decode()
    assert second_project.project.number in page
    assert "in force" in page
    earlier = client.get("/en/ppp-list/1/").content.decode()
    assert second_project.project.number not in earlier
    assert "no longer in force" in earlier
    assert client.get("/en/ppp-list/1/ru.pdf").status_code == 200
    assert PPPList.objects.get(number=1).entries == first.entries


def test_what_was_not_seen_is_not_approved(ppp, client, as_, at):
    as_("ministry")
    preview = client.get("/en/ppp-list/approval/").content.decode()
    at("2026-10-28 10:00")
    late = included()
    answer = client.post("/en/ppp-list/approval/", {"seen": seen(preview)})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert late.project.number in page
    assert "was changed while you were looking at it" in page
    assert not PPPList.objects.exists()
    client.post("/en/ppp-list/approval/", {"seen": seen(page)})
    assert len(PPPList.objects.get().entries) == 2


def test_two_presses_are_one_edition(ppp, client, as_):
    as_("ministry")
    preview = client.get("/en/ppp-list/approval/").content.decode()
    for _press in range(2):
        assert client.post("/en/ppp-list/approval/", {"seen": seen(preview)}).status_code == 302
    assert PPPList.objects.count() == 1
    assert AuditRow.objects.filter(verb="ppp_list.approve").count() == 1


def test_an_edition_that_changes_nothing_is_refused(ppp, client, as_):
    approved()
    as_("ministry")
    page = client.get("/en/ppp-list/approval/").content.decode()
    assert "Nothing has changed since the edition in force" in page
    assert 'name="seen"' not in page
    answer = client.post("/en/ppp-list/approval/", {"seen": proposal().digest})
    assert answer.status_code == 422
    assert PPPList.objects.count() == 1


def test_an_empty_list_is_refused(db, client, as_):
    page = as_("ministry").get("/en/ppp-list/approval/").content.decode()
    assert "there is nothing to approve" in page
    assert client.post("/en/ppp-list/approval/", {"seen": ""}).status_code == 422


@pytest.mark.parametrize("key", ["integrator", "health-ministry", "supplier", "operator"])
def test_nobody_else_approves(ppp, as_, key):
    client = as_(key)
    assert client.get("/en/ppp-list/approval/").status_code == 404
    assert client.post("/en/ppp-list/approval/", {"seen": ""}).status_code == 404
    assert "/ppp-list/approval/" not in client.get("/en/ppp-list/").content.decode()
    outcome = approve_list(actor=cast.actor(key))
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.clause) == ("wrong-role", "32")


def test_a_stranger_signs_in_first(db, client):
    assert client.get("/en/ppp-list/approval/").status_code == 302


def test_an_edition_and_its_papers_are_kept(ppp, at):
    edition = approved()
    rows = PPPList.objects.filter(pk=edition.pk)
    for change in (lambda: rows.update(entries=[]), rows.delete):
        with pytest.raises(ProgrammingError, match="as they were published"), transaction.atomic():
            change()
    at("2027-03-01 10:00")
    sweep_orphans()
    papers = Document.objects.filter(pk__in=[edition.document_kk_id, edition.document_ru_id])
    assert sorted(papers.values_list("name", flat=True)) == [
        f"Перечень № {edition.registered.replace('/', '-')}.pdf",
        f"Тізбе № {edition.registered.replace('/', '-')}.pdf",
    ]
    assert not papers.filter(uploaded_by__isnull=False).exists()


def test_the_page_takes_few_queries(ppp, client, django_assert_max_num_queries):
    approved()
    client.get("/en/ppp-list/")
    with django_assert_max_num_queries(6):
        client.get("/en/ppp-list/")


def test_the_case_file_leads_to_the_list(ppp, as_):
    page = as_("ministry").get(f"/en/cases/{ppp.project.number}/").content.decode()
    assert "№ 5-1/901" in page
    assert "/en/ppp-list/" in page[: page.index("<footer")]
