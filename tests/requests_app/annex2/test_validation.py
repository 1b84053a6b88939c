"""What Annex 2 asks of a supplier or of the operator."""

import pytest

from requests_app.annex2.sections import ANNEX2
from requests_app.annexes.facts import Facts, owner_of
from requests_app.annexes.validation import errors_of
from requests_app.conditions import scope_refusal
from tests.cast import PEOPLE
from tests.requests_app.annex import APPLICATION, application

pytestmark = pytest.mark.django_db
BANK = PEOPLE["national-bank"].body.bin


@pytest.fixture(autouse=True)
def filer(people, at):
    at("2026-03-16 10:00")
    return people("supplier").organisation


def test_the_complete_application_has_no_errors(filer):
    assert errors_of(ANNEX2, APPLICATION, filer) == {}


def test_an_empty_application_misses_every_section_but_the_documents(filer):
    errors = errors_of(ANNEX2, {}, filer)
    assert {path.split("-")[0] for path in errors} == ANNEX2.by_key.keys() - {"documents"}


@pytest.mark.parametrize("key", ["supplier", "ministry", "integrator", "operator"])
def test_only_state_bodies_can_be_named(filer, key):
    sections = application(scope={"state_body": PEOPLE[key].body.bin})
    assert list(errors_of(ANNEX2, sections, filer)) == ["scope-state_body"]


def test_a_body_that_is_no_longer_active_cannot_be_named(filer, people):
    ministry = people("health-ministry").organisation
    ministry.active = False
    ministry.save(update_fields=["active"])
    assert list(errors_of(ANNEX2, APPLICATION, filer)) == ["scope-state_body"]


def test_bodies_are_offered_in_the_kazakh_order_of_their_names(filer):
    form = ANNEX2.by_key["scope"].form({}, facts=Facts(ANNEX2, filer, {}))
    assert [bin_ for bin_, _name in form.fields["state_body"].choices] == [
        "",
        *(
            PEOPLE[key].body.bin
            for key in (
                "almaty-akimat", "agriculture-ministry", "health-ministry", "tourism-ministry",
                "national-bank",
            )
        ),
    ]  # fmt: skip


def test_integration_is_asked_only_of_the_national_bank(filer):
    asked = application(scope={"state_body": BANK})
    assert list(errors_of(ANNEX2, asked, filer)) == ["scope-integrates_with_egov"]
    answered = application(scope={"state_body": BANK, "integrates_with_egov": "yes"})
    assert errors_of(ANNEX2, answered, filer) == {}


def test_clause_3_is_asked_of_the_body_that_is_named(filer):
    def refused(**scope):
        sections = application(scope=scope)
        refusal = scope_refusal(sections, owner_of(ANNEX2, sections, filer))
        return refusal and refusal.clause

    assert refused() is None
    assert refused(holds_secrets="yes") == "3(1)"
    assert refused(state_body=BANK, integrates_with_egov="no") == "3(2)"
    assert refused(state_body=BANK, integrates_with_egov="yes") is None
    assert refused(state_body=BANK, integrates_with_egov="yes", object="resource") == "3(2)"
    assert refused(state_body="", integrates_with_egov="no") is None


def test_an_indicator_is_a_must_and_documents_are_not(filer):
    errors = errors_of(ANNEX2, application(effect={"indicators": []}), filer)
    assert list(errors) == ["effect-indicators-0-text"]
    begun = application(documents={"rows": [{"title": "Есеп", "file": ""}]})
    assert list(errors_of(ANNEX2, begun, filer)) == ["documents-rows-0-file"]


def test_the_filer_itself_is_nowhere_typed():
    names = {name for section in ANNEX2.sections for name in section.names}
    assert not names & {"applicant", "bin", "capacity"}
