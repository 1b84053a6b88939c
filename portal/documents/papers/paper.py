"""An official paper as data: built by the apps, shown as a page or as a PDF."""

import datetime as dt
from dataclasses import dataclass

from portal.organisations.models import Organisation

from .blocks import Block, Value
from .kinds import Kind

LANGUAGES = ("kk", "ru")  # official papers are made in no other


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper; both languages stand on it, as on every official letterhead."""

    name_kk: str
    name_ru: str
    bin: str = ""
    address_kk: str = ""
    address_ru: str = ""
    email: str = ""

    @classmethod
    def of(cls, organisation: Organisation) -> "Letterhead":
        return cls(
            organisation.name_kk, organisation.name_ru, organisation.bin,
            organisation.address_kk, organisation.address_ru, organisation.email,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom the paper goes: an organisation, a person of it, or both."""

    name: str
    person: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a contract or an act; `represented_by` is its signatory and on what ground."""

    role: str
    name: str
    bin: str = ""
    address: str = ""
    represented_by: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A line for a signature; with `signed_at` it says who signed in the portal, and when.

    `signed_by` is given when somebody else signed for the one who is named.
    """

    name: str
    position: str = ""
    organisation: str = ""
    signed_at: dt.datetime | None = None
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that an addressee received the paper; it comes after it and is no part of it."""

    addressee: str
    number: str
    at: dt.datetime
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """Stands on pages of its own and is numbered in the order of the annexes."""

    title: str
    body: tuple[Block, ...]
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """`references` are lines such as ("Жоба", "АСМ-2026-000123"): case, clause, earlier papers.

    A draft is marked on every page and leaves room for the number and the date that it does not
    have yet. `verify_at` is the address where the paper can be looked up.
    """

    kind: Kind
    language: str
    title: str = ""
    number: str = ""
    date: dt.date | None = None
    place: str = ""
    issuer: Letterhead | None = None
    addressees: tuple[Addressee, ...] = ()
    references: tuple[tuple[str, Value], ...] = ()
    parties: tuple[Party, ...] = ()
    body: tuple[Block, ...] = ()
    signatures: tuple[Signature, ...] = ()
    annexes: tuple[Annex, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    draft: bool = False
    verify_at: str = ""

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ValueError(f"Official papers are made in kk or ru, not in {self.language!r}.")
        if not self.draft and self.date is None:
            raise ValueError("A paper that is no draft has a date.")
