"""Concepts of concepts.yaml: which token a word of Kazakh, Russian or English stands for.

Read once, when the search is first used. Raises ConceptsError for a file that cannot be meant.
"""

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import yaml

from .folding import fold

PATH = Path(__file__).parent / "concepts.yaml"
LANGUAGES = ("kk", "ru", "en")
SIGN = "_"  # before the name of a concept: no word has it
WHOLE = "="  # before a stem that matches only with an ending
SHORT = 3  # letters: shorter stems match only with an ending
FIRST = 2  # letters by which stems are looked up

# Endings of inflection, folded. They keep жер from жергілікті and =план from планета.
ENDINGS = {
    "kk": re.compile(
        "(?:[лдт][ае]р)?(?:[ыи]?м[ыи]з|с[ыи]|[ыи])?"
        "(?:[ндт][ыи]н|[гк][ае]|н[ае]|[дтн][ыи]|н|н?[дт][ае]|[дтн][ае]н|[мбп]ен)?"
        "(?:[гк][ыи])?(?:[лдт][ыи]к)?(?:[лдт][ыи])?"
    ),
    "ru": re.compile(
        "(?:[аяуюыиеоьй]|[оеи][йм]|[аяы]м|[аяы]ми|[аяы]х|[ое]в|ею|ою|и[яюею]|и[ей]м|ая|яя|ы[йе]|"
        "ое|ее|[ое]го|[ое]му|их|ими|ую|юю)?"
    ),
    "en": re.compile("(?:s|es|ed|ing)?"),
}
# A stem that ends so before a consonant ends otherwise before a vowel: мектеп, мектебі.
SOFTENED = {"п": "б", "к": "г"}


class ConceptsError(ValueError):
    """concepts.yaml says something that cannot be meant."""


@dataclass(frozen=True, slots=True)
class Stem:
    """The beginning of a word."""

    letters: str
    language: str
    whole: bool

    def matches(self, word: str) -> bool:
        if not word.startswith(self.letters):
            return False
        if not self.whole:
            return True
        return ENDINGS[self.language].fullmatch(word, len(self.letters)) is not None


class Concepts:
    """The concepts of one file, arranged for looking words up."""

    def __init__(self, text: str) -> None:
        read = yaml.load(text, Loader=yaml.CSafeLoader)
        self.version = hashlib.sha256(text.encode()).hexdigest()[:12]
        self.ignored = frozenset(fold(read["ignored"]).split())
        self.common: set[str] = set()
        # By first letters: stems of single words with their tokens, stems of phrases.
        self._stems: dict[str, list[tuple[Stem, str]]] = defaultdict(list)
        self._parts: dict[str, list[Stem]] = defaultdict(list)
        # A number for each stem of phrases; by the first one: the others, and the token.
        self._numbers: dict[Stem, int] = {}
        self.phrases: dict[int, list[tuple[tuple[int, ...], str]]] = defaultdict(list)
        self.names: set[str] = set()
        # Concepts that no single word stands for.
        self.compounds: set[str] = set()
        for group in ("common", "topics"):
            for name, line in read[group].items():
                self._add(name, line)
            if group == "common":
                self.common = set(self.names)
        single = {token for stems in self._stems.values() for _stem, token in stems}
        self.compounds = self.names - single

    def _add(self, name: str, line: str) -> None:
        token = SIGN + name
        columns = line.split("|") if isinstance(line, str) else []
        if len(columns) != len(LANGUAGES) or token in self.names:
            raise ConceptsError(f"{name}: one line of Kazakh | Russian | English is meant.")
        self.names.add(token)
        for language, column in zip(LANGUAGES, columns, strict=True):
            for said in column.split(","):
                phrase = [_stems(word, language) for word in said.split()]
                if not phrase:
                    raise ConceptsError(f"{name}: there is an empty word in {column.strip()!r}.")
                for stems in product(*phrase):
                    self._enter(stems, token)

    def _enter(self, stems: tuple[Stem, ...], token: str) -> None:
        if len(stems) == 1:
            self._stems[stems[0].letters[:FIRST]].append((stems[0], token))
            return
        for stem in stems:
            if stem not in self._numbers:
                self._numbers[stem] = len(self._numbers)
                self._parts[stem.letters[:FIRST]].append(stem)
        first, *others = (self._numbers[stem] for stem in stems)
        self.phrases[first].append((tuple(others), token))

    def of(self, word: str) -> tuple[str, ...]:
        """The tokens of a folded word: of its longest stem, several when that stem has several."""
        found: dict[str, int] = {}
        for stem, token in self._stems.get(word[:FIRST], ()):
            if len(stem.letters) >= found.get(token, 1) and stem.matches(word):
                found[token] = len(stem.letters)
        longest = max(found.values(), default=0)
        return tuple(sorted(token for token, length in found.items() if length == longest))

    def parts(self, word: str) -> frozenset[int]:
        """The numbers of the stems of phrases that a folded word has."""
        return frozenset(
            self._numbers[stem] for stem in self._parts.get(word[:FIRST], ()) if stem.matches(word)
        )


@cache
def concepts() -> Concepts:
    return Concepts(PATH.read_text(encoding="utf-8"))


def _stems(word: str, language: str) -> list[Stem]:
    letters = fold(word.removeprefix(WHOLE))
    whole = word.startswith(WHOLE) or len(letters) <= SHORT
    stems = [Stem(letters, language, whole)]
    if language == "kk" and letters[-1] in SOFTENED:
        stems.append(Stem(letters[:-1] + SOFTENED[letters[-1]], language, whole))
    return stems
