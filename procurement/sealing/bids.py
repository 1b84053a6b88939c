"""The bid's write path (clauses 47 and 49): submit, replace, withdraw, and what one knows of one's own.

Nothing written here names the bidder or the price, in no row, message or audit entry.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from portal.accounts.actor import Actor
from portal.rules.refusal import Refusal

from . import envelope, refusals
from .blinding import bidders_of, submit_mark
from .drafts import forget_draft
from .in_time import in_time
from .judging import refuse_bidder, refuse_content
from .models import Round, SealedBid
from .payload import Attachment, Payload, TooLarge, pack
from .rounds import note
from .typed import canonical

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read aloud without mistakes


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof for the bidder: a random number, the moment, the SHA-256 of the ciphertext."""

    number: str
    moment: datetime
    sha256: str
    withdrawn_at: datetime | None = None
    repeated: bool = False


def submit_bid(
    round_id: int,
    *,
    actor: Actor,
    content: dict,
    attachments: Sequence[Attachment] = (),
    ceiling: Decimal | None = None,
    token: str = "",
) -> Receipt | Refusal:
    """Seal a bid and take it in. `content["price"]` is a Decimal in tenge.

    `token` is a random word of the form (`new_token`): the same submit again answers the same.
    Refusals: bids-closed (47), not-open, wrong-role (49), already-submitted, price-invalid,
    above-ceiling, unprintable, attachment-invalid, too-large.
    """
    return _file(round_id, actor, content, attachments, ceiling, token, replacing=False)


def replace_bid(
    round_id: int,
    *,
    actor: Actor,
    content: dict,
    attachments: Sequence[Attachment] = (),
    ceiling: Decimal | None = None,
    token: str = "",
) -> Receipt | Refusal:
    """Put a new bid in the place of the standing one, whose ciphertext is erased.

    Refused as `submit_bid` is, and with no-bid when none stands.
    """
    return _file(round_id, actor, content, attachments, ceiling, token, replacing=True)


def withdraw_bid(round_id: int, *, actor: Actor) -> Receipt | Refusal:
    """Take the standing bid back: its ciphertext is erased. Withdrawing twice answers the same.

    Refusals: bids-closed (47), not-open, wrong-role (49), no-bid.
    """
    if refusal := refuse_bidder(actor):
        return refusal
    bidders = bidders_of(actor.organisation_id, round_id)

    def withdraw(round_: Round, moment: datetime) -> Receipt | Refusal:
        if bid := _standing(round_id, bidders):
            _erase(bid, moment)
            note(round_, "bid.withdraw", moment, bidders[0], number=bid.number, sha256=bid.sha256)
            return _receipt(bid)
        own = SealedBid.objects.filter(round=round_id, bidder__in=bidders)
        last = own.order_by("-withdrawn_at").first()
        return _receipt(last, repeated=True) if last else refusals.no_bid()

    return in_time(round_id, bidders[0], withdraw)


def own_bid(round_id: int, actor: Actor) -> Receipt | None:
    """The standing bid of the actor's organisation: number, moment, checksum. Nobody knows more
    before the opening, the bidder neither."""
    if actor.organisation_id is None:
        return None
    bid = _standing(round_id, bidders_of(actor.organisation_id, round_id))
    return bid and _receipt(bid)


def new_token() -> str:
    """The random word of a form."""
    return secrets.token_urlsafe(16)


def _file(
    round_id: int,
    actor: Actor,
    content: dict,
    attachments: Sequence[Attachment],
    ceiling: Decimal | None,
    token: str,
    *,
    replacing: bool,
) -> Receipt | Refusal:
    if refusal := refuse_bidder(actor) or refuse_content(content, attachments, ceiling):
        return refusal
    found = Round.objects.select_related("key").filter(pk=round_id).first()
    if found is None:
        return refusals.no_round()
    try:
        plain = pack(Payload(_identity(actor), content, tuple(attachments)))
    except TooLarge:
        return refusals.too_large()
    # Sealed before the round is held: at the last minute nobody waits for another's encryption.
    number = _number()
    info = envelope.bid_info(found.tender_id, round_id, number)
    ciphertext = envelope.seal(plain, bytes(found.key.public_key), info)
    bidders = bidders_of(actor.organisation_id, round_id)
    sums = [attachment.sha256 for attachment in attachments]
    mark = submit_mark(token, canonical([replacing, content, sums]))

    def file(round_: Round, moment: datetime) -> Receipt | Refusal:
        standing = _standing(round_id, bidders)
        if standing and mark and standing.submit == mark:
            return _receipt(standing, repeated=True)
        if standing and not replacing:
            return refusals.already_submitted()
        if replacing and not standing:
            return refusals.no_bid()
        if standing:
            _erase(standing, moment)
        bid = SealedBid.objects.create(
            number=number, round=round_, bidder=bidders[0], submit=mark, ciphertext=ciphertext,
            sha256=hashlib.sha256(ciphertext).hexdigest(), submitted_at=moment, replaces=standing,
        )  # fmt: skip
        forget_draft(round_id, actor.organisation_id)
        verb = "bid.replace" if replacing else "bid.submit"
        replaced = {"replaces": standing.number} if standing else {}
        note(round_, verb, moment, bidders[0], number=number, sha256=bid.sha256, **replaced)
        return _receipt(bid)

    return in_time(round_id, bidders[0], file)


def _standing(round_id: int, bidders: list[str]) -> SealedBid | None:
    """Without its ciphertext, which may be 20 MiB."""
    found = SealedBid.objects.filter(round=round_id, bidder__in=bidders, withdrawn_at=None)
    return found.defer("ciphertext").first()


def _erase(bid: SealedBid, moment: datetime) -> None:
    bid.withdrawn_at, bid.ciphertext = moment, b""
    bid.save(update_fields=["withdrawn_at", "ciphertext"])


def _identity(actor: Actor) -> dict:
    """Who bids, as the opening will name it: inside the envelope only."""
    organisation = actor.organisation
    return {
        "organisation": organisation.pk,
        "bin": organisation.bin,
        "name_kk": organisation.name_kk,
        "name_ru": organisation.name_ru,
        "name_en": organisation.name_en,
        "user": actor.user_id,
        "user_name": actor.user.full_name,
    }


def _receipt(bid: SealedBid, repeated: bool = False) -> Receipt:
    return Receipt(bid.number, bid.submitted_at, bid.sha256, bid.withdrawn_at, repeated)


def _number() -> str:
    """60 random bits as 4-4-4: as good as never twice, and the database refuses it twice."""
    letters = [secrets.choice(ALPHABET) for _place in range(12)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, 12, 4))
