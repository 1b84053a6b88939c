"""Addresses of the registers."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from catalog.views import catalogue, registers
from portal.web import converters  # noqa: F401 - makes <word:…> known

app_name = "catalog"
urlpatterns = [
    path("catalogue/", catalogue.services, name="catalogue"),
    path("catalogue/<word:number>/", catalogue.service, name="ic-service"),
    path("registers/", RedirectView.as_view(pattern_name="catalog:objects"), name="registers"),
    path("registers/objects/", registers.entries, {"register": "objects"}, name="objects"),
    path("registers/services/", registers.entries, {"register": "services"}, name="services"),
    re_path(
        r"^registers/(?P<register>objects|services)/table\.(?P<ending>csv|xlsx)$",
        registers.table,
        name="table",
    ),
    path(
        "registers/objects/<word:number>/", registers.entry, {"register": "objects"}, name="object"
    ),
    path(
        "registers/services/<word:number>/",
        registers.entry,
        {"register": "services"},
        name="service",
    ),
]
