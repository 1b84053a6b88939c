"""Addresses of requests: filing, and the conclusion's workplace."""

from django.urls import path

from .views import conclusion, draft, filing, start

app_name = "requests"
urlpatterns = [
    path("requests/start/", start.start, name="start"),
    path("requests/drafts/<int:pk>/", draft.draft, name="draft"),
    path("requests/drafts/<int:pk>/file/", filing.file, name="file"),
    path("cases/<str:number>/conclusion/", conclusion.conclusion, name="conclusion"),
]
