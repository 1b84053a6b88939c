"""The duplicate search is run for every conclusion, and every candidate is judged (clause 11(3))."""

import pytest

from portal.rules.refusal import Refusal
from portal.workflow.perform import perform
from tests import cast, journey

WHY = "Басқа функцияны автоматтандырады."


def refused(record, step: str, **data) -> Refusal:
    answer = perform(record, step, actor=cast.actor("integrator"), version=record.version, **data)
    assert isinstance(answer, Refusal)
    return answer


@pytest.fixture
def twice(db):
    """The conclusion on the second of two requests for the same function."""
    journey.filed("agriculture-ministry")
    return journey.conclusion_of(journey.under_review())


def judge(conclusion, verdict: str = "different"):
    for candidate in conclusion.candidates:
        conclusion = journey.done(
            conclusion, "judge_candidate", "integrator",
            candidate=candidate["key"], verdict=verdict, why=WHY,
        )  # fmt: skip
    return conclusion


def test_a_request_for_the_same_function_is_found_when_the_review_begins(twice):
    (candidate,) = twice.shown_candidates
    assert candidate.kind == "request"
    assert candidate.title == twice.title
    assert candidate.score > 0.5
    assert candidate.shared
    assert twice.searched_at is not None


def test_nothing_alike_leaves_no_candidates(db):
    conclusion = journey.conclusion_of(journey.under_review())
    assert conclusion.candidates == []
    assert conclusion.searched_at is not None


def test_no_conclusion_before_every_candidate_is_judged(twice):
    twice = journey.criteria_assessed(twice)
    answer = refused(twice, "issue")
    assert (answer.code, answer.clause) == ("candidates-not-judged", "11(3)")
    assert answer.facts["missing"] == [twice.candidates[0]["key"]]
    issued = journey.done(judge(twice), "issue", "integrator")
    assert issued.content()["judgements"][twice.candidates[0]["key"]]["why"] == WHY


def test_criterion_3_is_not_met_beside_a_candidate_that_does_the_same(twice):
    twice = judge(journey.criteria_assessed(twice), "same")
    assert (refused(twice, "issue").code, refused(twice, "issue").clause) == (
        "contradiction",
        "ours",
    )
    twice = journey.done(
        twice, "assess", "integrator", criterion="3", outcome="not_met", grounds=WHY
    )
    assert journey.done(twice, "issue", "integrator").state == "issued"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"candidate": "object:404", "verdict": "same", "why": WHY}, "unknown-candidate"),
        ({"candidate": "", "verdict": "same", "why": WHY}, "candidate-required"),
        ({"candidate": "KEY", "verdict": "perhaps", "why": WHY}, "verdict-invalid-choice"),
        ({"candidate": "KEY", "verdict": "extends", "why": " "}, "why-required"),
    ],
)
def test_a_judgement_names_a_candidate_a_verdict_and_a_reason(twice, data, code):
    key = twice.candidates[0]["key"]
    data = {name: key if value == "KEY" else value for name, value in data.items()}
    assert refused(twice, "judge_candidate", **data).code == code


def test_a_search_with_own_words_adds_and_keeps_what_is_judged(twice):
    twice = judge(twice)
    journey.filed("almaty-akimat", "land-plots")
    again = journey.done(twice, "search_duplicates", "integrator", words="жер учаскелері кезегі")
    assert [found.number for found in again.shown_candidates][0] == twice.candidates[0]["number"]
    assert len(again.candidates) == 2
    assert again.judgements == twice.judgements
    same = journey.done(again, "search_duplicates", "integrator", words="жер учаскелері кезегі")
    assert len(same.candidates) == 2


def test_what_is_refused_or_withdrawn_is_no_candidate(db):
    refused_one = journey.concluded("met met not_met", "agriculture-ministry")
    journey.done(refused_one, "refuse", "ministry", reason="Қайталану бар.")
    withdrawn = journey.filed("almaty-akimat")
    journey.done(withdrawn, "withdraw", "almaty-akimat", reason="")
    assert journey.conclusion_of(journey.under_review()).candidates == []


def test_a_started_project_is_a_candidate_as_a_project(db):
    first = journey.concluded(filer="agriculture-ministry")
    first = journey.done(first, "agree", "ministry", grounds="")
    journey.done(first, "order_creation", "ministry", text="")
    (candidate,) = journey.conclusion_of(journey.under_review()).shown_candidates
    assert (candidate.kind, candidate.number) == ("project", first.project.number)
