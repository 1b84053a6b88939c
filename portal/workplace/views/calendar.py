"""The calendar of working days: everybody reads it, an administrator changes it."""

import re
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from portal.web.refusals import refusal_response, show_on_form
from portal.web.words import WEEKDAYS
from portal.workdays import actions, clock
from portal.workdays.calendar import CalendarTooShort, current
from portal.workdays.models import CalendarYear
from portal.workflow import calendar_changes
from portal.workplace.forms.calendar import TransferForm
from portal.workplace.public.months import months, special_days

SHOWN = 200  # rows of the preview; beyond that only their number says anything


def administrators_only(view):
    """404 for everybody else: who may not change the calendar has no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        actor = getattr(request, "actor", None)
        if actor is None or not actor.is_administrator:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    today, in_force = clock.today(), current()
    asked = request.GET.get("year") or str(today.year)
    years = range(in_force.days[0].date.year, in_force.days[-1].date.year + 1)
    if not re.fullmatch("[0-9]{4}", asked) or int(asked) not in years:
        raise Http404
    year = int(asked)
    shown = months(in_force, year)
    context = {
        "year": year,
        "before": year - 1 if year - 1 in years else None,
        "after": year + 1 if year + 1 in years else None,
        "today": today,
        "months": shown,
        "weekdays": WEEKDAYS,
        "working": sum(month.working for month in shown),
        "special": special_days(in_force, year),
        "confirmed": year not in in_force.unconfirmed,
    }
    return render(request, "workplace/calendar.html", context)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request: HttpRequest) -> HttpResponse:
    """Asks, shows which running terms would move, and on a second yes moves the day off."""
    form = TransferForm(request.POST or None)
    if not form.is_valid():
        return _asked(request, form)
    if "change" in request.POST:
        return _asked(request, TransferForm(initial=form.cleaned_data))
    off, work, reason = (form.cleaned_data[name] for name in ("off", "work", "reason"))
    try:
        if "confirm" not in request.POST:
            moved = calendar_changes.preview_transfer(off, work)
            context = {"form": form, "moved": moved[:SHOWN], "count": len(moved)}
            return render(request, "workplace/calendar_preview.html", context)
        moved = calendar_changes.transfer_day(off, work, reason, actor=request.actor)
    except actions.ChangeRefused as refused:
        show_on_form(refused.refusal, form)
    except CalendarTooShort as short:
        form.add_error(None, str(short))
    else:
        messages.success(request, _said(len(moved)))
        return redirect(f"{reverse('workplace:calendar')}?year={off.year}")
    return _asked(request, form)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_year(request: HttpRequest, year: int) -> HttpResponse:
    """Asks once, showing what is confirmed; a confirmed year has nothing more to ask."""
    row = get_object_or_404(CalendarYear, pk=year)
    context = {"year": row, "special": special_days(current(), year)}
    template = "workplace/calendar_confirm.html"
    if request.method != "POST":
        return render(request, template, context)
    try:
        actions.confirm_year(year, by=request.actor)
    except actions.ChangeRefused as refused:
        return refusal_response(request, refused.refusal, template, context)
    messages.success(request, _("The year %(year)s is confirmed.") % {"year": year})
    return redirect(f"{reverse('workplace:calendar')}?year={year}")


def _asked(request: HttpRequest, form: TransferForm) -> HttpResponse:
    wrong = form.is_bound and bool(form.errors)
    context = {"form": form}
    return render(
        request, "workplace/calendar_transfer.html", context, status=422 if wrong else 200
    )


def _said(count: int) -> str:
    if not count:
        return _("The day off was moved. No running term changed.")
    return ngettext(
        "The day off was moved, and %(count)d running term with it.",
        "The day off was moved, and %(count)d running terms with it.",
        count,
    ) % {"count": count}
