"""The address that a proxy and a supervisor ask whether this process can serve."""

from django.urls import path

from portal.web.views import health

urlpatterns = [path("", health, name="health")]
