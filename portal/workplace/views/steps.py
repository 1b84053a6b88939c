"""The page on which a step is taken: what it does, under which clause, what follows."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.accounts.actor import Actor
from portal.documents.posted import posted
from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.clauses import TERMS
from portal.rules.refusal import OURS, Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.models import Record
from portal.workflow.perform import perform
from portal.workflow.steps import Step
from portal.workplace import kinds
from portal.workplace.casefile import CaseFile
from portal.workplace.timeline import changes_since

TEMPLATE = "workplace/step.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: str, kind: str, step: str) -> HttpResponse:
    """A step that has a page of its own is shown there; it may be taken here all the same."""
    case = CaseFile.of(number, request.actor)
    record = case.awaiting(kind, step)
    taken = record and record.STEPS.get(step)
    if taken is None or taken.actors == {Role.SYSTEM}:
        raise Http404
    if request.method == "POST":
        return _take(request, record, taken)
    if own := _own_page(record, taken, request.actor):
        return redirect(own)
    begins_with = record.begins_with(step, request.actor)
    form = taken.requires(initial=begins_with) if taken.requires else None
    context = _context(case, record, taken, form)
    context["refusal"] = context["withheld"]
    return render(request, TEMPLATE, context)


def _own_page(record: Record, step: Step, actor: Actor) -> str:
    """Where a record is written nobody but its filer may go."""
    if step.key in kinds.FILING_STEPS and record.filer_id != actor.organisation_id:
        return ""
    return kinds.own_page(record, step)


def _take(request: HttpRequest, record: Record, step: Step) -> HttpResponse:
    """The same submit again answers as the first did, so a double click does no harm."""
    typed, unkept = posted(request, step.requires)
    form = step.requires(typed) if step.requires else None
    version = posted_version(request)
    number = record.project.number
    if unkept:
        answer = Refusal(
            "file-invalid", OURS, _("Correct the errors and send again."), fields=unkept
        )
    else:
        answer = perform(record, step.name, actor=request.actor, version=version, **typed)
    if not isinstance(answer, Refusal):
        messages.success(request, _("Done: %(step)s.") % {"step": step.title})
        return redirect("workplace:case", number)
    # What the database says now: the record in hand may be older than the refusal.
    case = CaseFile.of(number, request.actor)
    record = next(same for same in case.records if same.pk == record.pk)
    if form is not None:
        form.errors.clear()  # the refusal says all there is to say about the fields
    context = _context(case, record, step, form)
    if form is not None and answer.fields:
        # Errors of fields stand at the fields and in their summary: no third place for them.
        show_on_form(answer, form)
        return render(request, TEMPLATE, context, status=answer.status)
    if answer.code == "stale":
        context["changes"] = changes_since(record.pk, version)
    return refusal_response(request, answer, TEMPLATE, context)


def _context(case: CaseFile, record: Record, step: Step, form) -> dict:
    return {
        "case": case,
        "record": record,
        "step": step,
        "form": form,
        "withheld": case.withheld(record, step.name),
        "terms": [TERMS[code] for code in step.starts],
        "delivers": _role_names(step.delivers),
        "tells": _role_names(role for role in step.tells if role not in step.delivers),
    }


def _role_names(roles) -> list[str]:
    return [str(ROLE_NAMES[Role(role)]) for role in roles]
