"""Every paper of the tests and of the commissioning that one reader may see, by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.documents.papers.paper import Paper
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...models import Commissioning, Testing
from . import frame
from .commissioning import commissioning_protocol
from .formation import convocation, formation_decision
from .notices import notice_98
from .passed import passed_notice
from .readiness import readiness_notice
from .tests import round_of, test_protocol

# Which tests of the case, and of the papers of a round which round: "readiness-1-2".
COMMISSIONING = "commissioning"
NAME = re.compile(r"([a-z][a-z-]*[a-z])-([1-9][0-9]{0,2})(?:-([1-9][0-9]{0,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list, with what makes the paper."""

    name: str
    title: str
    number: str
    day: date


def papers_of(case: Case) -> list[Listed]:
    """In the order of the course; the latest tests last."""
    return [
        listed
        for at, testing in enumerate(_tests(case), 1)
        for listed in (
            *of_testing(testing, at),
            *of_commissioning(_commissioning(case, testing), at),
        )
    ]


def of_testing(testing: Testing, at: int) -> Iterator[Listed]:
    for said in rounds_of(testing):
        ready, end = f"{at}-{said['round']}", frame.said_at(said)
        notice = said.get("readiness") or {}
        if notice:
            day = clock.local_date(frame.said_at(notice))
            yield Listed(f"readiness-{ready}", _("Notice of readiness"), notice["number"], day)
        if end:
            day = clock.local_date(frame.said_at(said, "tested_at") or end)
            yield Listed(f"test-protocol-{ready}", _("Test protocol"), said["protocol"], day)
    if said := testing.notice:
        day = clock.local_date(frame.said_at(said))
        yield Listed(f"passed-{at}", _("Notice that the tests are passed"), said["number"], day)
    if said := testing.meeting:
        day = clock.local_date(frame.said_at(said, "convened_at"))
        number = testing.convocation_number
        yield Listed(f"convocation-{at}", _("Convocation of the Commission"), number, day)
    if testing.decided_at:
        day = clock.local_date(testing.decided_at)
        title = _("Decision of the Commission to form the IC service")
        yield Listed(f"formation-{at}", title, testing.decision_number, day)


def of_commissioning(record: Commissioning | None, at: int) -> Iterator[Listed]:
    if record is None or record.commissioned_on is None:
        return
    title, number = _("Commissioning protocol"), record.protocol_number
    yield Listed(f"{COMMISSIONING}-{at}", title, number, record.commissioned_on)
    titles = {
        "integrator": _("Notice of the operator to the service integrator"),
        "ministry": _("Notice of the service integrator to the ministry"),
    }
    for whom, title in titles.items():
        if said := record.notices.get(whom):
            day = clock.local_date(frame.said_at(said))
            yield Listed(f"notice-{whom}-{at}", title, said["number"], day)


def place_of(case: Case, testing: Testing) -> int:
    """Which tests of the case these are: a development brings others."""
    return [each.pk for each in _tests(case)].index(testing.pk) + 1


def rounds_of(testing: Testing) -> list[dict]:
    """The earlier rounds and the present one, if there is one."""
    present = [round_of(testing)] if testing.round > len(testing.rounds) else []
    return [*testing.rounds, *present]


def paper_of(case: Case, name: str, language: str) -> Paper | None:
    """The paper of this name, in kk or ru; None for one that was not made."""
    said = NAME.fullmatch(name)
    tests = _tests(case)
    if said is None or int(said[2]) > len(tests):
        return None
    at = int(said[2])
    testing = tests[at - 1]
    record = _commissioning(case, testing)
    listed = {each.name for each in (*of_testing(testing, at), *of_commissioning(record, at))}
    if name not in listed:
        return None
    language = frame.language_of(testing, language)
    if said[3]:
        return _of_round(case, testing, said[1], int(said[3]), language)
    match said[1]:
        case "passed":
            return passed_notice(case, testing, language)
        case "convocation":
            return convocation(case, testing, language)
        case "formation":
            return formation_decision(case, testing, language)
    if said[1] == COMMISSIONING:
        return commissioning_protocol(case, record, language)
    return notice_98(case, record, said[1].removeprefix("notice-"), language)


def _of_round(case: Case, testing: Testing, kind: str, number: int, language: str) -> Paper:
    said = next(each for each in rounds_of(testing) if each["round"] == number)
    if kind == "readiness":
        return readiness_notice(case, testing, said["readiness"], number, language)
    return test_protocol(case, testing, said, language)


def _tests(case: Case) -> list[Testing]:
    return [record for record in case.records if record.kind == Kind.TESTING]


def _commissioning(case: Case, testing: Testing) -> Commissioning | None:
    found = (record for record in case.records if record.kind == Kind.COMMISSIONING)
    return next((record for record in found if record.tests_id == testing.pk), None)
