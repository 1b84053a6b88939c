"""From the draft over the last look to both addressees."""

import pytest
from django.urls import reverse

from portal.workflow.models import Attachment
from portal.workflow.perform import perform
from requests_app.actions import save_draft, start_draft
from requests_app.models import AutomationRequest
from tests.requests_app.annex import (
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


def test_an_incomplete_request_is_saved_and_every_error_is_linked(page, draft):
    answer = send(page, draft, annex(goal={"goal": "", "tasks": []}), file="1")
    assert answer.status_code == 422
    shown = answer.content.decode()
    for target in ("id_goal-goal", "id_goal-tasks-0-text"):
        assert f'href="#{target}"' in shown
        assert f'id="{target}"' in shown
    assert fresh(draft).version == 1
    assert page.get(address(draft, "file")).url == address(draft) + "?check=1"
    assert "error-summary" in page.get(address(draft) + "?check=1").content.decode()


def test_a_complete_request_is_checked_then_filed_to_both_addressees(page, draft, people):
    answer = send(page, draft, documented(), file="1", **{UPLOAD: pdf()})
    assert answer.url == address(draft, "file")
    shown = page.get(answer.url).content.decode()
    for key in ("ministry", "integrator"):
        assert people(key).organisation.name in shown
    assert COMPLETE["goal"]["goal"] in shown
    assert "tz.pdf" in shown
    version = fresh(draft).version
    answer = page.post(address(draft, "file"), {"version": version})
    filed = fresh(draft)
    assert answer.url == reverse("workplace:case", args=[filed.project.number])
    assert filed.state == "submitted"
    assert Attachment.objects.get(record=filed).document.name == "tz.pdf"
    again = page.post(address(draft, "file"), {"version": version})
    assert again.url == answer.url
    assert Attachment.objects.count() == 1


def test_filing_what_a_colleague_changed_meanwhile_is_refused(page, draft, people):
    draft = save_draft(draft, annex(), actor=people("health-ministry"), version=0)
    save_draft(draft, annex(goal={"goal": "Өзге"}), actor=people("health-ministry/2"), version=1)
    answer = page.post(address(draft, "file"), {"version": 1})
    assert answer.status_code == 409
    assert "Өзге" in answer.content.decode()
    assert fresh(draft).state == "draft"


def test_a_filed_request_can_no_longer_be_written(page, draft, officer):
    draft = save_draft(draft, annex(), actor=officer, version=0)
    perform(draft, "submit", actor=officer, version=1)
    case = reverse("workplace:case", args=[fresh(draft).project.number])
    assert page.get(address(draft)).url == case
    assert page.get(address(draft, "file")).url == case
    answer = send(page, draft, annex(goal={"goal": "Кеш"}), version=2, save="1")
    assert answer.status_code == 422
    assert fresh(draft).sections == annex()


def test_the_national_bank_is_told_why_its_other_objects_do_not_belong_here(sign_in, people):
    bank = start_draft(AutomationRequest, actor=people("national-bank"), language="kk")
    page = sign_in("national-bank")
    answer = send(page, bank, annex(scope={"integrates_with_egov": "no"}), file="1")
    assert answer.status_code == 422
    assert answer.context["refusal"].clause == "3(2)"
    integrated = annex(scope={"integrates_with_egov": "yes"})
    assert send(page, fresh(bank), integrated, file="1").url == address(bank, "file")


def test_the_pages_take_few_queries(page, draft, officer, django_assert_max_num_queries):
    save_draft(draft, documented(), actor=officer, version=0)
    for url in (address(draft), address(draft) + "?check=1"):
        with django_assert_max_num_queries(9):
            assert page.get(url).status_code == 200


def test_nobody_is_asked_by_inline_styles_or_handlers(page, draft):
    shown = page.get(address(draft)).content.decode()
    assert " style=" not in shown
    assert " onclick=" not in shown
