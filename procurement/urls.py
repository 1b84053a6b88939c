"""Addresses of procurement: the design task."""

from django.urls import path

from portal.web import converters  # noqa: F401 - <word:…>

from .views.design import amendment, approval, editions, section, task

app_name = "procurement"
urlpatterns = [
    path("cases/<word:number>/design-task/", task.task, name="design-task"),
    path("cases/<word:number>/design-task/approval/", approval.approval, name="design-approval"),
    path(
        "cases/<word:number>/design-task/amendment/", amendment.amendment, name="design-amendment"
    ),
    path("cases/<word:number>/design-task/editions/", editions.editions, name="design-editions"),
    path(
        "cases/<word:number>/design-task/editions/<int:edition>/",
        task.edition,
        name="design-edition",
    ),
    path("cases/<word:number>/design-task/<slug:key>/", section.section, name="design-section"),
]
