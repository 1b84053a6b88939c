"""An annex as the records see it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Annex:
    key: str
    by_key: Mapping
