"""The style page: every component on one page, in development and the demo only."""

from django.urls import path

from portal.web.views import style

app_name = "web"
urlpatterns = [path("style", style, name="style")]
