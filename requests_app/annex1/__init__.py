from ..annexes.annex import Annex
from .sections import BY_KEY

ANNEX1 = Annex("1", BY_KEY)
