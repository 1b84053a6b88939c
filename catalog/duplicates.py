"""Candidates for duplicates (clause 11(3)): a ranked list that a person judges, never a verdict.

Three stages: candidates by their rarest shared tokens, a bounded number however many entries
there are; an order of these in the database; an exact score of the best of them here.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from portal.rules.text import Text
from portal.workflow.models import Project

from .candidates import nearest
from .folding import fold_word
from .likeness import Question, worth_of
from .models import Entry
from .rarities import rarities
from .tokens import prefix, tokens

LEAST_SCORE = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may do the same. `score` is 0 to 1; `shared` are the words that both have.

    A word that was matched with another, a translation or a synonym, stands as “жолдама – направление”.
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
        """For a record that keeps what was found; the score in whole percent."""
        return asdict(self) | {"score": round(self.score * 100), "shared": list(self.shared)}

    @classmethod
    def from_json(cls, kept: dict) -> "Candidate":
        read = {name: Text(**kept[name]) for name in ("titles", "owners")}
        read |= {"score": kept["score"] / 100, "shared": tuple(kept["shared"])}
        return cls(**kept | read)


def find(
    texts: Sequence[str], *, exclude_project: Project | int | None = None, limit: int = 10
) -> list[Candidate]:
    """What is alike, best first; empty when nothing is.

    The first of `texts` is the name of what is wanted, the others say what it shall do. Words that
    everybody uses match nothing by themselves. At most five queries.
    """
    worth = worth_of(texts)
    if not worth:
        return []
    question = Question(worth, rarities(worth))
    project = exclude_project.pk if isinstance(exclude_project, Project) else exclude_project
    near = nearest(question.asked(), total=question.known.total, exclude_project=project)
    scored = sorted((-question.score(entry.tokens), entry.pk) for entry in near)
    best = {pk: -score for score, pk in scored[:limit] if -score >= LEAST_SCORE}
    entries = Entry.objects.defer("tokens").in_bulk(best)
    words = _words(texts)
    return [_candidate(entries[pk], score, words, question) for pk, score in best.items()]


def _candidate(entry: Entry, score: float, words: dict[str, str], question: Question) -> Candidate:
    theirs = _words([entry.title_kk, entry.title_ru, entry.title_en, entry.text])
    shared = sorted(
        (token for token in words if token in theirs and question.is_specific(token)),
        key=lambda token: -question.weights[token],
    )
    said = dict.fromkeys(_both(words[token], theirs[token]) for token in shared)
    return Candidate(
        key=entry.key, kind=entry.kind, number=entry.number, titles=entry.titles,
        owners=entry.owners, language=entry.language, path=entry.path, score=round(score, 2),
        shared=tuple(said),
    )  # fmt: skip


def _words(texts: Sequence[str]) -> dict[str, str]:
    """For each token, the words that said it first."""
    words = {}
    for text in texts:
        for found in tokens(text):
            words.setdefault(found.token, found.words)
    return words


def _both(ours: str, theirs: str) -> str:
    """One of them when they are forms of one word."""
    one, other = fold_word(ours), fold_word(theirs)
    return ours if prefix(one) == prefix(other) else f"{ours} – {theirs}"


def _one_of(texts: Text) -> str:
    """In the reader's language where there is one, else as it was written."""
    return str(texts) or texts.kk or texts.ru or texts.en
