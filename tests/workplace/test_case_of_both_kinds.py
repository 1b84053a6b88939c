"""The case file of requests and applications in every state: who sees what, what comes next."""

from urllib.parse import quote

import pytest

from requests_app.actions import save_section, start_draft
from requests_app.models import AutomationRequest, SupplierApplication
from tests import cast, journey

REMARK = "Мақсатты өлшенетін көрсеткіштермен толықтырыңыз."
SECRET = "Әлі жіберілмеген жаңа мақсат"


@pytest.fixture
def monday(db, at):
    at("2026-03-16 10:00")


def case(client, record, prefix: str = "/en") -> str:
    response = client.get(f"{prefix}/cases/{record.project.number}/")
    assert response.status_code == 200
    return response.content.decode()


def next_steps(page: str) -> str:
    return page[page.index('aria-labelledby="next"') :].partition("</section>")[0]


def retyped(request, goal: str = SECRET):
    """The filer goes on writing after the return."""
    answers = request.sections["goal"] | {"goal": goal}
    actor = cast.actor("health-ministry")
    return save_section(request, "goal", answers, actor=actor, version=request.version)


@pytest.mark.parametrize("who", ["health-ministry", "integrator", "ministry"])
def test_everybody_reads_the_remarks_of_a_return(as_, monday, who):
    page = case(as_(who), journey.returned({"goal": REMARK}))
    assert REMARK in page
    assert "1 remark" in page
    assert page.index("3. ") < page.index(REMARK)


@pytest.mark.parametrize("who", ["health-ministry", "integrator", "ministry"])
def test_what_is_typed_after_a_return_is_on_no_page_of_the_case(as_, monday, who):
    request = retyped(journey.returned({"goal": REMARK}))
    filed = journey.annex1()["goal"]["goal"].split(",")[0]
    for page in (
        case(as_(who), request),
        as_(who).get(f"/en/cases/{request.project.number}/decision/").content.decode(),
    ):
        assert SECRET not in page
        assert filed in page


def test_nor_is_it_when_the_record_is_withdrawn_then(as_, monday):
    request = retyped(journey.returned({"goal": REMARK}))
    request = journey.done(request, "withdraw", "health-ministry", reason="Кейін.")
    for who in ("ministry", "health-ministry"):
        page = case(as_(who), request)
        assert SECRET not in page
        assert "Кейін." in page


def test_the_filer_is_led_to_the_correction(as_, monday):
    request = journey.returned({"goal": REMARK})
    page = case(as_("health-ministry"), request)
    assert f'href="/en/requests/drafts/{request.pk}/"' in page
    assert "Correct and file again" in page
    assert "Correct and file again" not in case(as_("integrator"), request)


def test_after_refiling_earlier_remarks_stay_readable(as_, monday):
    request = retyped(journey.returned({"goal": REMARK}), "Жаңа, түзетілген мақсат.")
    request = journey.done(request, "submit", "health-ministry")
    page = case(as_("ministry"), request)
    assert "Returned for correction 1 time before" in page
    assert REMARK in page
    assert "Жаңа, түзетілген мақсат." in page
    assert f'href="/en/cases/{quote(request.project.number)}/versions/"' in page


@pytest.mark.parametrize(
    ("stage", "who", "said"),
    [
        ("filed", "Service integrator (demo)", "The Rules set no term for this."),
        ("under_review", "Service integrator (demo)", "assesses three criteria"),
        ("returned", "Ministry of Healthcare", "The filer corrects the sections"),
        ("concluded", "Ministry of Digital Development", "Silence never counts as consent."),
        ("agreed", "Ministry of Digital Development", "The ministry now sends the service"),
        ("ordered", "Service integrator (demo)", "25 are the outer limit"),
    ],
)
def test_what_happens_next_and_who_does_it(as_, monday, stage, who, said):
    page = next_steps(case(as_("health-ministry"), getattr(journey, stage)()))
    assert who in page
    assert said in page


@pytest.mark.parametrize(
    ("step", "who", "data", "said"),
    [
        ("withdraw", "health-ministry", {"reason": ""}, "Nobody works on it any longer."),
        ("refuse", "ministry", {"reason": "Қайталанады."}, "The decision is taken"),
    ],
)
def test_the_end_says_that_a_new_one_may_be_filed(as_, monday, step, who, data, said):
    before = journey.filed() if step == "withdraw" else journey.concluded()
    page = case(as_("health-ministry"), journey.done(before, step, who, **data))
    assert said in next_steps(page)
    assert "may be filed at any time" in next_steps(page)


