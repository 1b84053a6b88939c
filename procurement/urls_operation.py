"""Addresses from the readiness to the Catalogue."""

from django.urls import path

from .views.operation import (
    commissioning,
    conformity,
    dossier,
    entry,
    meeting,
    notices,
    papers,
    readiness,
    testing,
)

urlpatterns = [
    path("cases/<word:number>/testing/", testing.testing, name="testing"),
    path("cases/<word:number>/testing/equipment/", readiness.equipment, name="equipment"),
    path("cases/<word:number>/testing/readiness/", readiness.readiness, name="readiness"),
    path("cases/<word:number>/testing/environment/", conformity.environment, name="environment"),
    path("cases/<word:number>/testing/act/", conformity.security_act, name="security-act"),
    path("cases/<word:number>/testing/notice/", conformity.notice, name="tests-passed"),
    path("cases/<word:number>/testing/meeting/", meeting.convocation, name="convocation"),
    path("cases/<word:number>/testing/dossier/", dossier.dossier, name="dossier"),
    path("cases/<word:number>/commissioning/", commissioning.commissioning, name="commissioning"),
    path(
        "cases/<word:number>/commissioning/documentation/",
        commissioning.documentation,
        name="documentation",
    ),
    path(
        "cases/<word:number>/commissioning/protocol/",
        commissioning.protocol,
        name="commissioning-protocol",
    ),
    path(
        "cases/<word:number>/commissioning/notice/",
        notices.integrator_notice,
        name="integrator-notice",
    ),
    path(
        "cases/<word:number>/commissioning/ministry/",
        notices.ministry_notice,
        name="ministry-notice",
    ),
    path("cases/<word:number>/commissioning/entry/", entry.entry, name="catalogue-entry"),
    path(
        "cases/<word:number>/operation-papers/<slug:name>/",
        papers.paper,
        name="operation-paper",
    ),
    path(
        "cases/<word:number>/operation-papers/<slug:name>.pdf",
        papers.as_pdf,
        name="operation-paper-pdf",
    ),
]
