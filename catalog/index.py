"""Keeping the entries of the duplicate search current: `enter` and `remove`.

Called by the action or step that changes the source, inside its transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from portal.organisations.models import Organisation
from portal.rules.text import Text
from portal.workflow.models import Project

from . import bulk
from .models import Entry
from .tokens import token_set, version

CHUNK = 1000  # rows a statement
LONGEST_TEXT = 20_000  # characters that are searched and kept
CHANGING = [
    "kind", "number", "title_kk", "title_ru", "title_en", "text", "language", "owner_kk",
    "owner_ru", "owner_en", "project_id", "path", "tokens", "folding",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What the search has to know of a source.

    `key` is the source's own key among its kind. `title` is in `language` unless it is a `Text`. `path` is the
    address of its Kazakh page. `text` says what it does: the goal, the tasks; words of a form that every
    source has belong into neither.
    """

    kind: str
    key: str | int
    title: str | Text
    language: str
    owner: Organisation | Text
    path: str
    number: str = ""
    text: str = ""
    project: Project | None = None


def enter(described: Described) -> None:
    """Make it findable, or bring what is found up to date. One statement."""
    enter_all([described])


def enter_all(described: Iterable[Described], *, new: bool = False) -> None:
    """The same for many, which must be of different sources; `new` when none of them is there yet."""
    entries = map(entry, described)
    while chunk := list(islice(entries, CHUNK)):
        if new:
            bulk.add(chunk)
        else:
            bulk.put(chunk, known_by="key", changing=CHANGING)


def remove(kind: str, key: str | int) -> None:
    """Nothing happens when it is not there."""
    Entry.objects.filter(key=key_of(kind, key)).delete()


def key_of(kind: str, key: str | int) -> str:
    return f"{kind}:{key}"


def entry(described: Described) -> Entry:
    """The row as it will be stored, not saved."""
    titles = _titles(described.title, described.language)
    owner = described.owner
    owners = owner.names if isinstance(owner, Organisation) else owner
    text = described.text[:LONGEST_TEXT]
    return Entry(
        key=key_of(described.kind, described.key), kind=described.kind, number=described.number,
        title_kk=titles.kk, title_ru=titles.ru, title_en=titles.en, text=text,
        language=described.language, owner_kk=owners.kk, owner_ru=owners.ru, owner_en=owners.en,
        project=described.project, path=described.path,
        tokens=vector(titles, text), folding=version(),
    )  # fmt: skip


def vector(titles: Text, text: str) -> str:
    """A tsvector in words: 'жолда':1A of a title, 'емхан' of the text."""
    named = token_set(said_in(titles))
    return " ".join(
        [f"'{token}':1A" for token in named] + [f"'{token}'" for token in token_set(text) - named]
    )


def said_in(text: Text) -> str:
    """What is said in all three languages."""
    return f"{text.kk}\n{text.ru}\n{text.en}"


def _titles(title: str | Text, language: str) -> Text:
    if isinstance(title, str):
        title = Text(**{"kk": "", "ru": "", "en": ""} | {language: title})
    return Text(title.kk[:500], title.ru[:500], title.en[:500])
