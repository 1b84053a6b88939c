"""What steps of requests and applications bring about in conclusions, and the other way round."""

from portal.documents.actions import mark_attached
from portal.workflow.consequences import after
from portal.workflow.models import Attachment
from portal.workflow.perform import also
from portal.workflow.steps import Act

from . import duplicates
from .annexes.facts import document_keys, documents_of
from .development import consequences as of_development  # noqa: F401 - registers its own
from .models import Conclusion, Initiative
from .selectors import initiative_of


@after("request.submit")
@after("application.submit")
def attach_documents(initiative: Initiative, act: Act, data: dict) -> None:
    """The files belong to the record from now on: who may see it may fetch them."""
    sections = document_keys(initiative.ANNEX, initiative.sections)
    documents = list(documents_of(initiative.ANNEX, initiative.sections, initiative.filer).values())
    Attachment.objects.bulk_create(
        [
            Attachment(record_id=initiative.pk, document=document, section=sections[document.key])
            for document in documents
        ],
        ignore_conflicts=True,
    )
    mark_attached(documents, at=act.moment)


@after("request.submit")
@after("application.submit")
def make_findable(initiative: Initiative, act: Act, data: dict) -> None:
    """From now on the duplicate search finds it (clause 11(3))."""
    duplicates.enter(initiative)


@after("request.accept")
@after("application.accept")
def open_conclusion(initiative: Initiative, act: Act, data: dict) -> None:
    """A conclusion is opened or goes on, private to the integrator until issued (clause 11).

    The duplicate search is run at once, so that no conclusion is written without it.
    """
    integrator = act.actor.organisation
    found = duplicates.found_for(initiative)
    waiting = _conclusion(initiative.project_id, Conclusion.State.SUSPENDED)
    if waiting is not None:
        waiting = also(waiting, "resume", act).record
        waiting.add_candidates(found, act)
        waiting.save(update_fields=["candidates", "searched_at"])
        return
    conclusion = Conclusion(
        project_id=initiative.project_id, title=initiative.title, filer=integrator,
        private_to=integrator, created_at=act.moment, changed_at=act.moment,
    )  # fmt: skip
    conclusion.add_candidates(found, act)
    conclusion.save()


@after("request.return_for_correction")
@after("application.return_for_correction")
def suspend_conclusion(initiative: Initiative, act: Act, data: dict) -> None:
    """What is written of the conclusion waits for the corrected version."""
    if conclusion := _conclusion(initiative.project_id, Conclusion.State.DRAFT):
        also(conclusion, "suspend", act)


@after("request.withdraw")
@after("application.withdraw")
def abandon_conclusion(initiative: Initiative, act: Act, data: dict) -> None:
    """Nobody writes on; what was withdrawn is no candidate for a duplicate any more."""
    unfinished = (Conclusion.State.DRAFT, Conclusion.State.SUSPENDED)
    if conclusion := _conclusion(initiative.project_id, *unfinished):
        also(conclusion, "abandon", act)
    duplicates.remove(initiative)


@after("request.refuse")
@after("application.refuse")
def forget_refused(initiative: Initiative, act: Act, data: dict) -> None:
    """Nothing is created on a refused request: a later one duplicates nothing."""
    duplicates.remove(initiative)


@after("request.order_creation")
@after("application.order_creation")
def start_project(initiative: Initiative, act: Act, data: dict) -> None:
    """A later request may duplicate a started project as well (clause 11(3))."""
    duplicates.enter_project(initiative)


@after("conclusion.issue")
def deliver_to_the_ministry(conclusion: Conclusion, act: Act, data: dict) -> None:
    """The request is concluded and the ministry's three working days begin (clause 13)."""
    also(initiative_of(conclusion.project_id), "receive_conclusion", act)


def _conclusion(project: int, *states: str) -> Conclusion | None:
    return Conclusion.objects.filter(project=project, state__in=states).order_by("-pk").first()
