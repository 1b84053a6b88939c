"""Commissioning: where it stands, the documentation, the protocol of both sides (86, 87, 87-1, 88)."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.rules.actors import Role
from portal.workflow.cases import Case
from portal.workflow.models import Obligation
from portal.workflow.models.record import Kind
from portal.workflow.perform import available

from ...design import answers
from ...models import Commissioning
from ...operation import line_of_88, line_of_commissioning
from ...papers.operation.commissioning import protocol_preview
from ...papers.operation.listed import papers_of
from .stepping import StepPage, opened, page_of

TEMPLATE = "procurement/operation/commissioning.html"
OVERVIEW = "procurement:commissioning"
SIDES = {
    "operator": gettext_lazy("Signature of the operator"),
    "supplier": gettext_lazy("Signature of the supplier"),
}
NOTICES = ("98.operator_notice", "98.integrator_notice")


@never_cache
@require_safe
@officer_required
def commissioning(request: HttpRequest, number: str) -> HttpResponse:
    """The order of steps, their terms, who holds it now."""
    case, record = opened(request, number, Kind.COMMISSIONING)
    steps = [
        (step, refusal) for step, refusal in available(record, case.actor, case.parts, case.moment)
    ]
    owed = Obligation.objects.filter(record=record.pk, code__in=NOTICES).select_related("holder")
    context = {
        "case": case,
        "record": record,
        "line": line_of_commissioning(record),
        "five": [] if record.rental else line_of_88(record.tests, record),
        "steps": steps,
        "terms": list(owed.order_by("pk")),
        "signatures": signatures_of(case, record),
        "papers": papers_of(case),
    }
    return render(request, TEMPLATE, context)


def signatures_of(case: Case, record: Commissioning) -> list[dict]:
    """Both sides, signed or not; the operator alone without a rental."""
    bodies = {"operator": case.parts.first(Role.OPERATOR), "supplier": record.tests.maker}
    return [
        {"label": SIDES[side], "body": bodies[side], "said": record.signatures.get(side),
         "at": _moment(record.signatures.get(side))}
        for side in record.sides
    ]  # fmt: skip


def _moment(said: dict | None) -> datetime | None:
    return datetime.fromisoformat(said["at"]) if said else None


def _about_documentation(case: Case, record: Commissioning) -> dict:
    """What the design task (19(9)) demands to be handed over."""
    said = record.tests.design_task.sections
    return {
        "line": line_of_commissioning(record),
        "demanded": [
            (label, answers.answer(said, "commissioning", name))
            for name, label in (
                ("documentation", gettext_lazy("Technical documentation")),
                ("source_code", gettext_lazy("Hand-over of source code")),
            )
        ],
        "language": record.tests.design_task.language,
    }


def _about_protocol(case: Case, record: Commissioning) -> dict:
    return {
        "line": line_of_commissioning(record),
        "five": [] if record.rental else line_of_88(record.tests, record),
        "signatures": signatures_of(case, record),
        "paper": protocol_preview(case, record),
    }


documentation = page_of(
    StepPage(
        Kind.COMMISSIONING,
        "accept_documentation",
        "procurement/operation/documentation.html",
        about=_about_documentation,
        leads_to=OVERVIEW,
    )
)
protocol = page_of(
    StepPage(
        Kind.COMMISSIONING,
        "sign_protocol",
        "procurement/operation/protocol.html",
        about=_about_protocol,
        leads_to=OVERVIEW,
    )
)
