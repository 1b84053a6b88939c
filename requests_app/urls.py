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
from .views.development import asking, discussion
from .views.development import conclusion as development_conclusion
from .views.development import papers as development_papers
from .views.development import start as development_start

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
    path("cases/<word:number>/development/", asking.ask, name="development"),
    path(
        "cases/<word:number>/development/start/", development_start.start, name="development-start"
    ),
    path("cases/<word:number>/development/discard/", asking.discard, name="development-discard"),
    path(
        "cases/<word:number>/development/conclusion/",
        development_conclusion.conclusion,
        name="development-conclusion",
    ),
    path("cases/<word:number>/development/discussion/", discussion.discussion, name="discussion"),
    path(
        "cases/<word:number>/developments/<int:pk>/<slug:name>.pdf",
        development_papers.as_pdf,
        name="development-pdf",
    ),
    path(
        "cases/<word:number>/developments/<int:pk>/<slug:name>/",
        development_papers.paper,
        name="development-paper",
    ),
]
