"""The dossier of clause 85, and the pages of the steps that lead to it (73, 80-1, 83)."""

from urllib.parse import quote

import pytest

from tests.procurement import operation

MINUTES = "Комиссия сынақтардың нәтижелерін тыңдады."


@pytest.fixture(scope="module", autouse=True)
def notified(django_db_setup, django_db_blocker):
    with operation.once(django_db_blocker, lambda: operation.until(operation.NOTIFIED)):
        yield


@pytest.fixture
def testing(db):
    return operation.testing()


@pytest.fixture
def convened(testing):
    return operation.taken(testing, "convene", "integrator", **operation.MEETING)


def address(testing, page: str = "testing/dossier/") -> str:
    return f"/en/cases/{quote(testing.project.number)}/{page}"


def html(response) -> str:
    return response.content.decode()


def send(client, **said):
    testing = operation.testing()
    return client.post(address(testing), {"version": testing.version} | said)


def present(client, *documents: str):
    return send(client, step="present_documents", documents=documents)


def test_it_gathers_the_papers_with_links(as_, testing):
    page = html(as_("integrator").get(address(testing)))
    tender = testing.for_contract.for_tender
    assert tender.protocol_number in page
    assert "/tender-papers/minutes-1/" in page
    assert f"Test protocol № {testing.protocol_number}" in page
    assert f"/documents/{testing.security_act.key}/" in page
    assert page.count("Not presented yet") == 3
    assert page.count("was not presented") + page.count("were not presented") == 3


def test_what_is_presented_says_by_whom_and_when(as_, testing):
    client = as_("integrator")
    assert present(client, "minutes", "act").status_code == 302
    page = html(client.get(address(testing)))
    assert page.count("Presented by") == 2
    assert operation.actor("integrator").user.full_name in page
    assert "The test protocols were not presented." in page
    assert "The act of the information security tests was not presented." not in page


def test_presenting_nothing_asks_to_choose(as_, testing):
    response = send(as_("integrator"), step="present_documents")
    assert response.status_code == 422
    assert "Choose what is presented." in html(response)


def test_only_the_integrator_presents(as_, testing):
    page = html(as_("operator").get(address(testing)))
    assert 'name="documents"' not in page
    assert present(as_("operator"), "act").status_code == 422
    assert operation.testing().presented == {}


def test_the_convene_page_explains_the_two_days(as_, testing):
    page = html(as_("integrator").get(address(testing, "testing/meeting/")))
    assert "The convocation is measured, not the meeting" in page
    assert "How this date was computed" in page
    assert "АК-қызметті қалыптастыру туралы:" in page  # in the language of the papers
    past = as_("integrator").post(
        address(testing, "testing/meeting/"),
        {"version": testing.version} | operation.MEETING | {"date": "01.01.2026"},
    )
    assert past.status_code == 422
    assert "The meeting cannot be convened for a day that is over." in html(past)
    assert "Бейнеконференция" in html(past)
    done = as_("integrator").post(
        address(testing, "testing/meeting/"), {"version": testing.version} | operation.MEETING
    )
    assert done.status_code == 302
    assert operation.testing().state == "convened"


def test_the_chair_decides_when_nothing_is_missing(as_, convened):
    client = as_(operation.CHAIR)
    page = html(client.get(address(convened)))
    assert 'id="id_minutes"' not in page
    assert "What is missing before the Commission can decide" in page
    present(as_("integrator"), "minutes", "protocols", "act")
    page = html(as_(operation.CHAIR).get(address(convened)))
    assert 'id="id_minutes"' in page
    assert "What is missing before the Commission can decide" not in page


def test_the_decision_is_seen_before_it_is_taken(as_, convened):
    present(as_("integrator"), "minutes", "protocols", "act")
    client = as_(operation.CHAIR)
    blank = send(client, step="decide_formation", minutes="")
    assert blank.status_code == 422
    assert "Write what the Commission heard and decided." in html(blank)
    shown = send(client, step="decide_formation", minutes=MINUTES, dissent="Қарсы пікір.")
    page = html(shown)
    assert shown.status_code == 200
    assert "АК-қызметі қалыптастырылсын" in page
    assert MINUTES in page
    assert operation.testing().state == "convened"
    edited = html(send(client, step="decide_formation", edit="1", minutes=MINUTES, dissent=""))
    assert f"{MINUTES}</textarea>" in edited
    done = send(
        client, step="decide_formation", confirm="1", minutes=MINUTES, dissent="Қарсы пікір."
    )
    assert done.status_code == 302
    decided = operation.testing()
    assert (decided.state, decided.dissent) == ("formation_decided", "Қарсы пікір.")
    assert decided.meeting["led_by"]["name"] == operation.actor(operation.CHAIR).user.full_name
    assert decided.decision_number in html(client.get(address(decided)))


def test_a_decision_without_the_dossier_is_refused_under_85(as_, convened):
    response = send(
        as_(operation.CHAIR), step="decide_formation", confirm="1", minutes=MINUTES, dissent=""
    )
    page = html(response)
    assert response.status_code == 422
    assert "The minutes of the earlier meetings of the Commission were not presented." in page
    assert "cl. 85" in page
    assert operation.testing().state == "convened"


def test_a_member_who_does_not_lead_reads_and_does_not_decide(as_, convened):
    present(as_("integrator"), "minutes", "protocols", "act")
    page = html(as_("operator/head").get(address(convened)))
    assert 'id="id_minutes"' not in page
    assert (
        send(
            as_("operator/head"), step="decide_formation", confirm="1", minutes=MINUTES, dissent=""
        ).status_code
        == 422
    )


def test_not_forming_yet_leads_back_to_the_readiness(as_, convened):
    client = as_(operation.CHAIR)
    blank = send(client, step="refuse_formation", reason="")
    assert blank.status_code == 422
    assert "State the reason." in html(blank)
    assert send(client, step="refuse_formation", reason="Жүктеме жеткіліксіз.").status_code == 302
    fallen = operation.testing()
    assert fallen.state == "failed"
    assert fallen.rounds[-1]["meeting"]["place"] == "Бейнеконференция"
    assert (fallen.meeting, fallen.notice, fallen.presented) == ({}, {}, {})
    assert "Жүктеме жеткіліксіз." in html(as_("supplier").get(address(fallen, "testing/")))


def test_an_unknown_step_is_not_there(as_, testing):
    assert send(as_("integrator"), step="abandon").status_code == 404


@pytest.mark.parametrize("page", ["testing/dossier/", "testing/meeting/", "testing/act/"])
def test_strangers_see_nothing(as_, testing, page):
    assert as_("tourism-ministry").get(address(testing, page)).status_code == 404


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("testing/environment/", "Resources asked for in the notice of readiness"),
        ("testing/act/", "Does not conform: the testing goes back to the readiness at once."),
        ("testing/notice/", "Act of the information security tests"),
        ("testing/readiness/", "Resource sheet"),
    ],
)
def test_pages_of_steps_that_are_over_can_still_be_read(as_, testing, page, said):
    shown = as_("operator").get(address(testing, page))
    assert shown.status_code == 200
    text = html(shown)
    assert said in text or "testing/readiness" in page
    assert "<button" not in text.split("<main")[1].split('class="operation"')[1]
