"""What the audit keeps about accounts, on the stream "portal"."""

from django.db import transaction

from portal.audit import chain
from portal.workdays import clock

from .models import User

SIGNED_IN = "account.signed_in"
SIGNED_OUT = "account.signed_out"
SIGN_IN_FAILED = "account.sign_in_failed"
SIGN_IN_LOCKED = "account.sign_in_locked"
PASSWORD_CHANGED = "account.password_changed"  # noqa: S105 - a verb
OFFICER_CREATED = "account.officer_created"


def note(verb: str, user: User | None, **data: str | int | None) -> None:
    """One row about what `user` did; None when nobody is known to have done it."""
    with transaction.atomic():
        chain.append([chain.Entry(verb=verb, actor=user and user.pk, data=data)], at=clock.now())


def note_attempt(verb: str, email: str, address: str) -> None:
    """One row about an attempt to sign in from `address` that did not succeed.

    It names the account that was tried, if there is one, and never what was typed: people
    type passwords into the wrong field, and the audit forgets nothing.
    """
    account = User.objects.filter(email=email.lower()).values_list("pk", flat=True).first()
    note(verb, None, account=account, address=address)
