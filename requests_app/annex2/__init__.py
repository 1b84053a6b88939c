from ..annexes.annex import Annex

ANNEX2 = Annex("2", {})
