"""Invented titles and descriptions in Kazakh and Russian, and the ways people say them again.

Words come from concepts.yaml and, for two of five topics, from invented pairs that it does not
know, so that a translation is as hard as a real one; names of places are the same in both languages.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

import yaml

from catalog.concepts import PATH

KK, RU = 0, 1
ENDINGS = (
    ("", "ды", "ның", "ға", "дан", "лар", "ларды", "мен"),
    ("", "а", "у", "ом", "ы", "ов", "ами", "ах"),
)
SYLLABLES = tuple(one + two for one in "бвгджзклмнпрстшқғң" for two in "аеиоуыәөүі")
INVENTED, PLACES = 220, 4_000
ALPHABET = "абвгдежзийклмнопрстуфхцчшыьэюя"


@dataclass(frozen=True, slots=True)
class Word:
    """A meaning as one text says it: its words in both languages, which of them, which ending."""

    said: tuple[tuple[str, ...], tuple[str, ...]]
    language: int
    variant: int = 0
    ending: int = 0

    def __str__(self) -> str:
        ways = self.said[self.language]
        return ways[self.variant % len(ways)] + ENDINGS[self.language][self.ending]


Words = tuple[Word, ...]


class Titles:
    """`text()` is a title with a description; each of `PERTURBED` says it again in another way."""

    def __init__(self, seed: int = 11) -> None:
        self.random = random.Random(seed)
        listed = yaml.safe_load(PATH.read_text(encoding="utf-8"))
        self.common = [_ways(line) for line in listed["common"].values()]
        topics = [_ways(line) for line in listed["topics"].values()]
        topics += [((self._invent(),), (self._invent(),)) for _ in range(INVENTED)]
        self.random.shuffle(topics)
        self.topics = topics
        self.shares = list(accumulate(1 / (place + 5) ** 0.8 for place in range(len(topics))))
        self.places = [((name,), (name,)) for name in (self._invent() for _ in range(PLACES))]

    def text(self) -> tuple[Words, Words]:
        language = KK if self.random.random() < 0.6 else RU
        about = self.random.choices(self.topics, cum_weights=self.shares, k=14)
        usual = self.random.choices(self.common, k=16)
        places = self.random.choices(self.places, k=2)
        title = about[:4] + usual[:3] + places[:1] * (self.random.random() < 0.3)
        text = about[2:] + usual[3:] + places
        return self._say(title, language), self._say(text, language)

    def _say(self, meanings: list, language: int) -> Words:
        self.random.shuffle(meanings)
        spoken = self.random.choices(range(40), k=len(meanings))
        return tuple(
            Word(said, language, number // 8 if len(said[language]) > 1 else 0, number % 8)
            for said, number in zip(meanings, spoken, strict=True)
        )

    def _invent(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.choice((3, 3, 4))))

    def exact(self, words: Words) -> str:
        return written(words)

    def inflected(self, words: Words) -> str:
        return written(replace(word, ending=self.random.randrange(8)) for word in words)

    def transposed(self, words: Words) -> str:
        return written(self.random.sample(words, len(words)))

    def typos(self, words: Words) -> str:
        """An error in three of ten words, wherever in the word."""
        return " ".join(
            self._typo(str(word)) if self.random.random() < 0.3 else str(word) for word in words
        )

    def mixed(self, words: Words) -> str:
        """Half of it in the other language."""
        return written(
            replace(word, language=1 - word.language) if self.random.random() < 0.5 else word
            for word in words
        )

    def reworded(self, words: Words) -> str:
        """A quarter said by another word of the concept, a quarter by other words, some left out."""
        said = []
        for word in self.random.sample(words, len(words)):
            chance = self.random.random()
            if chance < 0.25:
                said.append(replace(word, variant=word.variant + 1, ending=3))
            elif chance < 0.5:
                other = self.random.choices(self.topics, cum_weights=self.shares)[0]
                said.append(replace(word, said=other, variant=0))
            elif chance < 0.9:
                said.append(replace(word, ending=self.random.randrange(8)))
        return written(said)

    def translated(self, words: Words) -> str:
        return written(replace(word, language=1 - word.language, ending=1) for word in words)

    def _typo(self, word: str) -> str:
        place = self.random.randrange(len(word))
        kind = self.random.random()
        if kind < 0.4:
            return word[:place] + self.random.choice(ALPHABET) + word[place + 1 :]
        if kind < 0.7:
            return word[:place] + word[place + 1 :]
        return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


PERTURBED: dict[str, Callable[[Titles, Words], str]] = {
    "exact": Titles.exact,
    "inflected": Titles.inflected,
    "transposed": Titles.transposed,
    "typos": Titles.typos,
    "mixed": Titles.mixed,
    "reworded": Titles.reworded,
    "translated": Titles.translated,
}


def written(words) -> str:
    return " ".join(map(str, words))


def _ways(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kk, ru, _en = line.split("|")
    return tuple(
        tuple(way.strip().replace("=", "") for way in column.split(",")) for column in (kk, ru)
    )
