"""What steps of requests bring about in conclusions, and the other way round."""

from portal.documents.actions import mark_attached
from portal.workflow.consequences import after
from portal.workflow.models import Attachment
from portal.workflow.perform import also
from portal.workflow.steps import Act

from .annexes.facts import document_keys, documents_of
from .models import AutomationRequest, Conclusion


@after("request.submit")
def attach_documents(request: AutomationRequest, act: Act, data: dict) -> None:
    """The files in its rows belong to the request from now on: who may see it may fetch them."""
    sections = document_keys(request.ANNEX, request.sections)
    documents = list(documents_of(request.ANNEX, request.sections, request.filer).values())
    Attachment.objects.bulk_create(
        [
            Attachment(record_id=request.pk, document=document, section=sections[document.key])
            for document in documents
        ],
        ignore_conflicts=True,
    )
    mark_attached(documents, at=act.moment)


@after("request.accept")
def open_conclusion(request: AutomationRequest, act: Act, data: dict) -> None:
    """A conclusion is opened, private to the integrator until issued (clause 11)."""
    integrator = act.actor.organisation
    Conclusion.objects.create(
        project_id=request.project_id, title=request.title, filer=integrator,
        private_to=integrator, created_at=act.moment, changed_at=act.moment,
    )  # fmt: skip


@after("conclusion.issue")
def deliver_to_the_ministry(conclusion: Conclusion, act: Act, data: dict) -> None:
    """The request is concluded and the ministry's three working days begin (clause 13)."""
    requests = AutomationRequest.objects.filter(project=conclusion.project_id)
    also(requests.latest("pk"), "receive_conclusion", act)
