"""What a scene may expect, one function a word; each gives the problems it found."""

from datetime import date
from typing import TYPE_CHECKING

from portal.audit.chain import project_stream
from portal.audit.models import AuditRow
from portal.notifications.models import Notification
from portal.workdays.clock import ALMATY
from portal.workflow.explain import explain
from portal.workflow.models import Filing, Obligation, Record
from portal.workflow.perform import Done, available
from procurement.announced import announced as announced_of
from procurement.models import Bid, Question
from procurement.ppp_list import current_list
from procurement.selectors import latest_tender

if TYPE_CHECKING:
    from .player import Stage


# The last day of a term that only an event ends.
NEVER = "never"


def check(expect: dict, stage: "Stage", name: str | None) -> list[str]:
    """The problems of every word in `expect`; `name` is the record the scene was about, or the first."""
    name = name or next(iter(stage.records), None)
    return [
        problem for word, wanted in expect.items() for problem in CHECKS[word](wanted, stage, name)
    ]


def _differs(what: str, got: object, wanted: object) -> list[str]:
    return [] if got == wanted else [f"{what} is {got}, not {wanted}"]


def _organisation(stage: "Stage", key: str) -> int:
    return stage.cast.actor(key).organisation_id


def _obligation(stage: "Stage", name: str, clause: object) -> Obligation | None:
    rows = Obligation.objects.filter(
        project=stage.record(name).project_id, code__startswith=f"{clause}."
    )
    return rows.order_by("-pk").first()


