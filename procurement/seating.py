"""Who sits where in a Commission: votes, recusals, and which alternate took whose place (ours)."""

from dataclasses import dataclass

from .models import Commission, Member

Place = Member.Place


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of the order, as things stand now."""

    member: Member
    votes: bool
    in_place_of: Member | None = None
    replaced_by: Member | None = None


def seating(commission: Commission) -> list[Seat]:
    """Everybody of the order, in its order; one query."""
    rows = commission.members.select_related("user", "organisation").order_by("pk")
    return seats_of(list(rows))


def seats_of(members: list[Member]) -> list[Seat]:
    """The first alternate takes the place of the first who was recused, and so on."""
    recused = [member for member in members if member.place in Member.VOTING and member.recused_at]
    spare = [member for member in members if _is_spare(member)]
    taken = list(zip(recused, spare, strict=False))
    instead = {after.pk: before for before, after in taken}
    successor = {before.pk: after for before, after in taken}
    return [
        Seat(
            member,
            votes=_sits(member) or member.pk in instead,
            in_place_of=instead.get(member.pk),
            replaced_by=successor.get(member.pk),
        )
        for member in members
    ]


def successor_of(member: Member, seats: list[Seat]) -> Member | None:
    """The alternate who would take the place if `member` were recused now."""
    if not _sits(member):
        return None
    spare = (seat.member for seat in seats if _is_spare(seat.member) and not seat.in_place_of)
    return next(spare, None)


def _sits(member: Member) -> bool:
    return member.place in Member.VOTING and not member.recused_at


def _is_spare(member: Member) -> bool:
    return member.place == Place.ALTERNATE and not member.recused_at
