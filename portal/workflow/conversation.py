"""Writing on a record: what participants say to each other beside the steps (ours)."""

import hashlib
from datetime import datetime, time
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.audit import chain
from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.notifications.wording import names_of
from portal.rules.refusal import OURS, Refusal, Refused
from portal.workdays import clock

from .access import Parts
from .messages import WRITTEN
from .models import Message, Project, Record
from .perform import UNPRINTABLE
from .refusals import not_found

LONGEST = 5_000
# Of one organisation on one record, on one Almaty day: enough to talk, too few to flood.
MOST_A_DAY = 30


class LinesField(forms.CharField):
    """Line ends are one sign each, as the browser counts them."""

    def to_python(self, value) -> str:
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class MessageForm(forms.Form):
    text = LinesField(
        label=_("Message"),
        help_text=_("Everybody who sees the record reads it. It cannot be changed afterwards."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Write the message."),
            "max_length": _(
                "A message may have at most %(limit_value)d characters; this one has %(show_value)d."
            ),
        },
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if UNPRINTABLE.search(text):
            raise forms.ValidationError(
                _("The text has characters that cannot be kept. Type it again."), code="unprintable"
            )
        return text


def write_message(record: Record, text: str, *, actor: Actor, key: UUID | None = None) -> Message:
    """Keep a message, tell the other participants, and leave the record's version as it is.

    The same person sending the same text with the same `key` gets the message written before.
    Raises `Refused`: "not-found" to whoever may not see the record, "draft" while it is seen by
    one organisation alone, "text-…" for a text that does not hold, "too-many-messages" above
    `MOST_A_DAY`.
    """
    text = _checked(text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        project = Project.objects.select_for_update(of=("self",)).get(pk=record.project_id)
        fresh = Record.objects.visible_to(actor).filter(pk=record.pk).first()
        if fresh is None or actor.user is None:
            raise Refused(not_found())
        if fresh.private_to_id is not None:
            raise Refused(_still_a_draft())
        same = {"record_id": fresh.pk, "author": actor.user, "key": key, "sha256": sha256}
        if key and (written := Message.objects.filter(**same).first()):
            return written
        moment = clock.now()
        if _written_today(fresh, actor, moment) >= MOST_A_DAY:
            raise Refused(_too_many())
        message = Message.objects.create(
            organisation=actor.organisation, at=moment, text=text, **same
        )
        _note(message, project, actor)
        _tell(message, project, actor)
        return message


def _checked(text: str) -> str:
    form = MessageForm({"text": text})
    if form.is_valid():
        return form.cleaned_data["text"]
    (error,) = form.errors.as_data()["text"][:1]
    code = f"text-{error.code}".replace("_", "-")
    message = _("Correct the errors and send again.")
    raise Refused(Refusal(code, OURS, message, fields={"text": list(form.errors["text"])}))


def _still_a_draft() -> Refusal:
    return Refusal(
        "draft", OURS, _("Nobody else sees this record yet: there is nobody to write to.")
    )


def _too_many() -> Refusal:
    message = _(
        "Your organisation has written %(count)s messages on this record today, which is the most"
        " for one day. Write tomorrow, or hand the matter over by a step."
    )
    return Refusal("too-many-messages", OURS, message % {"count": MOST_A_DAY})


def _written_today(record: Record, actor: Actor, moment: datetime) -> int:
    midnight = clock.at_local(clock.local_date(moment), time.min)
    rows = Message.objects.filter(record_id=record.pk, organisation=actor.organisation_id)
    return rows.filter(at__gte=midnight).count()


def _note(message: Message, project: Project, actor: Actor) -> None:
    """Without a version: a message is no step, and nobody's form becomes stale by it."""
    said = {"message": message.pk, "length": len(message.text), "sha256": message.sha256}
    entry = chain.Entry(
        verb=WRITTEN, stream=chain.project_stream(project.pk), actor=actor.user_id,
        organisation=actor.organisation_id, record=message.record_id, data=said,
    )  # fmt: skip
    chain.append([entry], at=message.at)


def _tell(message: Message, project: Project, actor: Actor) -> None:
    """Whoever takes part in the project, less the author's own organisation."""
    holders = Parts.of(project.pk).holders.values()
    others = {body.pk: body for bodies in holders for body in bodies}
    others.pop(actor.organisation_id, None)
    facts = {
        "number": project.number,
        "title": project.title,
        "author": names_of(actor.organisation.names),
    }
    post(
        OutboxRow(
            at=message.at, organisation=body, kind=WRITTEN, record=message.record_id,
            path=f"/cases/{project.number}/#message-{message.pk}", facts=facts,
        )
        for body in others.values()
    )  # fmt: skip
