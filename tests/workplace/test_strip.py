"""The strip on every page of a record: who holds it until when, why, what is next, what happened."""

from urllib.parse import quote

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from portal.workflow.models import Delivery, Obligation
from tests import journey


@pytest.fixture
def thursday(db, at):
    at("2026-03-19 16:30")


def strip(page) -> str:
    text = page.content.decode()
    return text[text.index('<section class="case-strip"') :].partition("</section>")[0]


def pages(request) -> list[str]:
    """A page of a step, of a term and of a receipt, the decision, the notice and a paper."""
    case = f"/en/cases/{request.project.number}/"
    term = Obligation.objects.filter(record=request.pk).first()
    receipt = Delivery.objects.filter(record=request.pk).first()
    return [
        f"{case}{request.kind}/withdraw/",
        f"{case}terms/{term.pk}/",
        f"{case}receipts/{receipt.number}/",
        f"{case}decision/",
        f"{case}notice/",
    ]


def test_every_page_says_who_holds_the_record_until_when_and_why(as_, thursday):
    request = journey.concluded()
    for page in pages(request):
        said = strip(as_("health-ministry").get(page))
        assert "Ministry of Digital Development, Innovations and Aerospace Industry" in said
        assert "27.03.2026" in said
        assert "Nauryz Meiramy" in said
        assert "Agree to the automation" in said  # what is next
        assert "Шапағаткөлова Меруерт Жанатқызы, Ministry of Healthcare" in said
        assert "1 step is withheld" in said
        assert "The conclusion is delivered already" in said
        assert "rule of the portal" in said


def test_a_clause_that_withholds_is_named(as_, thursday):
    request = journey.filed()
    said = strip(as_("ministry").get(f"/en/cases/{request.project.number}/decision/"))
    assert "The ministry decides only after it has received the conclusion" in said
    assert "cl. 13" in said
    assert "3 steps are withheld" not in said
    assert "2 steps are withheld" in said


def test_open_steps_are_links_to_their_pages(as_, thursday):
    request = journey.agreed()
    said = strip(as_("ministry").get(f"/en/cases/{request.project.number}/papers/decision/"))
    assert f'href="/en/cases/{quote(request.project.number)}/notice/"' in said


@pytest.mark.parametrize(
    ("prefix", "holds", "happened"),
    [
        ("", "Кімнің орындауында", "Істің барысы"),
        ("/ru", "На чьем исполнении", "История"),
        ("/en", "In whose hands", "What happened"),
    ],
)
def test_it_speaks_the_readers_language(as_, thursday, prefix, holds, happened):
    request = journey.concluded()
    said = strip(as_("ministry").get(f"{prefix}/cases/{request.project.number}/decision/"))
    assert holds in said
    assert happened in said


def test_when_nobody_owes_a_step_it_says_so(as_, thursday):
    request = journey.done(journey.concluded(), "refuse", "ministry", reason="Қайталанады.")
    said = strip(as_("ministry").get(f"/en/cases/{request.project.number}/papers/decision/"))
    assert "Nobody owes a step in this case now." in said
    assert "may be filed at any time" in said


def test_the_design_task_shows_both_limits(as_, at, db):
    at("2026-02-10 18:00")
    request = journey.ordered()
    said = strip(as_("integrator").get(f"/en/cases/{request.project.number}/papers/notice/"))
    assert "11.03.2026" in said
    assert "Outer limit: 18.03.2026" in said
    assert "Service integrator (demo)" in said


def test_the_pages_on_which_a_returned_record_is_corrected_have_it_too(
    as_, thursday, django_assert_max_num_queries
):
    request, client = journey.returned(), as_("health-ministry")
    for page in ("", "goal/", "file/"):
        address = f"/en/requests/drafts/{request.pk}/{page}"
        assert "Correct and file again" in strip(client.get(address))
        with django_assert_max_num_queries(12):
            client.get(address)
    draft = client.get(f"/en/requests/drafts/{journey.draft().pk}/").content.decode()
    assert "case-strip" not in draft


def test_a_page_puts_it_in_by_one_tag(people, thursday):
    """As other pages do: with nothing but the record and the request in the context."""
    asked = RequestFactory().get("/")
    asked.actor = people("health-ministry")
    template = Template("{% load workplace %}{% case_strip record %}")
    shown = template.render(Context({"record": journey.returned(), "request": asked}))
    assert "Correct and file again" in shown
    assert "Ministry of Healthcare of the Republic of Kazakhstan" in shown
    draft = template.render(Context({"record": journey.draft(), "request": asked}))
    assert draft.strip() == ""


@pytest.mark.parametrize("who", ["ministry", "integrator", "health-ministry"])
@pytest.mark.parametrize("stage", ["concluded", "agreed", "ordered"])
def test_pages_with_it_take_few_queries(as_, thursday, who, stage, django_assert_max_num_queries):
    request, client = getattr(journey, stage)(), as_(who)
    client.get(pages(request)[0])
    for page in pages(request):
        with django_assert_max_num_queries(12):
            client.get(page)
