"""What templates ask of tests and commissioning: `{% load operation %}`."""

from datetime import date, datetime

from django import template
from django.utils.translation import gettext_lazy as _

from portal.web.words import almaty
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind
from procurement.models import Commissioning, Testing
from procurement.operation import Stop, line_of_88, line_of_commissioning
from procurement.papers.operation import listed
from procurement.testing import PASSED

register = template.Library()

WRITTEN_IN = {"kk": _("in Kazakh"), "ru": _("in Russian"), "en": _("in English")}


@register.filter
def iso_day(said: str) -> str:
    """A day that was kept as text: `15.07.2026`."""
    return f"{date.fromisoformat(said):%d.%m.%Y}" if said else ""


@register.filter
def iso_moment(said: str) -> str:
    """A moment that was kept as text, on Almaty clocks."""
    return almaty(datetime.fromisoformat(said)) if said else ""


@register.filter
def written_in(languages: list[str]) -> str:
    return ", ".join(str(WRITTEN_IN[language]) for language in languages)


@register.simple_tag
def line_of_five(case: Case, testing: Testing) -> list[Stop]:
    return line_of_88(testing, case.latest(Kind.COMMISSIONING))


@register.simple_tag
def line_to_catalogue(record: Commissioning) -> list[Stop]:
    return line_of_commissioning(record)


@register.simple_tag
def passed_of(testing: Testing) -> int:
    return sum(item["outcome"] == PASSED for item in testing.checklist)


@register.simple_tag
def testing_papers(case: Case, testing: Testing) -> list[listed.Listed]:
    return list(listed.of_testing(testing, listed.place_of(case, testing)))


@register.simple_tag
def commissioning_papers(case: Case, record: Commissioning) -> list[listed.Listed]:
    return list(listed.of_commissioning(record, listed.place_of(case, record.tests)))


@register.simple_tag
def protocol_paper(case: Case, record: Commissioning) -> str:
    """The name of the paper of the commissioning protocol."""
    return f"{listed.COMMISSIONING}-{listed.place_of(case, record.tests)}"
