"""Forming the Commission by the customer's order (clause 36): the people are chosen, not typed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.models import Obligation
from portal.workflow.perform import foresee, perform
from requests_app.meanwhile import changes_of

from ...calling import bodies
from ...forms.commission import OrderForm
from ...models import Commission, Member
from ...selectors import latest_task, latest_tender
from .naming import PLACES, Naming, search
from .opened import opened_commission

TEMPLATE = "procurement/commission/forming.html"
PREVIEW = "procurement/commission/forming_preview.html"
STEP = "form"
TERM = "36.commission"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def forming(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_commission(request, number)
    if request.method == "POST":
        return _post(request, case, record)
    if record.state != Commission.State.FORMING:
        return redirect("workplace:case", number)
    context = _context(case, record, OrderForm(), Naming({}), request.GET)
    return render(request, TEMPLATE, context | {"refusal": context["withheld"]})


def _post(request: HttpRequest, case: Case, record: Commission) -> HttpResponse:
    """Search, name or dismiss somebody, look at the whole, or form: everything typed comes back."""
    version, naming = posted_version(request), Naming(request.POST)
    form = OrderForm(request.POST)
    if not request.POST.keys() & {"preview", "send"}:
        form = OrderForm(initial=request.POST.dict())
        context = _context(case, record, form, naming, request.POST)
        return render(request, TEMPLATE, context | {"version": version})
    typed = {name: request.POST.get(name, "") for name in form.fields} | naming.data
    if not form.is_valid() or naming.refusal:
        return _refused(request, case, record, form, naming, naming.refusal)
    if "send" in request.POST:
        answer = perform(record, STEP, actor=request.actor, version=version, **typed)
        if not isinstance(answer, Refusal):
            messages.success(request, _("The Commission is formed. Its members are told."))
            return redirect("workplace:case", record.project.number)
        case, record = opened_commission(request, record.project.number)
        return _refused(request, case, record, form, naming, answer)
    refusal = foresee(
        record, STEP, actor=request.actor, version=version,
        parts=case.parts, moment=case.moment, **typed,
    )  # fmt: skip
    if refusal is not None:
        return _refused(request, case, record, form, naming, refusal)
    context = _context(case, record, form, naming, request.POST) | {"version": version}
    return render(request, PREVIEW, context)


def _refused(
    request: HttpRequest,
    case: Case,
    record: Commission,
    form: OrderForm,
    naming: Naming,
    refusal: Refusal | None,
) -> HttpResponse:
    """What is wrong with the order stands at its fields, what is wrong with the people at their list."""
    fields = dict(refusal.fields) if refusal else {}
    people = [str(m) for name in PLACES.values() for m in fields.pop(name, [])]
    for name, said in fields.items():
        form.add_error(name if name in form.fields else None, said)
    if people:
        form.add_error(None, people)
    context = _context(case, record, form, naming, request.POST) | {"people_errors": people}
    if refusal is None or refusal.fields:
        return render(request, TEMPLATE, context, status=422)
    context["changes"] = changes_of(refusal)
    return refusal_response(request, refusal, TEMPLATE, context | {"form": form})


def _context(
    case: Case, record: Commission, form: OrderForm, naming: Naming, asked
) -> dict:  # `asked` holds what is searched for
    customer = record.filer
    task, tender = latest_task(record.project_id), latest_tender(record.project_id)
    return {
        "case": case,
        "record": record,
        "step": record.STEPS[STEP],
        "title": _("Form the Commission"),
        "form": form,
        "version": record.version,
        "naming": naming,
        "places": Member.Place.choices,
        "found": search(asked, naming, own=customer.bin),
        "bodies": bodies(),
        "withheld": case.withheld(record, STEP),
        "owed": Obligation.objects.filter(project=record.project_id, code=TERM).last(),
        "ppp": bool(task and task.ppp),
        "tender": tender,
    }
