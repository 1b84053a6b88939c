"""From the draft over the last look to both addressees."""

import pytest
from django.urls import reverse

from portal.workflow.models import Attachment, Delivery
from requests_app.actions import save_draft, start_draft
from requests_app.models import AutomationRequest
from tests.requests_app.annex import (
    APPLICATION,
    COMPLETE,
    UPLOAD,
    address,
    annex,
    documented,
    fresh,
    pdf,
    send,
)

pytestmark = pytest.mark.django_db


def test_an_incomplete_one_names_every_error_with_a_link_to_its_field(page, draft, officer):
    save_draft(draft, annex(goal={"goal": "", "tasks": []}), actor=officer, version=0)
    answer = page.get(address(draft, "file"))
    shown = answer.content.decode()
    section = address(draft, "section", "goal")
    for target in ("id_goal-goal", "id_goal-tasks-0-text"):
        assert f'href="{section}?check=1#{target}"' in shown
    assert 'name="confirm"' not in shown
    posted = page.post(address(draft, "file"), {"version": 1})
    assert posted.status_code == 422
    assert f'href="{section}?check=1#id_goal-goal"' in posted.content.decode()
    assert fresh(draft).state == "draft"


def test_every_section_has_a_link_to_change_it(page, whole):
    shown = page.get(address(whole, "file")).content.decode()
    for key in whole.ANNEX.by_key:
        assert f'href="{address(whole, "section", key)}"' in shown


def test_a_complete_one_goes_to_both_addressees_with_a_receipt_each(page, draft, officer, people):
    save_draft(draft, annex(), actor=officer, version=0)
    send(page, draft, "documentation", documented()["documentation"], **{UPLOAD: pdf()})
    shown = page.get(address(draft, "file")).content.decode()
    for key in ("ministry", "integrator"):
        assert people(key).organisation.name in shown
    assert COMPLETE["goal"]["goal"] in shown
    assert "tz.pdf" in shown
    version = fresh(draft).version
    answer = page.post(address(draft, "file"), {"version": version})
    filed = fresh(draft)
    assert answer.url == reverse("requests:filed", args=[filed.project.number])
    assert filed.state == "submitted"
    attachment = Attachment.objects.get(record=filed)
    assert (attachment.document.name, attachment.section) == ("tz.pdf", "documentation")
    again = page.post(address(draft, "file"), {"version": version})
    assert again.url == answer.url
    assert Attachment.objects.count() == 1
    shown = page.get(answer.url).content.decode()
    deliveries = Delivery.objects.filter(record=filed)
    assert len(deliveries) == 2
    for delivery in deliveries:
        assert delivery.number in shown
        assert delivery.sha256 in shown
        assert delivery.organisation.name in shown


def test_an_application_is_filed_and_names_its_filer_without_asking(sign_in, application, people):
    supplier = people("supplier")
    save_draft(application, APPLICATION, actor=supplier, version=0)
    page = sign_in("supplier")
    shown = page.get(address(application, "file")).content.decode()
    assert supplier.organisation.name in shown
    assert supplier.organisation.bin in shown
    assert "Supplier</dd>" in shown
    answer = page.post(address(application, "file"), {"version": 1})
    filed = fresh(application)
    assert answer.url == reverse("requests:filed", args=[filed.project.number])
    assert filed.state_body == people("health-ministry").organisation
    assert Delivery.objects.filter(record=filed).count() == 2


def test_the_receipts_are_the_filers_alone(sign_in, page, whole):
    page.post(address(whole, "file"), {"version": whole.version})
    url = reverse("requests:filed", args=[fresh(whole).project.number])
    assert page.get(url).status_code == 200
    assert sign_in("integrator").get(url).status_code == 404
    assert sign_in("tourism-ministry").get(url).status_code == 404


def test_filing_what_a_colleague_changed_meanwhile_is_refused(page, draft, people):
    draft = save_draft(draft, annex(), actor=people("health-ministry"), version=0)
    save_draft(draft, annex(goal={"goal": "Өзге"}), actor=people("health-ministry/2"), version=1)
    answer = page.post(address(draft, "file"), {"version": 1})
    assert answer.status_code == 409
    assert "Өзге" in answer.content.decode()
    assert fresh(draft).state == "draft"


def test_after_a_return_the_page_shows_what_changed_since(page, returned, officer):
    url = address(returned, "file")
    assert page.get(url).context["changed"] == []
    typed = annex(goal={"goal": "Нақтыланған мақсат"})
    save_draft(returned, typed, actor=officer, version=returned.version)
    answer = page.get(url)
    [section] = answer.context["changed"]
    [change] = section.answers
    assert (section.key, change.before, change.after) == (
        "goal", COMPLETE["goal"]["goal"], "Нақтыланған мақсат",
    )  # fmt: skip
    assert "Мақсатты нақтылаңыз." in answer.content.decode()
    page.post(url, {"version": fresh(returned).version})
    assert fresh(returned).state == "submitted"
    shown = page.get(reverse("requests:filed", args=[returned.project.number]))
    assert len(shown.context["deliveries"]) == 2


def test_a_draft_that_was_never_filed_has_nothing_to_compare_with(page, whole):
    assert page.get(address(whole, "file")).context["changed"] is None


def test_row_5_is_asked_for_and_never_forced(page, draft, officer):
    silent = annex(current_state={"partial_faults": ""})
    save_draft(draft, silent, actor=officer, version=0)
    answer = page.get(address(draft, "file"))
    assert answer.context["faults_unsaid"]
    assert page.post(address(draft, "file"), {"version": 1}).status_code == 302


def test_what_clause_3_leaves_out_is_said_before_filing(sign_in, people):
    actor = people("national-bank")
    bank = start_draft(AutomationRequest, actor=actor, language="kk")
    save_draft(bank, annex(scope={"integrates_with_egov": "no"}), actor=actor, version=0)
    answer = sign_in("national-bank").get(address(bank, "file"))
    assert answer.status_code == 422
    assert answer.context["refusal"].clause == "3(2)"
    assert 'name="confirm"' not in answer.content.decode()
