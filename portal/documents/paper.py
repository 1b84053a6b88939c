"""An official paper as data: what it says, apart from how a page or a printed sheet shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.rules.text import Text


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph under an optional heading. `own`: typed by a person, line breaks and all."""

    text: str
    heading: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the heads of their columns; the first cell of a row names it."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table in which a paper names what it is about."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the post may be unknown, the person never."""

    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Received:
    """A delivery of the paper: its receipt proves what was received, and when."""

    addressee: str
    number: str
    at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything is in `language`, ready to print; the letterhead is in two languages.

    `number` and `received` are empty while it is only a preview; `day` is then today.
    """

    language: str
    issuer: Text
    issuer_bin: str
    day: date
    title: str
    addressees: tuple[str, ...]
    opening: str
    facts: tuple[Fact, ...]
    body: tuple[Words | Table, ...]
    signature: Signature
    number: str = ""
    received: tuple[Received, ...] = ()

    @property
    def sent(self) -> bool:
        return bool(self.number)
