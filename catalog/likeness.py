"""How alike a question and an entry are, from the tokens that both have. Pure."""

from collections.abc import Sequence

from .candidates import TEXT, TITLE, Asked
from .concepts import concepts
from .rarities import Rarities
from .tokens import token_set

SPECIFIC = 2.0  # nats: a word that is worth less is everybody's
# What the shared words that are not everybody's must be worth together, in nats: two ordinary words
# of titles; or most of what was asked, when a person asks for a word or two.
LEAST_EVIDENCE, LEAST_SHARE = 8.0, 0.4
# How much of what only one side says tells against its being the same.
MISSED, ADDED = 0.25, 0.15


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
        specific = [token for token in worth if self.is_specific(token)]
        evidence = sum(self.weights[token] * worth[token] for token in specific)
        self.least = min(LEAST_EVIDENCE, LEAST_SHARE * evidence)
        # Nothing is looked up for words that only an entry has: they weigh what ours do.
        self.typical = (
            sum(self.weights[token] for token in specific) / len(specific) if specific else 0.0
        )

    def is_specific(self, token: str) -> bool:
        return self.weights[token] >= SPECIFIC

    def asked(self) -> list[Asked]:
        return [
            Asked(token, self.known.rows(token), self.weights[token] * value**0.5)
            for token, value in self.worth.items()
        ]

    def score(self, tokens: dict[str, float]) -> float:
        """From 0, for what shares only everybody's words, to 1, for the same text."""
        shared = evidence = added = 0.0
        common = concepts().common
        for token, there in tokens.items():
            here = self.worth.get(token)
            if here is None:
                if token not in common:
                    added += there * self.typical
                continue
            value = self.weights[token] * (here * there) ** 0.5
            shared += value
            if self.weights[token] >= SPECIFIC:
                evidence += value
        if not evidence or evidence < self.least:
            return 0.0
        missed = max(0.0, self.all - shared)
        return shared / (shared + MISSED * missed + ADDED * added)