def test_the_filer_alone_may_take_an_ended_case_up_again(as_, monday):
    request = journey.done(journey.concluded(), "refuse", "ministry", reason="Қайталанады.")
    address = f"/en/requests/start/?earlier={quote(request.project.number)}"
    assert address in case(as_("health-ministry/2"), request)
    assert "?earlier=" not in case(as_("ministry"), request)
    assert "?earlier=" not in case(as_("health-ministry"), journey.agreed())


def test_linked_cases_are_shown_on_both_sides_to_who_may_see_them(as_, monday):
    first = journey.done(journey.concluded(), "refuse", "ministry", reason="Қайталанады.")
    actor = cast.actor("health-ministry")
    second = start_draft(AutomationRequest, actor=actor, language="kk", earlier=first)
    assert "Taken up again by" not in case(as_("health-ministry"), first)  # not filed yet
    second = journey.done(second, "submit", "health-ministry")
    for who in ("health-ministry", "ministry", "integrator"):
        assert "Taken up again by" in case(as_(who), first)
        page = case(as_(who), second)
        assert "This case takes up again" in page
        assert f'href="/en/cases/{quote(first.project.number)}/"' in page


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize("who", ["supplier", "health-ministry", "integrator", "ministry"])
def test_an_application_names_the_applicant_and_the_state_body(as_, monday, prefix, who):
    application = journey.applied()
    page = case(as_(who), application, prefix)
    body, filer = cast.organisation("health-ministry"), cast.organisation("supplier")
    language = prefix.strip("/") or "kk"
    assert body.name_in(language) in page
    assert filer.name_in(language) in page
    assert application.number in page


def test_an_application_is_nobody_elses_business(as_, monday):
    number = journey.applied().project.number
    for who in ("second-supplier", "almaty-akimat", "operator"):
        assert as_(who).get(f"/en/cases/{number}/").status_code == 404


def test_the_flags_of_restricted_information_are_shown(as_, monday):
    request = journey.filed()
    AutomationRequest.objects.filter(pk=request.pk).update(official_use=True, state_secrets=True)
    page = case(as_("ministry"), request)
    assert "For official use" in page
    assert "State secrets in the activity, none in the object" in page


def test_the_decision_and_the_notice_are_read_from_the_case(as_, monday):
    request = journey.ordered("Ескеріңіз.")
    page = case(as_("health-ministry"), request)
    for name, number in (("decision", request.decision_number), ("notice", request.order_number)):
        assert f"/papers/{name}/" in page
        assert number in page
    assert "Ескеріңіз." in page


@pytest.mark.parametrize("who", ["supplier", "health-ministry", "integrator", "ministry"])
def test_an_application_is_decided_like_a_request(as_, monday, who):
    application = journey.applied_and_concluded()
    application = journey.done(application, "refuse", "ministry", reason="Қайталанады.")
    assert "Қайталанады." in case(as_(who), application)


@pytest.mark.parametrize("who", ["ministry", "integrator", "health-ministry"])
@pytest.mark.parametrize("stage", ["returned", "agreed", "ordered", "applied_and_concluded"])
def test_the_number_of_queries_is_held(as_, monday, who, stage, django_assert_max_num_queries):
    record, client = getattr(journey, stage)(), as_(who)
    case(client, record)
    with django_assert_max_num_queries(12):
        case(client, record)


def test_an_application_withdrawn_after_a_return_shows_what_was_filed(as_, monday):
    application = journey.done(journey.applied(), "accept", "integrator")
    remarks = {"function": REMARK}
    application = journey.done(application, "return_for_correction", "integrator", remarks=remarks)
    title = application.title
    actor = cast.actor("supplier")
    answers = application.sections["function"] | {"function_name": SECRET}
    save_section(application, "function", answers, actor=actor, version=application.version)
    application = SupplierApplication.objects.get(pk=application.pk)
    application = journey.done(application, "withdraw", "supplier", reason="")
    page = case(as_("health-ministry"), application)
    assert SECRET not in page
    assert title in page
    assert "No reason was given." in page
