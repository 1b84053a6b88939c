"""Addresses of the pages across apps: public pages, my work, the case file."""

from django.urls import path

from portal.web import converters  # noqa: F401 - <word:…>
from portal.workplace.views import (
    calculator,
    calendar,
    cases,
    conversation,
    documents,
    front,
    notifications,
    obligations,
    receipts,
    rules,
    steps,
    work,
)

app_name = "workplace"
urlpatterns = [
    path("", front.front, name="front"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<word:number>/", rules.clause, name="clause"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/transfer/", calendar.transfer, name="calendar-transfer"),
    path("calendar/<int:year>/confirm/", calendar.confirm_year, name="calendar-year"),
    path("calculator/", calculator.calculator, name="calculator"),
    path("work/", work.my_work, name="my-work"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/digest/", notifications.digest_setting, name="digest-setting"),
    path("notifications/<int:pk>/", notifications.open_notification, name="notification-open"),
    path("documents/<uuid:key>/", documents.document, name="document"),
    path("cases/<word:number>/", cases.case, name="case"),
    path("cases/<word:number>/messages/", conversation.conversation, name="conversation"),
    path("cases/<word:number>/terms/<int:pk>/", obligations.obligation, name="obligation"),
    path("cases/<word:number>/receipts/<word:receipt>/", receipts.receipt, name="receipt"),
    path("cases/<word:number>/<word:kind>/<word:step>/", steps.step, name="step"),
]
