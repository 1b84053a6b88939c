"""A paper that is written on one page, read on the next and then sent: nothing goes out unread."""

from typing import ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.documents.papers.paper import Paper
from portal.documents.posted import posted
from portal.rules.refusal import Refusal, Refused
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.perform import foresee, perform

from ...meanwhile import changes_of
from ...models import DevelopmentRequest
from ..opened import receivers
from .opened import opened_development

PREVIEW = "requests/development/preview.html"


class Writing:
    """What the pages of request and conclusion have in common; each says what is its own."""

    step: ClassVar[str]
    page: ClassVar[str]
    template: ClassVar[str]
    form: ClassVar[type[forms.Form]]

    def __init__(self, request: HttpRequest, number: str) -> None:
        self.request, self.number = request, number
        self._open()

    def initial(self) -> dict:
        return {}

    def paper(self, form: forms.Form) -> Paper:
        raise NotImplementedError

    def told(self, record: DevelopmentRequest) -> str:
        """What the page says when the paper is sent."""
        raise NotImplementedError

    def keep(self, typed: dict, version: int) -> None:
        """Keep what was typed, where it is kept before it is sent. Raises `Refused`."""

    def context(self) -> dict:
        return {}

    def response(self) -> HttpResponse:
        if self.request.method == "POST":
            return self._post()
        context = self._context(self.form(initial=self.initial()))
        return render(self.request, self.template, context | {"refusal": context["withheld"]})

    def _post(self) -> HttpResponse:
        version = posted_version(self.request)
        typed, unkept = posted(self.request, self.form)
        if "edit" in self.request.POST:
            return self._shown(self.form(initial=typed), version)
        form = self.form(typed)
        if "send" not in self.request.POST:
            try:
                self.keep(typed, version)
            except Refused as refused:
                return self._refused(form, refused.refusal, version)
            version = self.record.version
        if "save" in self.request.POST and not unkept:
            return redirect(self.page, self.number)
        valid = form.is_valid()
        for name, reasons in unkept.items():
            form.add_error(name, reasons)
        if unkept or not valid:
            return self._shown(form, version, status=422)
        if "send" in self.request.POST:
            return self._send(form, typed, version)
        refusal = foresee(
            self.record, self.step, actor=self.request.actor, version=version,
            parts=self.case.parts, moment=self.case.moment, **typed,
        )  # fmt: skip
        if refusal is not None:
            return self._refused(form, refusal, version)
        step = self.record.STEPS[self.step]
        context = {"case": self.case, "record": self.record, "version": version, "form": form}
        context |= {"step": step, "paper": self.paper(form), "page": self.page}
        return render(self.request, PREVIEW, context | receivers(self.case, step))

    def _send(self, form: forms.Form, typed: dict, version: int) -> HttpResponse:
        """The same submit again answers as the first did."""
        answer = perform(self.record, self.step, actor=self.request.actor, version=version, **typed)
        if isinstance(answer, Refusal):
            return self._refused(form, answer, version)
        messages.success(self.request, self.told(answer.record))
        return redirect("workplace:case", self.number)

    def _refused(self, form: forms.Form, refusal: Refusal, version: int) -> HttpResponse:
        """The page as it is now, with what was typed; after "stale" with the new version."""
        self._open()
        if refusal.fields:
            # Errors of fields stand at the fields and in their summary: no third place for them.
            form.errors.clear()
            show_on_form(refusal, form)
            return self._shown(form, version, status=refusal.status)
        context = self._context(form) | {"changes": changes_of(refusal)}
        return refusal_response(self.request, refusal, self.template, context)

    def _shown(self, form: forms.Form, version: int, status: int = 200) -> HttpResponse:
        context = self._context(form) | {"version": version}
        return render(self.request, self.template, context, status=status)

    def _open(self) -> None:
        self.case, self.record = opened_development(self.request, self.number)

    def _context(self, form: forms.Form) -> dict:
        return {
            "case": self.case,
            "record": self.record,
            "version": self.record.version,
            "form": form,
            "step": self.record.STEPS[self.step],
            "withheld": self.case.withheld(self.record, self.step),
        } | self.context()
