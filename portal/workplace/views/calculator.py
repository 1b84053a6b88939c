"""The term calculator: a date in, the due date with every counted and skipped day out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.rules.clauses import CLAUSES
from portal.rules.readings import READINGS
from portal.workdays import clock
from portal.workdays.calendar import CalendarTooShort, current
from portal.workplace.forms.calculator import CalculatorForm
from portal.workplace.public.clauses import ClauseShown
from portal.workplace.public.months import weekday


@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """The question and its answer are the address: it can be kept and sent to somebody."""
    if "start" not in request.GET:
        initial = {"start": clock.today(), "term": request.GET.get("term", "")}
        form = CalculatorForm(initial=initial)
        return render(request, "workplace/calculator.html", {"form": form})
    form = CalculatorForm(request.GET)
    answer = _answer(form) if form.is_valid() else {}
    if not answer:
        return render(request, "workplace/calculator.html", {"form": form}, status=422)
    # Unbound, so that the date stands there as the reader's language writes it.
    again = CalculatorForm(initial=form.cleaned_data)
    return render(request, "workplace/calculator.html", {"form": again} | answer)


def _answer(form: CalculatorForm) -> dict:
    """Due date, outer limit (X1) and readings; an error of the form beyond the calendar's end."""
    calendar, term = current(), form.chosen
    try:
        explained = calendar.explain(form.event_on, form.length.number)
        outer = calendar.add(form.event_on, term.outer.number) if term and term.outer else None
    except CalendarTooShort as short:
        form.add_error("start", str(short))
        return {}
    codes = dict.fromkeys((*explained.readings, *(term.readings if term else ())))
    return {
        "explained": explained,
        "start_weekday": weekday(explained.start),
        "days": [(day, weekday(day.date)) for day in explained.days],
        "outer": outer,
        "term": term,
        "shown": ClauseShown(CLAUSES[term.clause]) if term else None,
        "readings": [READINGS[code] for code in codes],
    }
