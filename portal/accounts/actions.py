"""Giving a person an account and a post (`manage.py create_officer`), and what a person chooses."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from portal.organisations.models import Organisation

from . import journal
from .models import Membership, User


def create_officer(
    user: User, password: str, organisation: Organisation, *, rank: str, position: str = ""
) -> Membership:
    """Saves the new account and its membership, with an audit row.

    `position` is one wording for all languages. Raises ValidationError for a weak password,
    an address in use or any other field that does not hold.
    """
    user.email = user.email.strip().lower()
    validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    membership = Membership(
        user=user, organisation=organisation, rank=rank, position_kk=position,
        position_ru=position, position_en=position,
    )  # fmt: skip
    membership.full_clean(exclude=["user"])
    with transaction.atomic():
        user.save(force_insert=True)
        membership.user = user
        membership.save(force_insert=True)
        journal.note(
            journal.OFFICER_CREATED, None, account=user.pk, organisation=organisation.pk, rank=rank
        )
    return membership


def choose_digest(user: User, *, by_email: bool) -> None:
    """Whether the digest of the working day comes by e-mail as well; in the portal it always does."""
    User.objects.filter(pk=user.pk).update(digest_by_email=by_email)
