"""Pages that only a person acting for an organisation may open."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django_htmx.http import HttpResponseClientRedirect

View = Callable[..., HttpResponse]


def officer_required(view: View) -> View:
    """A stranger signs in first; a person without an organisation is told so (403).

    For classes: `@method_decorator(officer_required, name="dispatch")`.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        if request.actor is None:
            return render(request, "accounts/no_organisation.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    address = request.get_full_path()
    htmx = getattr(request, "htmx", None)
    if htmx:
        # A fragment's own address is no page to come back to.
        address = htmx.current_url_abs_path or "/"
    response = redirect_to_login(address, resolve_url(settings.LOGIN_URL))
    # Not a redirect that htmx would follow and paste into the page.
    return HttpResponseClientRedirect(response.url) if htmx else response
