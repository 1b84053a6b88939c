"""Invented titles and descriptions in Kazakh and Russian, and the ways people say them again.

Words come from concepts.yaml and, for two of five topics, from invented pairs that it does not
know, so that a translation is as hard as a real one; names of places are the same in both languages.
"""

import random
from collections.abc import Callable
from itertools import accumulate

import yaml

from catalog.concepts import PATH

KK, RU = 0, 1
ENDINGS = (
    ("", "ды", "ның", "ға", "дан", "лар", "ларды", "мен"),
    ("", "а", "у", "ом", "ы", "ов", "ами", "ах"),
)
WAYS, FORMS = 2, 16  # words of a meaning in a language, and how they are written with endings
SYLLABLES = tuple(one + two for one in "бвгджзклмнпрстшқғң" for two in "аеиоуыәөүі")
INVENTED, PLACES = 220, 4_000
ALPHABET = "абвгдежзийклмнопрстуфхцчшыьэюя"

# A text is its language and its words; a word is FORMS times its meaning plus its form.
Words = list[int]
Text = tuple[int, Words, Words]


class Titles:
    """`text()` is a title and a description; each of `PERTURBED` says such words in another way."""

    def __init__(self, seed: int = 11) -> None:
        self.random = random.Random(seed)
        listed = yaml.safe_load(PATH.read_text(encoding="utf-8"))
        common = [_ways(line) for line in listed["common"].values()]
        topics = [_ways(line) for line in listed["topics"].values()]
        topics += [((self._invent(),), (self._invent(),)) for _ in range(INVENTED)]
        self.random.shuffle(topics)
        places = [((name,), (name,)) for name in (self._invent() for _ in range(PLACES))]
        self.topics = range(len(topics))
        self.common = range(len(topics), len(topics) + len(common))
        self.places = range(self.common.stop, self.common.stop + len(places))
        self.shares = list(accumulate(1 / (place + 5) ** 0.8 for place in self.topics))
        self.spelled = [
            [
                ways[language][form // 8 % len(ways[language])] + ENDINGS[language][form % 8]
                for ways in topics + common + places
                for form in range(FORMS)
            ]
            for language in (KK, RU)
        ]

    def text(self) -> Text:
        language = KK if self.random.random() < 0.6 else RU
        about = self.random.choices(self.topics, cum_weights=self.shares, k=14)
        usual = self.random.choices(self.common, k=16)
        places = self.random.choices(self.places, k=2)
        title = about[:4] + usual[:3] + places[: self.random.random() < 0.3]
        text = about[2:] + usual[3:] + places
        self.random.shuffle(title)
        self.random.shuffle(text)
        forms = self.random.choices(range(FORMS), k=40)
        words = [FORMS * word + form for word, form in zip(title + text, forms, strict=False)]
        return language, words[: len(title)], words[len(title) :]

    def written(self, language: int, words: Words) -> str:
        return " ".join(map(self.spelled[language].__getitem__, words))

    def inflected(self, language: int, words: Words) -> str:
        return self.written(language, [word & ~7 | self.random.randrange(8) for word in words])

    def transposed(self, language: int, words: Words) -> str:
        return self.written(language, self.random.sample(words, len(words)))

    def typos(self, language: int, words: Words) -> str:
        """An error in three of ten words, wherever in the word."""
        return " ".join(
            self._typo(word) if self.random.random() < 0.3 else word
            for word in self.written(language, words).split()
        )

    def mixed(self, language: int, words: Words) -> str:
        """Half of it in the other language."""
        return " ".join(
            self.spelled[1 - language if self.random.random() < 0.5 else language][word]
            for word in words
        )

    def reworded(self, language: int, words: Words) -> str:
        """A quarter said by another word of the concept, a quarter by other words, some left out."""
        said = []
        for word in self.random.sample(words, len(words)):
            chance = self.random.random()
            if chance < 0.25:
                said.append(word ^ 8)
            elif chance < 0.5:
                other = self.random.choices(self.topics, cum_weights=self.shares)[0]
                said.append(FORMS * other)
            elif chance < 0.9:
                said.append(word & ~7 | self.random.randrange(8))
        return self.written(language, said)

    def translated(self, language: int, words: Words) -> str:
        return self.written(1 - language, words)

    def _invent(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.choice((3, 3, 4))))

    def _typo(self, word: str) -> str:
        place = self.random.randrange(len(word))
        kind = self.random.random()
        if kind < 0.4:
            return word[:place] + self.random.choice(ALPHABET) + word[place + 1 :]
        if kind < 0.7:
            return word[:place] + word[place + 1 :]
        return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


PERTURBED: dict[str, Callable[[Titles, int, Words], str]] = {
    "exact": Titles.written,
    "inflected": Titles.inflected,
    "transposed": Titles.transposed,
    "typos": Titles.typos,
    "mixed": Titles.mixed,
    "reworded": Titles.reworded,
    "translated": Titles.translated,
}


def _ways(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kk, ru, _en = line.split("|")
    return tuple(
        tuple(way.strip().replace("=", "") for way in column.split(","))[:WAYS]
        for column in (kk, ru)
    )
