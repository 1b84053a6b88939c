"""My work: what the reader's organisation holds, what waits for it, drafts, cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.accounts.access import officer_required
from portal.web import keyset
from portal.workflow.models.record import RECORD_MODELS
from portal.workplace import kinds, selectors

LONGEST_SEARCH = 200


@never_cache
@officer_required
def my_work(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    text = request.GET.get("text", "").replace("\0", "").strip()[:LONGEST_SEARCH]
    states = case_states()
    if state not in states:
        state = ""
    files = kinds.filed_by(request.actor)
    cases = selectors.cases_of(request.actor, state=state, text=text)
    return render(
        request,
        "workplace/my_work.html",
        {
            "held": _shown(selectors.held_by(request.actor)),
            "waiting": _shown(selectors.waiting_for(request.actor)),
            "drafts": _shown(selectors.drafts_of(request.actor)),
            "cases": keyset.page(cases, request.GET),
            "states": states,
            "state": state,
            "text": text,
            "files": files,
            "start_page": kinds.start_page(files),
        },
    )


def case_states() -> dict[str, str]:
    """The states a case may be filtered by; a draft has no case yet."""
    return {
        value: str(label)
        for kind in kinds.OPENING
        if kind in RECORD_MODELS
        for value, label in RECORD_MODELS[kind].STATES.choices
        if value != RECORD_MODELS[kind].first_state()
    }


def _shown(rows: list) -> dict:
    return {"rows": rows[: selectors.SHOWN], "more": len(rows) > selectors.SHOWN}
