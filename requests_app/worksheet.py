"""What is typed in the conclusion's workplace, and keeping what of it is complete."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.forms import Form

from portal.accounts.actor import Actor
from portal.rules.refusal import Refusal, Refused
from portal.workflow.locks import hold_calendar
from portal.workflow.models import Project
from portal.workflow.perform import perform

from .candidates import JudgementForm
from .criteria import CriterionForm
from .forms.conclusion import SearchForm
from .models import Conclusion

# The steps of a press of a button: (step, data).
Steps = list[tuple[str, dict]]


@dataclass
class Worksheet:
    """The three criteria, the judgements and the words of a new search.

    The criteria are kept together or not at all; each judgement stands by itself.
    """

    criteria: dict[str, CriterionForm]
    judgements: list[JudgementForm]
    search: SearchForm

    @classmethod
    def of(cls, record: Conclusion, data: Mapping | None = None) -> "Worksheet":
        """Filled with what is kept, or with what was typed."""
        return cls(
            CriterionForm.of(record.criteria, data),
            JudgementForm.of(record, data),
            SearchForm(data, use_required_attribute=False),
        )

    def complete(self) -> Steps:
        """What was typed and can be kept."""
        steps: Steps = []
        changed = {key: form for key, form in self.criteria.items() if form.has_changed()}
        if all(form.is_valid() for form in changed.values()):
            steps += [
                ("assess", {"criterion": key} | form.cleaned_data) for key, form in changed.items()
            ]
        steps += [
            ("judge_candidate", form.cleaned_data)
            for form in self.judgements
            if form.is_bound and form.has_changed() and form.is_valid()
        ]
        return steps

    def ask_for(self, *wanted: Form) -> bool:
        """Are these complete? What is wrong elsewhere waits: it stays typed, without a reproach."""
        for form in self.forms:
            if form not in wanted and form.is_bound:
                form.errors.clear()
        return all(form.is_valid() for form in wanted)

    @property
    def answers(self) -> list[Form]:
        return [*self.criteria.values(), *self.judgements]

    @property
    def forms(self) -> list[Form]:
        return [*self.answers, self.search]

    @property
    def unsaved(self) -> bool:
        """Something was typed that is not kept."""
        return any(form.is_bound and form.has_changed() for form in self.answers)


def keep(record: Conclusion, steps: Steps, *, actor: Actor, version: int) -> Conclusion:
    """Take the steps, all or none; nothing is done for what is kept already. Raises `Refused`.

    The project is locked around them, so that a second press of the button finds the first
    one's work done instead of half done.
    """
    with transaction.atomic():
        hold_calendar()
        Project.objects.select_for_update().get(pk=record.project_id)
        fresh = Conclusion.objects.get(pk=record.pk)
        for step, data in steps:
            if _kept(fresh, step, data):
                continue
            outcome = perform(record, step, actor=actor, version=version, **data)
            if isinstance(outcome, Refusal):
                raise Refused(outcome)
            version = outcome.record.version
    return Conclusion.objects.select_related("project", "filer").get(pk=record.pk)


def _kept(fresh: Conclusion, step: str, data: dict) -> bool:
    if step == "assess":
        said = {name: data[name] for name in ("outcome", "grounds")}
        return fresh.criteria.get(data["criterion"]) == said
    if step == "judge_candidate":
        said = {name: data[name] for name in ("verdict", "why")}
        return fresh.judgements.get(data["candidate"]) == said
    return False
