"""What the pages across apps add to each sweep: the digest of the working day."""

import logging
from datetime import datetime

from django.db import transaction

from portal.notifications.digests import claim, everybody_served, not_served
from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.organisations.models import Organisation
from portal.workdays import clock
from portal.workdays.calendar import current
from portal.workflow.sweep import Swept, each_sweep
from portal.workflow.sweep.passes import morning_has_come

from .digest import Days, digest_of
from .messages import DIGEST

log = logging.getLogger(__name__)


@each_sweep
def post_digests(swept: Swept, chunk: int) -> None:
    """On a working day, from the morning on: one digest for each organisation that has work.

    Each organisation in a transaction of its own: one that fails keeps nobody else waiting
    and is tried again by the next sweep. A day that passes without a sweep has no digest.
    """
    moment = clock.now()
    today = clock.local_date(moment)
    if not morning_has_come(moment) or everybody_served(today):
        return
    calendar = current()
    if not calendar.is_working(today):
        return
    days, failed = Days.of(today, calendar), []
    while bodies := not_served(today, chunk, failed):
        for body in bodies:
            try:
                swept.digests += _post(body, days, moment)
            except Exception:
                log.exception("The digest of organisation %s failed.", body.pk)
                failed.append(body.pk)
    swept.failed_digests += failed
    if not failed:
        claim(None, today)


def _post(body: Organisation, days: Days, moment: datetime) -> bool:
    with transaction.atomic():
        if not claim(body.pk, days.today):
            return False
        facts = digest_of(body, days)
        if facts is not None:
            post([OutboxRow(at=moment, organisation=body, kind=DIGEST, path="/work/", facts=facts)])
        return facts is not None
