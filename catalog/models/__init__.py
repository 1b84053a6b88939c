from .entry import Entry
from .rarity import Rarity

__all__ = ["Entry", "Rarity"]
