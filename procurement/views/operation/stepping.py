"""The pages of steps that show what the step rests on and what follows, around one form."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.documents.posted import posted
from portal.rules.clauses import TERMS
from portal.rules.refusal import OURS, Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.models import Record
from portal.workflow.perform import perform
from portal.workflow.steps import Step
from requests_app.meanwhile import changes_of
from requests_app.views.opened import receivers

View = Callable[..., HttpResponse]
CASE = "workplace:case"


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step and its page.

    `form` is given where the page asks more than the step; `prepare` then makes the data of the
    step from what was typed. `about` is what the page shows besides, `initial` what stands in the
    form at first.
    """

    kind: str
    step: str
    template: str
    about: Callable[[Case, Record], dict] = lambda case, record: {}
    initial: Callable[[Case, Record], dict] = lambda case, record: {}
    form: type[forms.Form] | None = None
    prepare: Callable[[Case, Record, dict], dict] = lambda case, record, typed: typed
    leads_to: str = CASE

    def step_of(self, record: Record) -> Step:
        return record.STEPS[self.step]

    def form_of(self, record: Record) -> type[forms.Form] | None:
        return self.form or self.step_of(record).requires


def opened(request: HttpRequest, number: str, kind: str) -> tuple[Case, Record]:
    """The case and its latest record of this kind; Http404 for who may not see it."""
    case = Case.of(number, request.actor)
    record = case.latest(kind)
    if record is None:
        raise Http404
    return case, record


def page_of(page: StepPage) -> View:
    """The view of a step's page: everybody who sees the record reads it, the form is whose step it is."""

    @never_cache
    @officer_required
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, number: str) -> HttpResponse:
        case, record = opened(request, number, page.kind)
        if request.method == "POST":
            return _take(request, page, case, record)
        made = page.form_of(record)
        form = made(initial=page.initial(case, record)) if made else None
        context = context_of(page, case, record, form)
        return render(request, page.template, context | {"refusal": context["withheld"]})

    return view


def _take(request: HttpRequest, page: StepPage, case: Case, record: Record) -> HttpResponse:
    """The same submit again answers as the first did; of a refusal nothing typed is lost."""
    step, made = page.step_of(record), page.form_of(record)
    typed, unkept = posted(request, made)
    version, number = posted_version(request), record.project.number
    if unkept:
        message = _("Correct the errors and send again.")
        answer = Refusal("file-invalid", OURS, message, fields=unkept)
    else:
        data = page.prepare(case, record, typed)
        answer = perform(record, step.name, actor=request.actor, version=version, **data)
    if not isinstance(answer, Refusal):
        messages.success(request, _("Done: %(step)s.") % {"step": step.title})
        return redirect(page.leads_to, number)
    case, record = opened(request, number, page.kind)
    form = made(typed) if made else None
    if form is not None:
        form.errors.clear()  # the refusal says all there is to say about the fields
    context = context_of(page, case, record, form) | {"changes": changes_of(answer)}
    if form is not None and answer.fields:
        show_on_form(answer, form)
        return render(request, page.template, context, status=answer.status)
    return refusal_response(request, answer, page.template, context)


def context_of(page: StepPage, case: Case, record: Record, form: forms.Form | None) -> dict:
    step = page.step_of(record)
    return {
        "case": case,
        "record": record,
        "step": step,
        "form": form,
        "withheld": case.withheld(record, step.name),
        "terms": [TERMS[code] for code in step.starts],
        "receivers": receivers(case, step),
        "leads_to": page.leads_to,
    } | page.about(case, record)
