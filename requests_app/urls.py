"""Addresses of requests: filing, the conclusion, the ministry's decision and its papers."""

from django.urls import path

from portal.web import converters  # noqa: F401 - <word:…>

from .views import conclusion, decision, draft, filing, notice, papers, start

app_name = "requests"
urlpatterns = [
    path("requests/start/", start.start, name="start"),
    path("requests/drafts/<int:pk>/", draft.draft, name="draft"),
    path("requests/drafts/<int:pk>/file/", filing.file, name="file"),
    path("cases/<str:number>/conclusion/", conclusion.conclusion, name="conclusion"),
    path("cases/<word:number>/decision/", decision.decision, name="decision"),
    path("cases/<word:number>/notice/", notice.notice, name="notice"),
    path("cases/<word:number>/papers/<word:name>/", papers.paper, name="paper"),
]
