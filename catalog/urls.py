"""Addresses of the registers."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from catalog.views import catalogue, entries, loads, registers
from portal.web import converters  # noqa: F401 - makes <word:…> known

app_name = "catalog"
REGISTER = "(?P<register>objects|services)"
ENDING = "(?P<ending>csv|xlsx)"
LOAD = rf"^registers/{REGISTER}/imports/(?P<pk>[0-9]{{1,18}})/"
urlpatterns = [
    path("catalogue/", catalogue.services, name="catalogue"),
    re_path(r"^catalogue/table\.(?P<ending>csv|xlsx)$", catalogue.table, name="catalogue-table"),
    path("catalogue/<word:number>/", catalogue.service, name="ic-service"),
    path("catalogue/<word:number>/card.json", catalogue.data, name="ic-service-data"),
    path("registers/", RedirectView.as_view(pattern_name="catalog:objects"), name="registers"),
    path("registers/objects/", registers.entries, {"register": "objects"}, name="objects"),
    path("registers/services/", registers.entries, {"register": "services"}, name="services"),
    re_path(
        rf"^registers/{REGISTER}/table\.{ENDING}$",
        registers.table,
        name="table",
    ),
    # A number has a digit in it, so none is taken for these.
    re_path(rf"^registers/{REGISTER}/new/$", entries.new, name="new-entry"),
    re_path(rf"^registers/{REGISTER}/imports/$", loads.loads, name="loads"),
    re_path(
        rf"^registers/{REGISTER}/imports/template\.{ENDING}$", loads.template, name="load-template"
    ),
    re_path(rf"{LOAD}$", loads.load, name="load"),
    re_path(rf"{LOAD}progress/$", loads.progress, name="load-progress"),
    re_path(rf"{LOAD}(?P<decision>confirm|discard)/$", loads.decide, name="load-decision"),
    re_path(rf"{LOAD}errors\.{ENDING}$", loads.wrong_rows, name="load-errors"),
    re_path(
        rf"^registers/{REGISTER}/(?P<number>[^/\x00]+)/change/$",
        entries.change,
        name="change-entry",
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
