"""The way out: outbox rows become notifications, notifications become e-mails.

Both halves claim rows with SKIP LOCKED, so any number of workers may run at once; each
is safe to repeat. A worker that dies between sending and committing sends an e-mail
twice rather than never.
"""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.accounts.models import Membership
from portal.workdays import clock

from .models import Notification, OutboxRow
from .wording import wording

CHUNK = 500
EMAIL_ATTEMPTS = 20
log = logging.getLogger(__name__)


def hand_out() -> int:
    """One chunk of outbox rows to the people they are for; how many rows were handed out."""
    with transaction.atomic():
        rows = list(
            OutboxRow.objects.select_for_update(skip_locked=True)
            .filter(handed_out_at=None)
            .order_by("id")[:CHUNK]
        )
        if not rows:
            return 0
        now = clock.now()
        people: dict[int, list[Membership]] = {}
        members = Membership.objects.filter(
            organisation__in={row.organisation_id for row in rows},
            active=True,
            user__is_active=True,
        )
        for member in members:
            people.setdefault(member.organisation_id, []).append(member)
        Notification.objects.bulk_create(
            [
                Notification(
                    user_id=member.user_id,
                    at=row.at,
                    kind=row.kind,
                    record=row.record,
                    path=row.path,
                    facts=row.facts,
                )  # fmt: skip
                for row in rows
                for member in people.get(row.organisation_id, ())
                if not row.heads_only or member.rank == Membership.Rank.HEAD
            ]
        )
        OutboxRow.objects.filter(pk__in=[row.pk for row in rows]).update(handed_out_at=now)
        return len(rows)


def send_emails() -> int:
    """One chunk of notifications by e-mail; how many were sent. A failure is tried again later."""
    with transaction.atomic():
        waiting = list(
            Notification.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(emailed_at=None, email_attempts__lt=EMAIL_ATTEMPTS)
            .select_related("user")
            .order_by("email_attempts", "id")[:CHUNK]
        )
        if not waiting:
            return 0
        sent = 0
        now = clock.now()
        mailer = get_connection()
        for notification in waiting:
            notification.email_attempts += 1
            try:
                mailer.send_messages([_email(notification)])
            except (SMTPException, OSError) as error:
                log.warning("E-mail for notification %s failed: %s", notification.pk, error)
                continue
            notification.emailed_at = now
            sent += 1
        Notification.objects.bulk_update(waiting, ["emailed_at", "email_attempts"])
        return sent


def _email(notification: Notification) -> EmailMessage:
    user = notification.user
    with override(user.language):
        subject = wording(notification.kind, notification.facts)
        prefix = "" if user.language == settings.LANGUAGE_CODE else f"/{user.language}"
        address = f"{settings.PUBLIC_URL}{prefix}{notification.path}"
        body = _("%(subject)s\n\nOpen it in the portal: %(address)s\n") % {
            "subject": subject,
            "address": address,
        }
        return EmailMessage(subject=subject, body=body, to=[user.email])
