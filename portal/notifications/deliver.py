"""The way out: outbox rows become notifications, notifications become e-mails.

Both halves claim rows with SKIP LOCKED, so any number of workers may run at once; each
is safe to repeat. E-mails go one by one and outside any transaction: a slow server keeps no
row locked, and a worker that dies sends the one at hand twice rather than never.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils.translation import override

from portal.accounts.models import Membership
from portal.workdays import clock

from .models import Notification, OutboxRow
from .wording import goes_by_email, letter, wording

CHUNK = 500
# Twenty attempts, each after twice the wait of the one before, last about three days.
EMAIL_ATTEMPTS = 20
SHORTEST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
# The server refuses this letter; the next one may be fine.
REFUSED = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)
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
        ).select_related("user")
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
                    by_email=goes_by_email(row.kind, member.user),
                )  # fmt: skip
                for row in rows
                for member in people.get(row.organisation_id, ())
                if not row.heads_only or member.rank == Membership.Rank.HEAD
            ]
        )
        OutboxRow.objects.filter(pk__in=[row.pk for row in rows]).update(handed_out_at=now)
        return len(rows)


def send_emails() -> int:
    """Up to a chunk of notifications by e-mail; how many were sent. A failure is tried again later.

    A letter that cannot be sent holds up no other. When the server is away, the pass ends: the
    rest waits for the next one.
    """
    sent = 0
    mailer = get_connection()
    for _turn in range(CHUNK):
        notification = _claim()
        if notification is None:
            break
        try:
            mailer.send_messages([_email(notification)])
        except REFUSED as error:
            log.warning("E-mail for notification %s was refused: %s", notification.pk, error)
        except OSError as error:
            log.warning("E-mail for notification %s failed: %s", notification.pk, error)
            break
        except Exception:
            log.exception("E-mail for notification %s cannot be made.", notification.pk)
        else:
            Notification.objects.filter(pk=notification.pk).update(emailed_at=clock.now())
            sent += 1
    return sent


def _claim() -> Notification | None:
    """The next one to send, counted as tried at once: nobody else tries it before its wait is over."""
    with transaction.atomic():
        now = clock.now()
        notification = (
            Notification.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(Q(email_after=None) | Q(email_after__lte=now))
            .filter(emailed_at=None, by_email=True, email_attempts__lt=EMAIL_ATTEMPTS)
            .select_related("user")
            .order_by("id")
            .first()
        )
        if notification is not None:
            notification.email_attempts += 1
            notification.email_after = _next_attempt(now, notification.email_attempts)
            notification.save(update_fields=["email_attempts", "email_after"])
        return notification


def _next_attempt(now: datetime, attempts: int) -> datetime:
    return now + min(SHORTEST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)


def _email(notification: Notification) -> EmailMessage:
    user = notification.user
    with override(user.language):
        subject = wording(notification.kind, notification.facts)
        prefix = "" if user.language == settings.LANGUAGE_CODE else f"/{user.language}"
        body = letter(
            notification.kind,
            notification.facts,
            notification.path,
            lambda path: f"{settings.PUBLIC_URL}{prefix}{path}",
        )
        # A title may have been typed in several lines; a header is one line.
        return EmailMessage(subject=" ".join(subject.split()), body=body, to=[user.email])
