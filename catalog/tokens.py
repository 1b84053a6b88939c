"""The tokens of a text: a concept where concepts.yaml knows the word, else its first five letters.

What is stored of a text and what is asked are made by the same function, so a word always meets
itself, another form of itself, and its translation where the concepts have one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from .concepts import concepts
from .folding import fold_word, spelled

PREFIX = 5  # letters: a stem good enough for Kazakh and Russian
SHORTEST = 3  # letters of a word that no concept knows
CACHED = 100_000
SHORT = 2_000  # characters of a text whose tokens are remembered
# A year says when, not what; short numbers count the points of a list.
IDLE_NUMBER = re.compile(r"(?:19|20)\d\d|\d{1,2}")
FOLDING = 1  # raise it when this module or folding.py gives other tokens than before


@dataclass(frozen=True, slots=True)
class Token:
    """`token` and the word or words of the text, as written, that it stands for."""

    token: str
    words: str


@dataclass(frozen=True, slots=True)
class Known:
    """A word: its tokens, the stems of phrases it has, and how phrases go on that begin with it."""

    tokens: tuple[str, ...]
    parts: frozenset[int]
    begins: tuple[tuple[tuple[int, ...], str], ...]


def version() -> str:
    """Changes whenever the same text would get other tokens."""
    return f"{FOLDING}-{concepts().version}"


def prefix(word: str) -> str:
    """The stem of a folded word."""
    return word[:PREFIX]


def tokens(text: str) -> list[Token]:
    """In the order of the text, repetitions included."""
    said = spelled(text)
    known = [_known(word) for word in said]
    found = [
        Token(token, word)
        for word, knows in zip(said, known, strict=True)
        for token in knows.tokens
    ]
    return found + [
        Token(token, " ".join(said[place : place + length]))
        for place, length, token in _phrases(known)
    ]


def token_set(text: str) -> frozenset[str]:
    """Remembered for a while: an entry is made findable in its register and in the search at once."""
    return _remembered(text) if len(text) <= SHORT else _token_set(text)


def _token_set(text: str) -> frozenset[str]:
    known = [*map(_known, spelled(text))]
    found = set(chain.from_iterable([knows.tokens for knows in known]))
    found.update([token for _place, _length, token in _phrases(known)])
    return frozenset(found)


_remembered = lru_cache(maxsize=2_000)(_token_set)


def _phrases(known: list[Known]) -> Iterator[tuple[int, int, str]]:
    """(place, number of words, token) of every phrase that stands there word by word."""
    for place, (knows, following) in enumerate(pairwise(known), 1):
        if not (knows.begins and following.parts):
            continue
        for others, token in knows.begins:
            if others[0] in following.parts and _stand(others[1:], known[place + 1 :]):
                yield place - 1, 1 + len(others), token


def _stand(parts: tuple[int, ...], known: list[Known]) -> bool:
    """Whether words with these stems come first."""
    return len(known) >= len(parts) and all(
        part in knows.parts for part, knows in zip(parts, known, strict=False)
    )


@lru_cache(maxsize=CACHED)
def _known(spelled_word: str) -> Known:
    listed = concepts()
    word = fold_word(spelled_word)
    parts = listed.parts(word)
    begins = tuple(phrase for part in parts for phrase in listed.phrases.get(part, ()))
    if word in listed.ignored:
        return Known((), parts, begins)
    found = listed.of(word)
    if not found and len(word) >= SHORTEST and not IDLE_NUMBER.fullmatch(word):
        found = (prefix(word),)
    return Known(found, parts, begins)
