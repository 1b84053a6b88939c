"""A refusal on a page: the same page again, with the reason, under its HTTP status."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.rules.refusal import Refusal


def refusal_response(
    request: HttpRequest, refusal: Refusal, template: str, context: dict
) -> HttpResponse:
    """422, or 409 for a stale version, with `refusal` in the context of `template`.

    A form in the context gets the messages of the refused fields. HTMX gets only the
    panel, into `#refusal` of the page it has. What must not be seen raises Http404.
    """
    if refusal.status == 404:
        raise Http404(refusal.code)
    if getattr(request, "htmx", False) and not request.htmx.boosted:
        response = render(request, "web/refusal.html", {"refusal": refusal}, status=refusal.status)
        response["HX-Retarget"] = "#refusal"
        response["HX-Reswap"] = "innerHTML show:window:top"
        return response
    if (form := context.get("form")) is not None:
        show_on_form(refusal, form)
    return render(request, template, context | {"refusal": refusal}, status=refusal.status)


def show_on_form(refusal: Refusal, form) -> None:
    """What the refusal says about fields, at the fields; the rest above the form."""
    for name, messages in refusal.fields.items():
        form.add_error(name if name in form.fields else None, messages)
