"""What the parts of the case file ask of requests and conclusions."""

from collections.abc import Iterable

from django import template

from portal.documents.models import Document
from requests_app.annexes.shown import ShownAnnex, annex_of
from requests_app.criteria import Judged, judged
from requests_app.models import AutomationRequest, Conclusion

register = template.Library()


@register.simple_tag
def filed_annex(request: AutomationRequest, documents: Iterable[Document]) -> ShownAnnex:
    """The ten rows of a filed request with its files, which the page has read already."""
    return annex_of(request, documents)


@register.filter
def judged_criteria(conclusion: Conclusion) -> list[Judged]:
    """The three criteria with what is kept of each."""
    return judged(conclusion.criteria)
