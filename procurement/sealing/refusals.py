"""The refusals of sealing, worded once. Clause 47 refuses what is late; the rest is ours."""

from datetime import datetime
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal

from .payload import PLAIN_LIMIT


def no_round() -> Refusal:
    return Refusal("not-open", OURS, _("Bids are not being accepted: the tender is not announced."))


def bids_closed(closes_at: datetime) -> Refusal:
    return Refusal(
        "bids-closed",
        "47",
        _("The period for bids is over: a bid that is late by one second is not accepted."),
        facts={"closes_at": closes_at.isoformat()},
    )


def not_a_supplier() -> Refusal:
    return Refusal("wrong-role", "49", _("Only a potential supplier files a bid."))


def already_submitted() -> Refusal:
    return Refusal(
        "already-submitted",
        OURS,
        _("Your organisation has submitted a bid already. Replace it or withdraw it."),
    )


def no_bid() -> Refusal:
    return Refusal("no-bid", OURS, _("Your organisation has no bid here."))


def price_invalid() -> Refusal:
    message = _("Give the price in tenge: more than zero, at most two digits after the point.")
    return Refusal("price-invalid", OURS, message, fields={"price": [message]})


def above_ceiling(ceiling: Decimal) -> Refusal:
    message = _("The price is above the ceiling of the design task.")
    return Refusal(
        "above-ceiling", OURS, message, fields={"price": [message]}, facts={"ceiling": str(ceiling)}
    )


def unprintable() -> Refusal:
    return Refusal(
        "unprintable", OURS, _("The text has characters that cannot be kept. Type it again.")
    )


def too_large() -> Refusal:
    message = _("The bid with its attachments is larger than %(limit)s MB.") % {
        "limit": PLAIN_LIMIT // 1024**2
    }
    return Refusal("too-large", OURS, message, fields={"attachments": [message]})


def bad_attachment(name: str, why: object) -> Refusal:
    message = format_lazy("{}: {}", name, why)
    return Refusal("attachment-invalid", OURS, message, fields={"attachments": [message]})


def no_key() -> Refusal:
    return Refusal(
        "no-key", OURS, _("No sealing key is ready yet. Publish again in a few seconds.")
    )


def round_running() -> Refusal:
    return Refusal(
        "round-running", OURS, _("Another round of this tender is still accepting bids.")
    )


def too_early(closes_at: datetime) -> Refusal:
    return Refusal(
        "too-early",
        "47",
        _("The period for bids is not over yet."),
        facts={"closes_at": closes_at.isoformat()},
    )


def not_closed() -> Refusal:
    return Refusal("not-closed", OURS, _("The acceptance of bids is not closed yet."))


def no_commission() -> Refusal:
    return Refusal("no-commission", "36(1)", _("No Commission stands, so no bid can be opened."))


def no_quorum(confirmed: int, quorum: int) -> Refusal:
    return Refusal(
        "no-quorum",
        OURS,
        _("%(confirmed)s of the required %(quorum)s members have confirmed the opening.")
        % {"confirmed": confirmed, "quorum": quorum},
        facts={"confirmed": confirmed, "quorum": quorum},
    )


def not_a_member() -> Refusal:
    return Refusal("wrong-role", OURS, _("Only members of the Commission confirm the opening."))


def being_opened() -> Refusal:
    return Refusal(
        "being-opened", OURS, _("The bids are being opened. Look again in a few seconds.")
    )


def key_lost() -> Refusal:
    return Refusal(
        "key-lost",
        OURS,
        _("The bids of this round cannot be opened: its key is lost. Declare the round failed."),
    )


def round_failed() -> Refusal:
    return Refusal("round-failed", OURS, _("This round was declared failed: its key is lost."))


def already_opened() -> Refusal:
    return Refusal("already-opened", OURS, _("The bids of this round are opened already."))


def empty_file() -> object:
    return _("The file is empty.")


def wrong_kind() -> object:
    return _("The name of the file says one kind, its content is another.")


def copy_changed() -> Refusal:
    return Refusal(
        "copy-changed",
        OURS,
        _(
            "The opener's own record of this round was changed, so it opens nothing. Call the "
            "administrator."
        ),
    )


def opener_failed() -> Refusal:
    return Refusal(
        "opener-failed",
        OURS,
        _("The opening failed and nothing was opened. Call the administrator."),
    )
