"""The Commission as it assembles for an opening: who declared, who is there, what is missing (ours)."""

from dataclasses import dataclass

from .models import Commission
from .seating import Seat, seating
from .selectors import commission_of


@dataclass(frozen=True, slots=True)
class Assembly:
    """What a page says of it before the bids are opened."""

    commission: Commission
    seats: list[Seat]
    quorum: int

    @property
    def voting(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.votes]

    @property
    def present(self) -> list[Seat]:
        return [seat for seat in self.voting if seat.member.present_at]

    @property
    def missing(self) -> int:
        """How many more have to confirm their presence."""
        return max(self.quorum - len(self.present), 0)

    @property
    def silent(self) -> list[Seat]:
        """Who is there without having declared."""
        return [seat for seat in self.present if not seat.member.declared_at]

    @property
    def ready(self) -> bool:
        return not self.missing and not self.silent

    def seat_of(self, user: int | None) -> Seat | None:
        return next((seat for seat in self.seats if seat.member.user_id == user), None)


def assembly_of(project: int) -> Assembly | None:
    """None while the Commission is not formed."""
    commission = commission_of(project)
    if commission is None or not commission.formed_at:
        return None
    return Assembly(commission, seating(commission), commission.quorum)
