"""What the parts of the case file ask of requests and conclusions."""

from collections.abc import Iterable

from django import template

from portal.workflow.models import Attachment
from requests_app.annex1.shown import Annex, shown
from requests_app.criteria import Judged, judged
from requests_app.models import AutomationRequest, Conclusion

register = template.Library()


@register.simple_tag
def filed_annex(request: AutomationRequest, attachments: Iterable[Attachment]) -> Annex:
    """The ten rows of a filed request; its files are among the attachments already read."""
    documents = {
        str(attachment.document.key): attachment.document
        for attachment in attachments
        if attachment.record_id == request.pk
    }
    return Annex(request.language, shown(request.sections, documents))


@register.filter
def judged_criteria(conclusion: Conclusion) -> list[Judged]:
    """The three criteria with what is kept of each."""
    return judged(conclusion.criteria)
