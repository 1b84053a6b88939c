"""How alike a question and an entry are, from the tokens that both have. Pure."""

from collections.abc import Collection, Sequence
from math import lgamma, log

from .candidates import TEXT, TITLE, Asked
from .concepts import concepts
from .rarities import Rarities
from .tokens import token_set

SPECIFIC = 2.0  # nats: a word that is worth less is everybody's
# How much of what only one side says tells against its being the same.
MISSED, ADDED = 0.25, 0.15
# Nats by which what is shared must exceed what the luckiest of all entries would share by chance: 2
# would let one question in eight through if words came independently of each other.
BEYOND_CHANCE = 2.0
# Somebody who asks for so few words wants whatever has a good part of them.
FEW, GOOD_PART = 4, 0.33


def worth_of(texts: Sequence[str]) -> dict[str, float]:
    """The tokens of the texts, and what each is worth: more in the first, which is the name."""
    worth = {}
    for place, text in reversed(list(enumerate(texts))):
        worth |= dict.fromkeys(sorted(token_set(text)), TEXT if place else TITLE)
    return worth


class Question:
    """What is asked, weighed by how rare its words are."""

    def __init__(self, worth: dict[str, float], known: Rarities) -> None:
        self.worth = worth
        self.known = known
        self.weights = {token: known.weight(token) for token in worth}
        self.all = sum(self.weights[token] * value for token, value in worth.items())
        # A compound says nothing that its words do not say.
        compounds = concepts().compounds
        self.specific = {t for t in worth if self.is_specific(t) and t not in compounds}
        self.named = {token for token in self.specific if worth[token] == TITLE}
        # Nothing is looked up for words that only an entry has: they weigh what ours do.
        self.typical = self._sum(self.specific) / (len(self.specific) or 1)

    def is_specific(self, token: str) -> bool:
        return self.weights[token] >= SPECIFIC

    def asked(self) -> list[Asked]:
        return [
            Asked(token, self.known.rows(token), self.weights[token] * value**0.5)
            for token, value in self.worth.items()
        ]

    def score(self, tokens: dict[str, float]) -> float:
        """From 0, for what shares nothing but by chance, to 1, for the same text."""
        if not self._means_it(tokens):
            return 0.0
        shared = added = 0.0
        common = concepts().common
        for token, there in tokens.items():
            if token in self.worth:
                shared += self.weights[token] * (self.worth[token] * there) ** 0.5
            elif token not in common:
                added += self.typical * there
        missed = max(0.0, self.all - shared)
        return shared / (shared + MISSED * missed + ADDED * added)

    def _means_it(self, tokens: dict[str, float]) -> bool:
        """Whether more is shared than chance would bring, in the titles or altogether."""
        both = self.specific & tokens.keys()
        if not both:
            return False
        if len(self.specific) <= FEW:
            return self._sum(both) >= GOOD_PART * self._sum(self.specific)
        titles = {token for token in self.named & both if tokens[token] == TITLE}
        return any(
            self._sum(shared) - self._chance(shared, among) >= BEYOND_CHANCE
            for shared, among in ((both, self.specific), (titles, self.named))
        )

    def _chance(self, shared: Collection[str], among: Collection[str]) -> float:
        """Nats: the entries there are, times the ways to choose so many of the words."""
        many, few = len(among), len(shared)
        ways = lgamma(many + 1) - lgamma(few + 1) - lgamma(many - few + 1)
        return log(self.known.total + 1) + ways

    def _sum(self, tokens: Collection[str]) -> float:
        return sum(map(self.weights.__getitem__, tokens))
