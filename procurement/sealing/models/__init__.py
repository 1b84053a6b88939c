from .bids import CIPHERTEXT_LIMIT, BidDraft, BidDraftFile, SealedBid
from .commission import CommissionStanding, OpeningConfirmation
from .keys import SealedSecret, SealingKey
from .opener import OpenedBid, OpenerRound, OpeningOrder
from .round import Round

__all__ = [
    "CIPHERTEXT_LIMIT",
    "BidDraft",
    "BidDraftFile",
    "CommissionStanding",
    "OpenedBid",
    "OpenerRound",
    "OpeningConfirmation",
    "OpeningOrder",
    "Round",
    "SealedBid",
    "SealedSecret",
    "SealingKey",
]
