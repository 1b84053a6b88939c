"""Back to the filer with remarks, and filed again (ours)."""

import pytest

from portal.rules.refusal import Refusal, Refused
from portal.workflow.models import Filing
from portal.workflow.perform import perform
from requests_app.actions import save_draft, save_section
from requests_app.models import AutomationRequest, Conclusion
from tests import cast, journey

REMARKS = {"goal": "Мақсатты нақтылаңыз.", "scale": " "}


@pytest.fixture
def returned(db) -> AutomationRequest:
    return journey.done(
        journey.under_review(), "return_for_correction", "integrator", remarks=REMARKS
    )


def refile(request):
    actor = cast.actor("health-ministry")
    request = save_section(
        request, "goal", request.sections["goal"] | {"goal": "Өлшенетін мақсат."},
        actor=actor, version=request.version,
    )  # fmt: skip
    return journey.done(request, "submit", "health-ministry")


def test_the_filer_reads_the_remarks_that_say_something(returned):
    assert returned.remarks == {"goal": "Мақсатты нақтылаңыз."}
    assert returned.returns[0]["version"] == returned.version - 1


@pytest.mark.parametrize(
    ("remarks", "code"),
    [
        ({}, "remarks-required"),
        ({"goal": "  "}, "remarks-required"),
        ("goal", "remarks-invalid"),
        ({"goal": ["x"]}, "remarks-invalid"),
        ({"goal": "x" * 5001}, "remarks-too-long"),
        ({"secrets": "x"}, "unknown-section"),
    ],
)
def test_remarks_are_judged(db, remarks, code):
    request = journey.filed()
    answer = perform(
        request, "return_for_correction", actor=cast.actor("integrator"),
        version=request.version, remarks=remarks,
    )  # fmt: skip
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.clause) == (code, "ours")


def test_what_is_typed_after_a_return_stays_the_filers_until_it_is_filed(returned):
    title = returned.title
    actor = cast.actor("health-ministry")
    changed = save_section(
        returned, "function", {"function_name": "Жаңа атау"}, actor=actor, version=returned.version
    )
    assert changed.title == title
    filed = Filing.objects.filter(record=returned).latest("version")
    assert filed.content["sections"]["function"]["function_name"] == title
    again = journey.done(changed, "submit", "health-ministry")
    assert again.title == again.project.title == "Жаңа атау"


def test_each_filing_is_kept_under_the_same_number(returned):
    again = refile(returned)
    filings = Filing.objects.filter(record=again, step="request.submit").order_by("version")
    goals = [filing.content["sections"]["goal"]["goal"] for filing in filings]
    assert len(goals) == 2
    assert goals[1] == "Өлшенетін мақсат."
    assert again.number == returned.number
    assert again.project.number == returned.project.number
    assert again.remarks == {}


def test_the_conclusion_waits_and_goes_on_with_what_was_written(db):
    request = journey.under_review()
    conclusion = journey.criteria_assessed(journey.conclusion_of(request), "met met")
    request = journey.done(request, "return_for_correction", "integrator", remarks=REMARKS)
    assert Conclusion.objects.get(pk=conclusion.pk).state == "suspended"
    journey.done(refile(request), "accept", "integrator")
    resumed = journey.conclusion_of(request)
    assert (resumed.pk, resumed.state) == (conclusion.pk, "draft")
    assert resumed.criteria.keys() == {"1", "2"}


def test_others_can_neither_read_nor_write_the_correction(returned):
    for who in ("integrator", "ministry"):
        with pytest.raises(Refused) as refused:
            save_draft(returned, {}, actor=cast.actor(who), version=returned.version)
        assert refused.value.refusal.code == "not-found"


def test_a_concluded_request_is_not_returned_any_more(db):
    request = journey.concluded()
    answer = perform(
        request, "return_for_correction", actor=cast.actor("integrator"),
        version=request.version, remarks=REMARKS,
    )  # fmt: skip
    assert answer.code == "concluded"


def test_a_withdrawn_request_closes_its_conclusion(returned):
    journey.done(returned, "withdraw", "health-ministry", reason="")
    assert journey.conclusion_of(returned).state == "abandoned"
