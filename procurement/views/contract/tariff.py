"""The tariff of a contract: read by everybody who sees it, proposed by one side, answered by the other."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import perform
from requests_app.meanwhile import changes_of

from ...contracts import tariffs
from ...forms.rent import MOST_ROWS, AgreeTariffForm, ComponentForm, ComponentFormSet, TariffForm
from ...models import Contract
from .taking import opened_for

TEMPLATE = "procurement/contract/tariff.html"
ROWS, NAMES = "components", tuple(ComponentForm.base_fields)
PROPOSE, ANSWER = "set_tariff", "agree_tariff"


class FirstDayForm(Form):
    """What a proposal says beside its rows."""

    from_on = TariffForm.base_fields["from_on"]


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def tariff(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_for(request, number, PROPOSE)
    if request.method == "POST":
        match request.POST.get("step"):
            case "set_tariff":
                return _propose(request, record)
            case "agree_tariff":
                return _answer(request, record)
        raise Http404
    return render(request, TEMPLATE, _context(case, record))


def _propose(request: HttpRequest, record: Contract) -> HttpResponse:
    """A row more or less keeps what was typed and proposes nothing."""
    rows = _typed_rows(request)
    day = {"from_on": request.POST.get("from_on", "")}
    if changed := _changed(request, rows):
        case, record = opened_for(request, record.project.number, PROPOSE)
        context = _context(case, record, day=FirstDayForm(initial=day), rows=_begun(changed))
        return render(request, TEMPLATE, context)
    filled = [row for row in rows if any(row.values())]
    answer = perform(
        record, PROPOSE, actor=request.actor, version=posted_version(request),
        components=filled, **day,
    )  # fmt: skip
    if not isinstance(answer, Refusal):
        messages.success(request, _("The tariff is proposed. The customer is told."))
        return redirect("procurement:contract-tariff", record.project.number)
    form, judged = FirstDayForm(day), _judged(filled)
    judged.is_valid()
    # The rows say their own errors; what is wrong with all of them together stands above.
    fields = dict(answer.fields)
    if judged.total_error_count():
        fields.pop(ROWS, None)
    form.errors.clear()
    return _refused(request, record, answer, form, fields, day=form, rows=judged)


def _answer(request: HttpRequest, record: Contract) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in AgreeTariffForm.base_fields}
    answer = perform(record, ANSWER, actor=request.actor, version=posted_version(request), **typed)
    if not isinstance(answer, Refusal):
        messages.success(request, _("The answer is kept. The supplier is told."))
        return redirect("procurement:contract-tariff", record.project.number)
    form = AgreeTariffForm(typed)
    form.errors.clear()
    return _refused(request, record, answer, form, answer.fields, form=form)


def _refused(
    request: HttpRequest, record: Contract, answer: Refusal, judged: Form, fields: dict, **typed
) -> HttpResponse:
    """The page as it is now, with what was typed."""
    case, record = opened_for(request, record.project.number, PROPOSE)
    context = _context(case, record, **typed) | {"changes": changes_of(answer)}
    if answer.fields:
        shown = Refusal(answer.code, answer.clause, answer.message, fields=fields)
        show_on_form(shown, judged)
        context["refused"] = answer if answer.code == "maintenance-only" else None
        return render(request, TEMPLATE, context, status=answer.status)
    return refusal_response(request, answer, TEMPLATE, context)


def _typed_rows(request: HttpRequest) -> list[dict]:
    count = request.POST.get(f"{ROWS}-TOTAL_FORMS", "")
    total = min(int(count), MOST_ROWS) if count.isascii() and count.isdecimal() else 0
    return [
        {name: request.POST.get(f"{ROWS}-{at}-{name}", "").strip() for name in NAMES}
        for at in range(total)
    ]


def _changed(request: HttpRequest, rows: list[dict]) -> list[dict] | None:
    """The rows as the pressed button leaves them; None when no such button was pressed."""
    if request.POST.get("add") == ROWS:
        return [*rows, dict.fromkeys(NAMES, "")][:MOST_ROWS]
    place = request.POST.get("remove", "").removeprefix(f"{ROWS}-")
    if place.isascii() and place.isdecimal():
        return [row for at, row in enumerate(rows) if at != int(place)] or [{}]
    return None


def _begun(rows: list[dict]):
    return ComponentFormSet(initial=rows, prefix=ROWS)


def _judged(rows: list[dict]):
    data = {f"{ROWS}-TOTAL_FORMS": str(len(rows)), f"{ROWS}-INITIAL_FORMS": "0"}
    for at, row in enumerate(rows):
        data |= {f"{ROWS}-{at}-{name}": text for name, text in row.items()}
    return ComponentFormSet(data, prefix=ROWS)


def _context(case: Case, record: Contract, *, day=None, rows=None, form=None) -> dict:
    over = record.maintenance_only(case.today)
    first = (
        [{"kind": tariffs.MAINTENANCE}] if over else [{"kind": "rental"}, {"kind": "maintenance"}]
    )
    return {
        "case": case,
        "record": record,
        "title": _("Tariff"),
        "step": record.STEPS[PROPOSE],
        "version": record.version,
        "withheld": case.withheld(record, PROPOSE),
        "unanswerable": case.withheld(record, ANSWER),
        "waiting": tariffs.waiting(record.tariffs),
        "current": record.tariff_on(case.today),
        "entries": record.tariffs[::-1],
        "maintenance_only": over,
        "day": day or FirstDayForm(),
        "rows": rows or _begun(first),
        "form": form or AgreeTariffForm(),
    }
