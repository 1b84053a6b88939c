"""One announced tender, as everybody may see it."""

from django.http import Http404

from ...models import Tender
from ...selectors import published_tenders


def opened_tender(number: str) -> Tender:
    """By the number of its project, or by its key; Http404 for one that was never announced."""
    rows = published_tenders().select_related("project", "filer", "design_task", "winner__filer")
    if number.isascii() and number.isdecimal() and len(number) < 19:
        rows = rows.filter(pk=int(number))
    else:
        rows = rows.filter(project__number=number)
    found = rows.order_by("-pk").first()
    if found is None:
        raise Http404
    return found
