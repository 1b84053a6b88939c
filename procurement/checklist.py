"""The checklist of the tests as a page shows it: in groups, with what is left, and the earlier rounds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.models import IntegrationService
from portal.rules.refusal import Refusal

from .design.registry import offered
from .models import Testing
from .testing import FAILED, FAULTS, FUNCTION, INTEGRATION, LOAD, PASSED, mark

GROUPS = {
    INTEGRATION: gettext_lazy("Integrations"),
    FUNCTION: gettext_lazy("Functions and requirements"),
    LOAD: gettext_lazy("Load"),
    FAULTS: gettext_lazy("Fault tolerance"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was refused: the key of the item ("" for the defects), what was typed, and why."""

    key: str
    said: dict
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Check:
    """An item of the checklist with what stands in its form."""

    key: str
    kind: str
    title: str
    outcome: str
    note: str
    by: str
    at: datetime | None
    seen: str
    # The service of the registry against which it is tested, and its number as known or typed.
    service: IntegrationService | None
    number: str
    # What was typed and refused comes before what is kept.
    typed: dict
    refusal: Refusal | None

    @property
    def named(self) -> bool:
        """Whether the design task or an earlier record names the service: then it is not asked."""
        return self.service is not None

    @property
    def shown(self) -> dict:
        """What stands in the fields."""
        kept = {"outcome": self.outcome, "note": self.note, "service": self.number}
        return kept | {name: self.typed[name] for name in kept if name in self.typed}

    @property
    def errors(self) -> dict:
        return dict(self.refusal.fields) if self.refusal else {}


@dataclass(frozen=True, slots=True)
class Group:
    title: Any
    kind: str
    checks: list[Check]

    @property
    def passed(self) -> int:
        return sum(check.outcome == PASSED for check in self.checks)


@dataclass(frozen=True, slots=True)
class Round:
    """What an earlier round found."""

    number: int
    day: datetime
    defects: str
    protocol: str
    act: dict
    passed: int
    failed: list[dict]
    total: int


@dataclass(frozen=True, slots=True)
class Sheet:
    groups: list[Group]
    rounds: list[Round]
    services: list[IntegrationService]
    defects: str

    @property
    def checks(self) -> list[Check]:
        return [check for group in self.groups for check in group.checks]

    @property
    def total(self) -> int:
        return len(self.checks)

    @property
    def passed(self) -> int:
        return sum(check.outcome == PASSED for check in self.checks)

    @property
    def failed(self) -> list[Check]:
        return [check for check in self.checks if check.outcome == FAILED]

    @property
    def untested(self) -> list[Check]:
        return [check for check in self.checks if not check.outcome]

    @property
    def unplaced(self) -> list[Check]:
        """Integrations without a service in the registry: nothing can be recorded of them yet."""
        return [
            check for check in self.checks if check.kind == INTEGRATION and check.service is None
        ]


def sheet_of(testing: Testing, typed: Typed | None = None) -> Sheet:
    """Two queries, whatever the length of the list."""
    numbers = [item["service"] for item in testing.checklist if item["service"]]
    found = IntegrationService.objects.filter(number__in=numbers).select_related("owner")
    known = {service.number: service for service in found}
    groups = [
        Group(
            title,
            kind,
            [
                _check(testing, item, known, typed)
                for item in testing.checklist
                if item["kind"] == kind
            ],
        )
        for kind, title in GROUPS.items()
    ]
    asked = any(item["kind"] == INTEGRATION and not item["service"] for item in testing.checklist)
    return Sheet(
        groups=[group for group in groups if group.checks],
        rounds=[_round(said) for said in reversed(testing.rounds)],
        services=list(offered()) if asked else [],
        defects=typed.said["defects"] if typed and not typed.key else defects_of(testing.checklist),
    )


def defects_of(checklist: list[dict]) -> str:
    """The failed items as a text to begin with: title and note, one a line."""
    failed = [item for item in checklist if item["outcome"] == FAILED]
    return "\n".join(
        f"{at}. {item['title']}: {item['note'] or _('not passed')}"
        for at, item in enumerate(failed, 1)
    )


def _check(testing: Testing, item: dict, known: dict, typed: Typed | None) -> Check:
    mine = typed if typed and typed.key == item["key"] else None
    return Check(
        key=item["key"], kind=item["kind"], title=item["title"], outcome=item["outcome"],
        note=item["note"], by=item["by"],
        at=datetime.fromisoformat(item["at"]) if item["at"] else None,
        seen=mark(testing.round, item), service=known.get(item["service"]),
        number=item["service"], typed=mine.said if mine else {},
        refusal=mine.refusal if mine else None,
    )  # fmt: skip


def _round(said: dict) -> Round:
    checklist = said["checklist"]
    return Round(
        number=said["round"], day=datetime.fromisoformat(said["at"]), defects=said["defects"],
        protocol=said["protocol"], act=said.get("act") or {},
        passed=sum(item["outcome"] == PASSED for item in checklist),
        failed=[item for item in checklist if item["outcome"] == FAILED], total=len(checklist),
    )  # fmt: skip