def state(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    return [
        problem
        for record, value in wanted.items()
        for problem in _differs(f"state of {record}", stage.record(record).state, value)
    ]


def states(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{r.contract: [completed, signed]}`: of all records of a kind in the case, the oldest first."""
    problems = []
    for record, values in wanted.items():
        base, _dot, kind = record.partition(".")
        found = Record.objects.filter(project=stage.record(base).project_id, kind=kind)
        got = list(found.order_by("pk").values_list("state", flat=True))
        problems += _differs(f"states of {record}", got, values)
    return problems


def delivered_to(wanted: list, stage: "Stage", name: str | None) -> list[str]:
    if not isinstance(stage.outcome, Done):
        return ["nothing was delivered"]
    record = stage.outcome.record
    got = set(
        record.deliveries.filter(step=stage.outcome.step.key).values_list("organisation", flat=True)
    )
    return _differs("delivered_to", got, {_organisation(stage, key) for key in wanted})


def due(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    obligation = _obligation(stage, name, wanted["clause"])
    if obligation is None:
        return [f"there is no term of clause {wanted['clause']}"]
    day = None if wanted["on"] == NEVER else _day(wanted["on"])
    problems = _differs("due", obligation.due_on, day)
    if "holder" in wanted:
        holder = _organisation(stage, wanted["holder"])
        problems += _differs("holder", obligation.holder_id, holder)
    return problems


def outer_due(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    obligation = _obligation(stage, name, wanted["clause"])
    return _differs("outer due", obligation and obligation.outer_due_on, _day(wanted["on"]))


def obligation(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    found = _obligation(stage, name, wanted["clause"])
    return _differs("obligation", found and found.state, wanted["state"])


def _open_steps(stage: "Stage", record: Record) -> set[str]:
    return {step.name for step, refusal in available(record, stage.actor) if refusal is None}


def available_steps(wanted: list, stage: "Stage", name: str | None) -> list[str]:
    missing = set(wanted) - _open_steps(stage, stage.record(name))
    return [f"not available: {', '.join(sorted(missing))}"] if missing else []


def not_available(wanted: list, stage: "Stage", name: str | None) -> list[str]:
    record = stage.record(name)
    unwanted = set(wanted) & _open_steps(stage, record)
    unknown = set(wanted) - record.STEPS.keys()
    return [f"available: {', '.join(sorted(unwanted))}"] * bool(unwanted) + [
        f"no such step: {', '.join(sorted(unknown))}"
    ] * bool(unknown)


def audit(wanted: int, stage: "Stage", name: str | None) -> list[str]:
    stream = project_stream(stage.record(name).project_id)
    return _differs("audit rows", AuditRow.objects.filter(stream=stream).count(), wanted)


def notified(wanted: list | dict, stage: "Stage", name: str | None) -> list[str]:
    """Exactly the named organisations were told by this scene.

    `{ministry/head: [term.missed, term.escalated]}` says as well what each of these persons was
    told, neither more nor less.
    """
    new = Notification.objects.filter(pk__gt=stage.last_notification)
    got = set(new.values_list("user__memberships__organisation", flat=True))
    problems = _differs("notified", got, {_organisation(stage, key) for key in wanted})
    for key, kinds in wanted.items() if isinstance(wanted, dict) else ():
        told = new.filter(user=stage.cast.actor(key).user_id).values_list("kind", flat=True)
        problems += _differs(f"told to {key}", sorted(told), sorted(kinds))
    return problems


def hidden_from(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    return [
        f"{key} sees {record}"
        for key, record in wanted.items()
        if Record.objects.visible_to(stage.cast.actor(key))
        .filter(pk=stage.record(record).pk)
        .exists()
    ]


def explained(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{clause: "13", skipped: [dates], counted: [dates]}`: what the explanation of the date says."""
    days = explain(_obligation(stage, name, wanted["clause"])).days.days
    counted = {day.date for day in days if day.counted is not None}
    skipped = {day.date for day in days if day.counted is None}
    problems = []
    for word, got in (("counted", counted), ("skipped", skipped)):
        missing = [str(day) for day in wanted.get(word, ()) if _day(day) not in got]
        if missing:
            problems.append(f"not {word}: {', '.join(missing)}")
    return problems


def flagged(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    record = stage.record(name)
    return [
        problem
        for flag, value in wanted.items()
        for problem in _differs(flag, getattr(record, flag), value)
    ]


def linked(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{again: r}`: the record again takes up the record r."""
    return [
        problem
        for later, earlier in wanted.items()
        for problem in _differs(
            f"what {later} follows", stage.record(later).follows_id, stage.record(earlier).pk
        )
    ]


def versions(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{r: 2}`: how many times the record was filed."""
    return [
        problem
        for record, count in wanted.items()
        for problem in _differs(f"versions of {record}", len(_filings(stage, record)), count)
    ]


def changed(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{r: [goal]}`: the sections in which the last two filed versions differ."""
    problems = []
    for record, keys in wanted.items():
        before, after = (filing.content["sections"] for filing in _filings(stage, record)[-2:])
        got = {key for key in before | after if before.get(key) != after.get(key)}
        problems += _differs(f"changed in {record}", got, set(keys))
    return problems


def closes_at(wanted: str, stage: "Stage", name: str | None) -> list[str]:
    """When the acceptance of bids ends, in Almaty time: 24:00 of a day is 00:00 of the next."""
    tender = latest_tender(stage.record(name).project_id)
    got = tender.closes_at.astimezone(ALMATY).strftime("%Y-%m-%d %H:%M")
    return _differs("closes_at", got, str(wanted))


def bids(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{r: {first: admitted}}`: the states of opened bids, by their names in the story."""
    problems = []
    for record, states in wanted.items():
        found = Bid.objects.filter(project=stage.record(record).project_id)
        got = dict(found.values_list("number", "state"))
        for bid, state in states.items():
            problems += _differs(f"state of bid {bid}", got.get(stage.bids.get(bid)), state)
    return problems


def announced(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{r: [no_bids, …]}`: what came of each announcement of the tender; `running` while nothing has."""
    problems = []
    for record, outcomes in wanted.items():
        found = announced_of(latest_tender(stage.record(record).project_id))
        got = [each.outcome.value if each.outcome else "running" for each in found]
        problems += _differs(f"what came of the announcements of {record}", got, outcomes)
    return problems


def asked(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{q: answered}` or `{q: awaiting}`: questions by their names in the story."""
    problems = []
    for question, state in wanted.items():
        found = Question.objects.get(pk=stage.questions[question].pk)
        got = "answered" if found.answered else "awaiting"
        problems += _differs(f"question {question}", got, state)
    return problems


def ppp_list(wanted: dict, stage: "Stage", name: str | None) -> list[str]:
    """`{edition: 1, projects: [r]}`: the edition in force."""
    edition = current_list()
    got = {entry["project"] for entry in edition.entries} if edition else set()
    projects = {stage.record(record).project.number for record in wanted["projects"]}
    number = edition and edition.number
    return [
        *_differs("edition of the list", number, wanted["edition"]),
        *_differs("projects on the list", got, projects),
    ]


def _filings(stage: "Stage", name: str) -> list[Filing]:
    record = stage.record(name)
    return list(record.filings.filter(step=f"{record.kind}.submit").order_by("version"))


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


CHECKS = {
    "state": state,
    "states": states,
    "delivered_to": delivered_to,
    "due": due,
    "outer_due": outer_due,
    "obligation": obligation,
    "available": available_steps,
    "not_available": not_available,
    "audit": audit,
    "notified": notified,
    "hidden_from": hidden_from,
    "explained": explained,
    "flagged": flagged,
    "linked": linked,
    "versions": versions,
    "changed": changed,
    "closes_at": closes_at,
    "bids": bids,
    "announced": announced,
    "asked": asked,
    "ppp_list": ppp_list,
}
