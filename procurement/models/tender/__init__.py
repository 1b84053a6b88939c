"""The tender, its fields in `record`, its steps by what they are about."""

from .announcing import closing_day
from .record import Tender
from .states import State

__all__ = ["State", "Tender", "closing_day"]
