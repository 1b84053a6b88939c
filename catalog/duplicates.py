"""Candidates for duplicates (clause 11(3)): a ranked list that a person judges, never a verdict.

Three stages: candidates by their rarest shared tokens, a bounded number however many entries
there are; an order of these in the database; an exact score of the best of them here.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from portal.rules.text import Text
from portal.workflow.models import Project

from .candidates import TEXT, TITLE, Asked, nearest
from .concepts import concepts
from .folding import fold_word
from .models import Entry
from .rarities import rarities
from .tokens import prefix, token_set, tokens

LEAST_SCORE = 0.25
# What the shared words that are not everybody's must be worth together, in nats: two ordinary words
# of titles; or most of what was asked, when a person asks for a word or two.
LEAST_EVIDENCE, LEAST_SHARE = 8.0, 0.6
SPECIFIC = 2.0  # nats: a word that is worth less is everybody's
# How much of what only one side says tells against it being the same.
MISSED, ADDED = 0.25, 0.15


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may do the same. `score` is 0 to 1; `shared` are the words that both have.

    A word that was matched with another (a translation, a synonym) stands as "жолдама – направление".
    """

    key: str
    kind: str
    number: str
    titles: Text
    owners: Text
    language: str
    path: str
    score: float
    shared: tuple[str, ...]

    @property
    def title(self) -> str:
        return _one_of(self.titles)

    @property
    def owner(self) -> str:
        return _one_of(self.owners)

    def as_json(self) -> dict:
        """For a record that keeps what was found."""
        return asdict(self) | {"shared": list(self.shared)}

    @classmethod
    def from_json(cls, kept: dict) -> "Candidate":
        texts = {name: Text(**kept[name]) for name in ("titles", "owners")}
        return cls(**kept | texts | {"shared": tuple(kept["shared"])})


def find(
    texts: Sequence[str], *, exclude_project: Project | int | None = None, limit: int = 10
) -> list[Candidate]:
    """What is alike, best first; empty when nothing is.

    The first of `texts` is the name of what is wanted, the others say what it shall do. Words that
    everybody uses match nothing by themselves. At most five queries.
    """
    asked = _worth(texts)
    if not asked:
        return []
    known = rarities(asked)
    weights = {token: known.weight(token) for token in asked}
    question = Question(asked, weights)
    project = exclude_project.pk if isinstance(exclude_project, Project) else exclude_project
    near = nearest(
        [Asked(t, known.rows(t), weights[t] * worth**0.5) for t, worth in asked.items()],
        total=known.total,
        exclude_project=project,
    )
    scored = sorted((-question.score(entry.tokens), entry.pk) for entry in near)
    best = {pk: -score for score, pk in scored[:limit] if -score >= LEAST_SCORE}
    entries = Entry.objects.defer("tokens").in_bulk(best)
    words = _words(texts)
    return [_candidate(entries[pk], score, words, weights) for pk, score in best.items()]


class Question:
    """What is asked, weighed; says how much an entry answers it."""

    def __init__(self, asked: dict[str, float], weights: dict[str, float]) -> None:
        self.asked = asked
        self.weights = weights
        self.all = sum(weights[token] * worth for token, worth in asked.items())
        specific = [token for token in asked if weights[token] >= SPECIFIC]
        evidence = sum(weights[token] * asked[token] for token in specific)
        self.least = min(LEAST_EVIDENCE, LEAST_SHARE * evidence)
        # Of a word that only the entry has we know no more than that.
        self.typical = sum(map(weights.get, specific)) / len(specific) if specific else 0.0

    def score(self, tokens: dict[str, float]) -> float:
        """0 for what shares only everybody's words."""
        shared = evidence = 0.0
        added = 0.0
        for token, there in tokens.items():
            worth = self.asked.get(token)
            if worth is None:
                added += there * (self.typical if token not in concepts().common else 0)
                continue
            value = self.weights[token] * (worth * there) ** 0.5
            shared += value
            if self.weights[token] >= SPECIFIC:
                evidence += value
        if not evidence or evidence < self.least:
            return 0.0
        missed = max(0.0, self.all - shared)
        return shared / (shared + MISSED * missed + ADDED * added)


def _worth(texts: Sequence[str]) -> dict[str, float]:
    """The tokens of the texts and what each is worth: more in the name."""
    worth = {}
    for place, text in reversed(list(enumerate(texts))):
        worth |= dict.fromkeys(sorted(token_set(text)), TEXT if place else TITLE)
    return worth


def _words(texts: Sequence[str]) -> dict[str, str]:
    """For each token, the words that said it first."""
    words = {}
    for text in texts:
        for found in tokens(text):
            words.setdefault(found.token, found.words)
    return words


def _candidate(entry: Entry, score: float, words: dict, weights: dict) -> Candidate:
    theirs = _words([*asdict(entry.titles).values(), entry.text])
    shared = sorted(theirs.keys() & words.keys(), key=lambda token: -weights[token])
    return Candidate(
        key=entry.key, kind=entry.kind, number=entry.number, titles=entry.titles,
        owners=entry.owners, language=entry.language, path=entry.path, score=round(score, 3),
        shared=tuple(dict.fromkeys(
            _both(words[token], theirs[token]) for token in shared if weights[token] >= SPECIFIC
        )),
    )  # fmt: skip


def _both(ours: str, theirs: str) -> str:
    """One of them when they are forms of one word."""
    one, other = fold_word(ours), fold_word(theirs)
    return ours if prefix(one) == prefix(other) else f"{ours} – {theirs}"


def _one_of(texts: Text) -> str:
    """In the reader's language where there is one, else as it was written."""
    return str(texts) or texts.kk or texts.ru or texts.en
