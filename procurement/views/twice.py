"""A step that is asked for in a form, looked at once more, and confirmed.

What was typed travels from page to page in the pages themselves: going back, an error or somebody
else's change loses nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.models import Record
from portal.workflow.perform import Done, foresee, perform
from requests_app.meanwhile import changes_of

Opened = Callable[[HttpRequest, str], tuple[Case, Record]]


@dataclass(frozen=True, slots=True)
class Twice:
    """The two pages of a step: `template` asks, `preview` shows what would come of it.

    `context` and `foreseen` give what is particular to each; `done` answers when the step was taken.
    """

    step: str
    form: type[Form]
    opened: Opened
    template: str
    preview: str
    context: Callable[[Case, Record], dict]
    foreseen: Callable[[Case, Record, Form], dict]
    done: Callable[[HttpRequest, Done], HttpResponse]
    # A page that is read as well: why its step is withheld stands in it, not above it.
    read: bool = False

    def asked(self, request: HttpRequest, case: Case, record: Record, **kwargs) -> HttpResponse:
        """The page as it is first seen; `kwargs` fill the form."""
        context = self._page(case, record, self.form(**kwargs))
        context["refusal"] = None if self.read else context["withheld"]
        return render(request, self.template, context)

    def posted(self, request: HttpRequest, case: Case, record: Record) -> HttpResponse:
        """Look at what would come of it, go back with everything kept, or do it."""
        version = posted_version(request)
        if "edit" in request.POST:
            form = self.form(initial=request.POST.dict())
            return render(request, self.template, self._page(case, record, form, version))
        form = self.form(request.POST)
        if not form.is_valid():
            context = self._page(case, record, form, version)
            return render(request, self.template, context, status=422)
        typed = {name: request.POST.get(name, "") for name in form.fields}
        if "send" in request.POST:
            return self._take(request, record, form, version, typed)
        refusal = foresee(
            record, self.step, actor=request.actor, version=version,
            parts=case.parts, moment=case.moment, **typed,
        )  # fmt: skip
        if refusal is not None:
            return self._refused(request, case, record, form, version, refusal)
        context = self._page(case, record, form, version) | self.foreseen(case, record, form)
        return render(request, self.preview, context)

    def _take(
        self, request: HttpRequest, record: Record, form: Form, version: int, typed: dict
    ) -> HttpResponse:
        """The same submit again answers as the first did."""
        answer = perform(record, self.step, actor=request.actor, version=version, **typed)
        if not isinstance(answer, Refusal):
            return self.done(request, answer)
        case, record = self.opened(request, record.project.number)
        return self._refused(request, case, record, form, version, answer)

    def _refused(
        self,
        request: HttpRequest,
        case: Case,
        record: Record,
        form: Form,
        version: int,
        refusal: Refusal,
    ) -> HttpResponse:
        """The page as it is now, with what was typed. After "stale" the form carries the new version."""
        if refusal.fields:
            # Errors of fields stand at the fields and in their summary: no third place for them.
            show_on_form(refusal, form)
            context = self._page(case, record, form, version)
            return render(request, self.template, context, status=refusal.status)
        context = self._page(case, record, form) | {"changes": changes_of(refusal)}
        return refusal_response(request, refusal, self.template, context)

    def _page(self, case: Case, record: Record, form: Form, version: int | None = None) -> dict:
        step = record.STEPS[self.step]
        return {
            "case": case,
            "record": record,
            "step": step,
            "title": step.title,
            "form": form,
            "version": record.version if version is None else version,
            "withheld": case.withheld(record, self.step),
        } | self.context(case, record)
