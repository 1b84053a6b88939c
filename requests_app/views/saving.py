"""What a page's script asks while a person types: save this section, take this file. Answers in JSON."""

import re

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.accounts.access import officer_required
from portal.documents.actions import store
from portal.documents.content import InvalidFile
from portal.rules.refusal import Refusal, Refused
from portal.web.versions import posted_version
from portal.web.words import ALMATY
from portal.workdays import clock

from ..actions import UNFILED
from ..annexes.annex import Section
from ..annexes.facts import Facts
from ..annexes.files import FileKey
from ..annexes.typed import gather_section, rowset_of, without_blank_rows
from ..drafting import fingerprint, keep_section, refusal_of_scope
from ..models import Initiative
from .own import WRITABLE, own_section

FIELD = re.compile(r"(?P<list>[a-z_]+-[a-z_]+)-[0-9]{1,4}-(?P<name>[a-z_]+)")


@never_cache
@officer_required
@require_POST
def save(request: HttpRequest, pk: int, key: str) -> JsonResponse:
    """Keep the section as typed so far. 409 when a colleague changed it, 422 when refused."""
    record, section = own_section(pk, key, request.actor)
    typed = without_blank_rows(section, gather_section(section, request.POST))
    if refusal := refusal_of_scope(record, section, typed):
        return _refused(refusal)
    try:
        saved = keep_section(
            record, section, typed, actor=request.actor,
            version=posted_version(request), seen=request.POST.get("seen", ""),
        )  # fmt: skip
    except Refused as refused:
        return _refused(refused.refusal)
    time = clock.now().astimezone(ALMATY).strftime("%H:%M")
    return JsonResponse(
        {
            "version": saved.version,
            "seen": fingerprint(saved, key),
            "words": _("Saved %(time)s") % {"time": time},
        }
    )


@never_cache
@officer_required
@require_POST
def upload(request: HttpRequest, pk: int, key: str) -> JsonResponse:
    """Take the file of one field, named by `field`; answers the field's markup with the kept file."""
    record, section = own_section(pk, key, request.actor)
    if record.state not in WRITABLE:
        return _refused(UNFILED)
    field = request.POST.get("field", "")
    found = FIELD.fullmatch(field)
    rowset = found and rowset_of(section, found["list"])
    if not rowset or not isinstance(rowset.form.base_fields.get(found["name"]), FileKey):
        return JsonResponse({"code": "no-such-field"}, status=400)
    if "upload" not in request.FILES:
        return JsonResponse({"message": _("The file did not arrive. Choose it again.")}, status=422)
    try:
        document = store(request.FILES["upload"], actor=request.actor)
    except InvalidFile as invalid:
        return JsonResponse({"code": invalid.code, "message": str(invalid.message)}, status=422)
    return JsonResponse({"html": _drawn(record, section, field, str(document.key))})


def _drawn(record: Initiative, section: Section, field: str, key: str) -> str:
    """The field again, as the page draws it, with the file in it."""
    prefix, _dash, name = field.rpartition("-")
    rowset = rowset_of(section, prefix.rpartition("-")[0])
    facts = Facts(
        record.ANNEX, record.filer, {section.key: {rowset.key: [{name: key}]}}, record.language,
        judged=False,
    )  # fmt: skip
    return str(rowset.form({field: key}, prefix=prefix, facts=facts)[name])


def _refused(refusal: Refusal) -> JsonResponse:
    said = {"code": refusal.code, "clause": refusal.clause, "message": str(refusal.message)}
    return JsonResponse(said, status=refusal.status)
