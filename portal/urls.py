"""The composition root of addresses: the only place that sees every app's pages."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView

urlpatterns = [
    path("health", include("portal.web.urls_health")),
    # Kazakh has no prefix, and people type one; never to "//…", which would be another site.
    re_path(
        r"^kk/(?P<rest>(?![/\\]).*)$", RedirectView.as_view(url="/%(rest)s", query_string=True)
    ),
    *i18n_patterns(
        path("", include("portal.accounts.urls")),
        path("", include("catalog.urls")),
        path("", include("requests_app.urls")),
        path("", include("procurement.urls")),
        path("", include("portal.workplace.urls")),
        path("", include("portal.web.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "portal.web.errors.bad_request"
handler403 = "portal.web.errors.forbidden"
handler404 = "portal.web.errors.not_found"
handler500 = "portal.web.errors.server_error"
