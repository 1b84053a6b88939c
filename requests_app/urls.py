"""Addresses of requests and applications: writing, filing, and the conclusion's workplace."""

from django.urls import path

from .views import conclusion, draft, filing, saving, section, start

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
    path("cases/<str:number>/correct/", draft.correct, name="correct"),
    path("cases/<str:number>/filed/", filing.filed, name="filed"),
    path("cases/<str:number>/conclusion/", conclusion.conclusion, name="conclusion"),
]
