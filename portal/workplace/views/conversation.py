"""All the messages of a case, and writing another: also where the form of the case file leads."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refused
from portal.web import keyset
from portal.web.refusals import refusal_response
from portal.workflow.conversation import write_message
from portal.workflow.models import Record
from portal.workplace.conversation import Conversation

TEMPLATE = "workplace/conversation.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: HttpRequest, number: str) -> HttpResponse:
    records = Record.objects.visible_to(request.actor).filter(project__number=number)
    records = list(records.select_related("project").order_by("pk"))
    if not records:
        raise Http404
    talk = Conversation(records, request.actor)
    if request.method == "POST":
        return _write(request, talk)
    return render(request, TEMPLATE, _context(request, talk, talk.form()))


def _write(request: HttpRequest, talk: Conversation) -> HttpResponse:
    """What was typed stays in the form whatever is wrong with it."""
    form = talk.form(request.POST)
    if not form.is_valid():
        return render(request, TEMPLATE, _context(request, talk, form), status=422)
    sent = form.cleaned_data
    record = next(record for record in talk.open if record.pk == sent["record"])
    try:
        message = write_message(record, sent["text"], actor=request.actor, key=sent["key"])
    except Refused as refused:
        return refusal_response(request, refused.refusal, TEMPLATE, _context(request, talk, form))
    messages.success(request, _("The message is written. The other participants are told."))
    return redirect(f"{reverse('workplace:case', args=[talk.number])}#message-{message.pk}")


def _context(request: HttpRequest, talk: Conversation, form) -> dict:
    page = keyset.page(talk.rows, request.GET)
    return {"talk": talk, "paged": page, "rows": talk.with_records(page.rows), "form": form}
