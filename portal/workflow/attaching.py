"""Documents that come with a step: the actor's own, attached to the record by it."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.documents.actions import mark_attached
from portal.documents.models import Document
from portal.rules.refusal import OURS, Refusal, Refused

from .models import Attachment, Record
from .steps import Act, Step


def refuse_foreign(data: dict, actor: Actor) -> None:
    """Raises `Refused` for a file of another organisation, as for one that is not there."""
    message = _("The file is not there any more. Attach it again.")
    fields = {
        name: [message]
        for name, document in _documents(data).items()
        if document.organisation_id != actor.organisation_id
    }
    if fields:
        raise Refused(Refusal("document-unknown", OURS, message, fields=fields))


def attach(record: Record, step: Step, data: dict, act: Act) -> None:
    """Who may see the record may fetch them from now on; they are no orphans any more."""
    documents = list(_documents(data).values())
    if not documents:
        return
    Attachment.objects.bulk_create(
        [
            Attachment(record_id=record.pk, document=document, section=step.name[:40])
            for document in documents
        ],
        ignore_conflicts=True,
    )
    mark_attached(documents, at=act.moment)


def _documents(data: dict) -> dict[str, Document]:
    return {name: value for name, value in data.items() if isinstance(value, Document)}
