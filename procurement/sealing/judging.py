"""Is this a bid that may be sealed? All of it is ours: clause 49 names a form and nothing more."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from portal.accounts.actor import Actor
from portal.documents.content import InvalidFile, content_type_of
from portal.rules.actors import Role
from portal.rules.refusal import Refusal
from portal.workflow.perform import UNPRINTABLE

from . import refusals
from .payload import PLAIN_LIMIT, Attachment

WHOLE_DIGITS = 16  # numeric(18, 2)


def read_upload(upload: UploadedFile) -> Attachment:
    """An upload as an attachment, its kind known by its content. Raises InvalidFile.

    Nothing is stored: before the opening a file of a bid lies in no folder and no document.
    """
    name = (upload.name or "file").rsplit("/", 1)[-1][-255:]
    if upload.size > PLAIN_LIMIT:
        raise InvalidFile("too-large", refusals.too_large().message)
    return checked(name, b"".join(upload.chunks()))


def checked(name: str, content: bytes) -> Attachment:
    if not content:
        raise InvalidFile("empty", refusals.empty_file())
    return Attachment(name, content_type_of(BytesIO(content), name), content)


def refuse_bidder(actor: Actor) -> Refusal | None:
    if actor.organisation_id is None or Role.SUPPLIER not in actor.roles:
        return refusals.not_a_supplier()
    return None


def refuse_content(
    content: dict, attachments: Sequence[Attachment], ceiling: Decimal | None
) -> Refusal | None:
    """Raises TypeError for a price that is no Decimal: the form's business, not the bidder's."""
    return (
        _refuse_price(content["price"], ceiling)
        or refuse_texts(content)
        or next(filter(None, map(refuse_file, attachments)), None)
    )


def refuse_file(attachment: Attachment) -> Refusal | None:
    if refusal := refuse_texts(attachment.name):
        return refusal
    try:
        if checked(attachment.name, attachment.content) != attachment:
            return refusals.bad_attachment(attachment.name, refusals.wrong_kind())
    except InvalidFile as invalid:
        return refusals.bad_attachment(attachment.name, invalid.message)
    return None


def refuse_texts(value: Any) -> Refusal | None:
    """Characters that neither JSON in the database nor UTF-8 can hold."""
    unkept = any(UNPRINTABLE.search(text) for text in _texts(value))
    return refusals.unprintable() if unkept else None


def _refuse_price(price: Decimal, ceiling: Decimal | None) -> Refusal | None:
    if not isinstance(price, Decimal):
        raise TypeError("The price is a Decimal.")
    if not price.is_finite() or price <= 0 or price != round(price, 2) or price >= 10**WHOLE_DIGITS:
        return refusals.price_invalid()
    if ceiling is not None and price > ceiling:
        return refusals.above_ceiling(ceiling)
    return None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
