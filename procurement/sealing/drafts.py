"""Drafts of a bid: encrypted, found by a keyed hash, gone at submission and at closing.

They belong to the organisation, so that colleagues write on one. Files lie here too, encrypted:
before the opening nothing of a bid is in a folder or a document.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Length

from portal.accounts.actor import Actor
from portal.rules.refusal import Refusal

from . import refusals, symmetric
from .blinding import draft_keys, draft_owners_of
from .in_time import in_time
from .judging import refuse_bidder, refuse_file, refuse_texts
from .models import BidDraft, BidDraftFile
from .payload import PLAIN_LIMIT, Attachment, Payload, TooLarge, pack, unpack

LABEL_BYTES = 2048  # a name of 255 letters and its facts, filled up


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file of the draft as a list shows it; its bytes are read at submission only."""

    id: UUID
    name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Draft:
    """`content` is what was typed, as it was typed."""

    content: dict
    saved_at: datetime
    files: tuple[DraftFile, ...]


def save_bid_draft(round_id: int, *, actor: Actor, content: dict) -> datetime | Refusal:
    """Keep what was typed, valid or not; the moment it was kept.

    Refusals: bids-closed (47), not-open, wrong-role (49), unprintable, too-large.
    """
    if refusal := refuse_bidder(actor) or refuse_texts(content):
        return refusal
    return _change(round_id, actor, lambda draft: None, content)


def add_draft_file(round_id: int, *, actor: Actor, attachment: Attachment) -> UUID | Refusal:
    """Keep a file with the draft. Refused as `save_bid_draft` is, and with attachment-invalid."""
    if refusal := refuse_bidder(actor) or refuse_file(attachment):
        return refusal

    def add(draft: BidDraft) -> UUID | Refusal:
        lengths = draft.files.aggregate(all=Sum(Length("ciphertext")))["all"] or 0
        if lengths + len(attachment.content) > 2 * PLAIN_LIMIT:
            return refusals.too_large()
        identifier = uuid.uuid4()
        about = _about(draft.owner, identifier)
        BidDraftFile.objects.create(
            id=identifier, draft=draft, added_at=draft.saved_at,
            label=symmetric.encrypt(_label(attachment), draft_keys()[0], about + b" label"),
            ciphertext=symmetric.encrypt(
                pack(Payload({}, {}, (attachment,))), draft_keys()[0], about
            ),
        )  # fmt: skip
        return identifier

    return _change(round_id, actor, add)


def remove_draft_file(round_id: int, *, actor: Actor, file: UUID) -> None | Refusal:
    """Removing what is gone already is no mistake."""
    if refusal := refuse_bidder(actor):
        return refusal

    def remove(draft: BidDraft) -> None:
        draft.files.filter(pk=file).delete()

    outcome = _change(round_id, actor, remove)
    return outcome if isinstance(outcome, Refusal) else None


def read_draft(round_id: int, actor: Actor) -> Draft | None:
    """The draft of the actor's organisation, without the bytes of its files."""
    draft = _find(round_id, actor)
    if draft is None:
        return None
    content = unpack(_decrypt(draft.ciphertext, draft.owner.encode())).content
    files = []
    for file in draft.files.defer("ciphertext").order_by("added_at", "pk"):
        label = _decrypt(file.label, _about(draft.owner, file.pk) + b" label")
        files.append(DraftFile(file.pk, *json.loads(label)))
    return Draft(content, draft.saved_at, tuple(files))


def draft_attachments(round_id: int, actor: Actor) -> tuple[Attachment, ...]:
    """The files of the draft as `submit_bid` takes them."""
    draft = _find(round_id, actor)
    files = draft.files.order_by("added_at", "pk") if draft else ()
    return tuple(
        unpack(_decrypt(file.ciphertext, _about(draft.owner, file.pk))).attachments[0]
        for file in files
    )


def forget_draft(round_id: int, organisation: int) -> None:
    BidDraft.objects.filter(
        round=round_id, owner__in=draft_owners_of(organisation, round_id)
    ).delete()


def _change(round_id: int, actor: Actor, change, content: dict | None = None):
    """Write to the draft, made if there is none, while bids are taken; `content` None leaves it."""
    owners = draft_owners_of(actor.organisation_id, round_id)

    def write(_round, moment: datetime):
        found = BidDraft.objects.filter(round=round_id, owner__in=owners)
        draft = found.first() or BidDraft(round_id=round_id, owner=owners[0])
        if content is not None or not draft.ciphertext:
            try:
                plain = pack(Payload({}, content or {}))
            except TooLarge:
                return refusals.too_large()
            draft.ciphertext = symmetric.encrypt(plain, draft_keys()[0], draft.owner.encode())
        draft.saved_at = moment
        draft.save()
        outcome = change(draft)
        return moment if outcome is None else outcome

    return in_time(round_id, owners[0], write)


def _find(round_id: int, actor: Actor) -> BidDraft | None:
    if actor.organisation_id is None:
        return None
    owners = draft_owners_of(actor.organisation_id, round_id)
    return BidDraft.objects.filter(round=round_id, owner__in=owners).first()


def _about(owner: str, identifier: UUID) -> bytes:
    return f"{owner} {identifier}".encode()


def _label(attachment: Attachment) -> bytes:
    told = [attachment.name, attachment.content_type, len(attachment.content)]
    return json.dumps(told, ensure_ascii=False).encode().ljust(LABEL_BYTES)


def _decrypt(data: bytes, about: bytes) -> bytes:
    for key in draft_keys():
        try:
            return symmetric.decrypt(bytes(data), key, about)
        except symmetric.Undecipherable as problem:
            last = problem
    raise last
