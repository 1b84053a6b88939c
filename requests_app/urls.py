"""Addresses of requests and applications: writing, filing, review, conclusion, the ministry's papers."""

from django.urls import path

from portal.web import converters  # noqa: F401 - <word:…>

from .views import (
    conclusion,
    correction,
    decision,
    draft,
    filing,
    notice,
    papers,
    preview,
    saving,
    section,
    start,
    versions,
)

app_name = "requests"
urlpatterns = [
    path("requests/start/", start.start, name="start"),
    path("applications/start/", start.apply, name="apply"),
    path("requests/drafts/<int:pk>/", draft.draft, name="draft"),
    path("requests/drafts/<int:pk>/file/", filing.file, name="file"),
    path("requests/drafts/<int:pk>/discard/", draft.discard, name="discard"),
    path("requests/drafts/<int:pk>/<slug:key>/", section.section, name="section"),
    path("requests/drafts/<int:pk>/<slug:key>/save/", saving.save, name="save"),
    path("requests/drafts/<int:pk>/<slug:key>/upload/", saving.upload, name="upload"),
    path("cases/<word:number>/filed/", filing.filed, name="filed"),
    path("cases/<word:number>/return/", correction.return_for_correction, name="return"),
    path("cases/<word:number>/conclusion/", conclusion.conclusion, name="conclusion"),
    path("cases/<word:number>/conclusion/preview/", preview.preview, name="conclusion-preview"),
    path("cases/<word:number>/versions/", versions.versions, name="versions"),
    path("cases/<word:number>/decision/", decision.decision, name="decision"),
    path("cases/<word:number>/notice/", notice.notice, name="notice"),
    path("cases/<word:number>/papers/<word:name>/", papers.paper, name="paper"),
]
