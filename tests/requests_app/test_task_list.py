"""The task list of a draft: where each section stands, remarks, and throwing the draft away."""

import pytest
from django.urls import reverse

from portal.workflow.models import Project
from requests_app.actions import save_draft
from requests_app.models import AutomationRequest
from tests.requests_app.annex import address, annex, fresh

pytestmark = pytest.mark.django_db


def stages(answer) -> dict[str, str]:
    return {task.bound.key: str(task.stage) for task in answer.context["sections"]}


def test_nothing_is_started_in_a_new_draft(page, draft):
    answer = page.get(address(draft))
    assert set(stages(answer).values()) == {"not_started"}
    assert answer.context["settled"] == 0
    assert "0 of 11" in answer.content.decode()


def test_each_section_says_where_it_stands(page, draft, officer):
    typed = annex(goal={"goal": "", "tasks": [{"text": ""}]}, contacts={"rows": []})
    typed["goal"]["goal"] = "Мақсат"
    save_draft(draft, typed, actor=officer, version=0)
    answer = page.get(address(draft))
    found = stages(answer)
    assert (found.pop("goal"), found.pop("contacts")) == ("in_progress", "not_started")
    assert set(found.values()) == {"complete"}
    shown = answer.content.decode()
    assert "In progress: 1 to correct" in shown
    assert "9 of 11" in shown
    assert f'href="{address(draft, "section", "goal")}?check=1"' in shown


def test_what_is_optional_is_no_gap(sign_in, application):
    answer = sign_in("supplier").get(address(application))
    assert stages(answer)["documents"] == "optional"
    assert answer.context["settled"] == 1


def test_remarks_stand_beside_their_sections_after_a_return(page, returned):
    answer = page.get(address(returned))
    assert answer.content.decode().count("Мақсатты нақтылаңыз.") == 1
    section = page.get(address(returned, "section", "goal")).content.decode()
    assert "Мақсатты нақтылаңыз." in section
    assert (
        "Мақсатты нақтылаңыз."
        not in page.get(address(returned, "section", "scale")).content.decode()
    )
    assert reverse("requests:discard", args=[returned.pk]) not in answer.content.decode()


def test_the_case_that_was_returned_leads_to_its_draft(page, sign_in, returned):
    work = page.get(reverse("workplace:my-work")).content.decode()
    assert address(returned) in work
    assert sign_in("tourism-ministry").get(address(returned)).status_code == 404


def test_a_filed_one_is_no_draft_any_more(page, returned, officer, people):
    save_draft(returned, annex(goal={"goal": "Нақты"}), actor=officer, version=returned.version)
    page.post(address(returned, "file"), {"version": fresh(returned).version})
    case = reverse("workplace:case", args=[returned.project.number])
    for url in (address(returned), address(returned, "file"), address(returned, "section", "goal")):
        assert page.get(url).url == case


def test_a_draft_is_discarded_after_one_question_more(page, draft):
    url = address(draft, "discard")
    assert page.get(url).status_code == 200
    assert AutomationRequest.objects.exists()
    assert page.post(url).status_code == 400
    assert page.post(url, {"version": draft.version}).url == reverse("workplace:my-work")
    assert not AutomationRequest.objects.exists()
    assert not Project.objects.exists()


def test_a_draft_that_a_colleague_changed_is_not_discarded_unseen(page, draft, people):
    save_draft(draft, annex(), actor=people("health-ministry/2"), version=0)
    answer = page.post(address(draft, "discard"), {"version": 0})
    assert answer.status_code == 409
    assert AutomationRequest.objects.exists()


def test_what_was_filed_cannot_be_discarded(page, returned):
    url = address(returned, "discard")
    assert page.get(url).url == address(returned)
    page.post(url, {"version": returned.version})
    assert AutomationRequest.objects.exists()


def test_the_pages_take_few_queries(page, whole, django_assert_max_num_queries):
    urls = [address(whole), address(whole, "file"), address(whole, "discard")]
    urls += [address(whole, "section", key) for key in whole.ANNEX.by_key]
    for url in urls:
        with django_assert_max_num_queries(12):
            assert page.get(f"{url}?check=1").status_code == 200


def test_nobody_is_asked_by_inline_styles_or_handlers(page, whole):
    for url in (address(whole), address(whole, "file"), address(whole, "section", "contacts")):
        shown = page.get(url).content.decode()
        assert " style=" not in shown
        assert " onclick=" not in shown
