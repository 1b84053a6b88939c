"""Pages of the steps in the life of a contract: what the step rests on, one form, what follows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
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
from portal.workflow.models.record import Kind
from portal.workflow.perform import perform
from requests_app.meanwhile import changes_of
from requests_app.views.opened import receivers

from ...models import Contract


@dataclass(frozen=True, slots=True)
class Page:
    """One step and its page; `about` is what the page shows besides the form."""

    step: str
    template: str
    about: Callable[[Case, Contract], dict]


def opened_for(request: HttpRequest, number: str, step: str) -> tuple[Case, Contract]:
    """The contract of the case that the step concerns; Http404 where there is none to be seen.

    A failed contract has a successor: the step of the one is not taken on the other.
    """
    case = Case.of(number, request.actor)
    record = case.awaiting(Kind.CONTRACT, step)
    if record is None:
        raise Http404
    return case, record


def view_of(page: Page) -> Callable[..., HttpResponse]:
    """The view of a page: everybody who sees the contract reads it, the form is whose step it is."""

    @never_cache
    @officer_required
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, number: str) -> HttpResponse:
        case, record = opened_for(request, number, page.step)
        form_class = record.STEPS[page.step].requires
        if request.method == "POST":
            return _take(request, page, record, form_class)
        context = _context(page, case, record, form_class and form_class())
        return render(request, page.template, context | {"refusal": context["withheld"]})

    return view


def _take(
    request: HttpRequest, page: Page, record: Contract, form_class: type[Form] | None
) -> HttpResponse:
    """The same submit again answers as the first did; of a refusal nothing typed is lost."""
    typed, unkept = posted(request, form_class)
    version, number = posted_version(request), record.project.number
    if unkept:
        message = _("Correct the errors and send again.")
        answer = Refusal("file-invalid", OURS, message, fields=unkept)
    else:
        answer = perform(record, page.step, actor=request.actor, version=version, **typed)
    if not isinstance(answer, Refusal):
        messages.success(request, _("Done: %(step)s.") % {"step": answer.step.title})
        return redirect("workplace:case", number)
    case = Case.of(number, request.actor)
    record = next(each for each in case.records if each.pk == record.pk)
    form = form_class(typed) if form_class else None
    if form is not None:
        form.errors.clear()  # the refusal says all there is to say about the fields
    context = _context(page, case, record, form) | {"changes": changes_of(answer)}
    if form is not None and answer.fields:
        show_on_form(answer, form)
        context["version"] = version
        return render(request, page.template, context, status=answer.status)
    return refusal_response(request, answer, page.template, context)


def _context(page: Page, case: Case, record: Contract, form: Form | None) -> dict:
    step = record.STEPS[page.step]
    return {
        "case": case,
        "record": record,
        "step": step,
        "title": step.title,
        "form": form,
        "version": record.version,
        "withheld": case.withheld(record, page.step),
        "terms": [TERMS[code] for code in step.starts],
        "receivers": receivers(case, step),
    } | page.about(case, record)
