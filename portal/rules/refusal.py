"""A refusal is a value: what was refused, under which clause, and why, in words."""

from dataclasses import dataclass, field

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step was not taken.

    `clause` is a number of the Rules such as "3(1)", or `OURS`. Never cite a clause
    for a rule that is ours. `message` is translatable and is shown to people;
    `fields` maps form fields to their own messages; `facts` is for machines and for
    the page that explains (for "stale": what changed meanwhile).
    """

    code: str
    clause: str
    message: object
    fields: dict[str, list] = field(default_factory=dict)
    facts: dict = field(default_factory=dict)

    # HTTP meaning, the same on page and API.
    @property
    def status(self) -> int:
        return {"not-found": 404, "stale": 409}.get(self.code, 422)


class Refused(Exception):
    """Carries a `Refusal` out of a transaction so that everything in it is undone."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.code} ({refusal.clause})")
        self.refusal = refusal
