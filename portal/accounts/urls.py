"""Only these pages of allauth exist here.

The names are allauth's, and it copes with the absence of the others: without
`account_signup` and `account_reset_password` its forms show no such links, and the rest is
reached from pages that are not here. `Adapter` takes care of closed accounts, for which
allauth has a page of its own.
"""

from allauth.account import views
from django.urls import path

from .views import sign_in

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("password/", views.password_change, name="account_change_password"),
]
