"""The test protocol of one round: what was tested, with what outcome, by whom (clauses 76-1, 85, 88)."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Block, Column, Heading, Paragraph, Table
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Paper, Signature
from portal.rules.actors import Role
from portal.web.words import almaty
from portal.workflow.cases import Case
from requests_app.papers.said import under

from ...checklist import GROUPS
from ...models import Testing
from ...testing import INTEGRATION, PASSED, passed
from .. import frame as common
from . import frame


def round_of(testing: Testing) -> dict:
    """The present round, as the earlier ones are kept."""
    tested = testing.tested_at
    return {
        "round": testing.round, "checklist": testing.checklist, "defects": "",
        "protocol": testing.protocol_number, "tested_at": tested and tested.isoformat(),
        "at": tested and tested.isoformat(), "readiness": testing.readiness,
    }  # fmt: skip


def test_protocol(case: Case, testing: Testing, said: dict, language: str) -> Paper:
    """`said` is the round (`Testing.rounds`, `round_of`); one that is not over is a draft."""
    with override(language):
        body = case.parts.first(Role.SERVICE_INTEGRATOR) if testing.rental else testing.maker
        at = frame.said_at(said, "tested_at") or frame.said_at(said)
        opening = _(
            "%(under)s, the following was tested by the design task, integrations against the"
            " services of the registry of services."
        )
        rows = [
            *frame.about(case, testing, language),
            (_("Round of testing"), str(said["round"])),
            (_("Notice of readiness"), _readiness(said)),
        ]
        return frame.paper(
            case,
            language,
            kind=PaperKind.PROTOCOL,
            title=_("of testing: %(title)s") % {"title": testing.title},
            issuer=body,
            number=said["protocol"],
            at=at,
            body=(
                Paragraph(opening % {"under": under("76-1")}),
                common.facts(*rows),
                *_groups(said["checklist"]),
                *common.typed(_("Defects to be mended"), said["defects"]),
                Paragraph(_outcome(said)),
            ),
            signatures=_testers(said["checklist"]),
        )


def _readiness(said: dict) -> str:
    ready = said.get("readiness") or {}
    return frame.numbered(frame.said_at(ready), ready.get("number", "")) if ready else ""


def _groups(checklist: list[dict]) -> list[Block]:
    found: list[Block] = []
    for kind, title in GROUPS.items():
        items = [item for item in checklist if item["kind"] == kind]
        if items:
            found += [Heading(str(title)), _table(items, kind == INTEGRATION)]
    return found


def _table(items: list[dict], registry: bool) -> Table:
    columns = [Column(_("What was tested"), weight=4)]
    if registry:
        columns.append(Column(_("Service of the registry"), weight=2))
    columns += [Column(_("Result"), weight=2), Column(_("What was done"), weight=4)]
    rows = []
    for item in items:
        row = [item["title"]]
        if registry:
            row.append(item["service"])
        rows.append((*row, _verdict(item), item["note"]))
    return Table(tuple(columns), tuple(rows))


def _verdict(item: dict) -> str:
    if not item["outcome"]:
        return _("not tested")
    outcome = _("passed") if item["outcome"] == PASSED else _("not passed")
    return f"{outcome}\n{almaty(datetime.fromisoformat(item['at']))}"


def _outcome(said: dict) -> str:
    if passed(said["checklist"]):
        return _("Everything that the design task demands is tested and passed.")
    return _(
        "The round ended without everything being passed: the defects are mended, notice of"
        " readiness is given anew, and everything is tested again."
    )


def _testers(checklist: list[dict]) -> list[Signature]:
    """Each tester once, signed by the last result that the tester recorded."""
    last: dict[str, str] = {}
    for item in checklist:
        if item["by"]:
            last[item["by"]] = max(item["at"], last.get(item["by"], ""))
    return [
        Signature(name, position=_("Tester"), signed_at=datetime.fromisoformat(at))
        for name, at in last.items()
    ]
