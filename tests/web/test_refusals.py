"""A refusal on a page: the status, the reason, the clause, and the fields."""

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override
from django_htmx.middleware import HtmxDetails

from portal.rules.refusal import OURS, Refusal
from portal.web.refusals import refusal_response
from portal.web.samples import SampleForm

EARLY = Refusal("too-early", "13", "The conclusion has not been delivered yet.")


@pytest.fixture
def posted():
    def request(**headers):
        made = RequestFactory().post("/en/", headers=headers)
        made.actor = None
        made.session = {}
        made.htmx = HtmxDetails(made)
        return made

    with override("en"):
        yield request


@pytest.mark.parametrize(("code", "status"), [("too-early", 422), ("stale", 409)])
def test_the_page_comes_back_with_the_reason(posted, code, status):
    refusal = Refusal(code, "13", "The conclusion has not been delivered yet.")
    response = refusal_response(posted(), refusal, "base.html", {})
    page = response.content.decode()
    assert response.status_code == status
    assert page.count("The conclusion has not been delivered yet.") == 1
    assert "Clause 13 of the Rules" in page


def test_our_own_rule_is_never_cited_as_law(posted):
    refusal = Refusal("reason-required", OURS, "Write the reason.")
    page = refusal_response(posted(), refusal, "base.html", {}).content.decode()
    assert "A rule of the portal, not of the order" in page
    assert "Clause" not in page


def test_fields_get_their_own_messages(posted):
    refusal = Refusal(
        "incomplete", "8", "Not filled.", fields={"name": ["Too short."], "x": ["Odd."]}
    )
    form = SampleForm({"name": "a"})
    refusal_response(posted(), refusal, "base.html", {"form": form})
    assert "Too short." in form.errors["name"]
    assert "Odd." in form.non_field_errors()


def test_htmx_gets_only_the_panel(posted):
    response = refusal_response(posted(hx_request="true"), EARLY, "base.html", {})
    assert response.status_code == 422
    assert response["HX-Retarget"] == "#refusal"
    assert "<html" not in response.content.decode()


def test_what_must_not_be_seen_is_not_there(posted):
    with pytest.raises(Http404):
        refusal_response(posted(), Refusal("not-found", OURS, "No."), "base.html", {})
