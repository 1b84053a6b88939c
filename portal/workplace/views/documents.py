"""Fetching a file: only for those who may see a record it belongs to."""

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.documents.models import Document
from portal.documents.serving import served
from portal.workflow.models import Attachment, Record


@require_safe
@officer_required
def document(request: HttpRequest, key) -> HttpResponse:
    """404 for a stranger: that a file exists is nobody else's business.

    An upload that belongs to no record yet is seen by the organisation that uploaded it.
    """
    attached = Attachment.objects.filter(document=OuterRef("pk"))
    shown = Exists(attached.filter(record__in=Record.objects.visible_to(request.actor)))
    own = Q(organisation=request.actor.organisation_id) & ~Exists(attached)
    return served(get_object_or_404(Document.objects.filter(shown | own), key=key))
