"""The Rules, clause by clause: the order's words, our readings, where the portal enforces them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.rules.clauses import CLAUSES
from portal.rules.edition import EDITION, ORDER, RULES_TITLE
from portal.workplace.forms.rules import RulesForm
from portal.workplace.public.clauses import ClauseShown, chapters, neighbours
from portal.workplace.public.compliance import figures


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    form = RulesForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = chapters(asked.get("standing", ""), asked.get("text", ""))
    context = {
        "form": form,
        "filtered": any(asked.values()),
        "chapters": found,
        "count": sum(len(chapter.clauses) for chapter in found),
        "total": len(CLAUSES),
        "edition": EDITION,
        "order": ORDER,
        "rules_title": RULES_TITLE,
    }
    return render(request, "workplace/rules.html", context)


@require_safe
def clause(request: HttpRequest, number: str) -> HttpResponse:
    if number not in CLAUSES:
        raise Http404
    before, after = neighbours(number)
    context = {
        "shown": ClauseShown(CLAUSES[number]),
        "figures": figures(CLAUSES[number]),
        "before": before,
        "after": after,
        "edition": EDITION,
    }
    return render(request, "workplace/clause.html", context)
