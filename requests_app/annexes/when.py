"""Questions that are asked only after a certain answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .facts import Facts
    from .parts import Part


@dataclass(frozen=True, eq=False)
class When:
    """One of the answers {field: values} raises the question; `words` say so to people.

    The answers are those of the same section, or of another one that `section` names. `denies`
    is what is said when something is written although nothing asks for it; without it nobody minds.
    """

    answers: dict[str, frozenset[str]]
    words: Any
    section: str = ""
    denies: Any = ""

    def applies(self, form: "Part | None", facts: "Facts") -> bool | None:
        """None while it cannot be told, because no answer that exists was given yet."""
        said = self._elsewhere(facts) if self.section else _here(self.answers, form)
        if any(answer in self.answers[name] for name, (answer, _exists) in said.items()):
            return True
        if all(exists for _answer, exists in said.values()):
            return False
        return None

    def _elsewhere(self, facts: "Facts") -> dict[str, tuple[str, bool]]:
        fields = facts.annex.by_key[self.section].form.base_fields
        said = {name: facts.answer(self.section, name) for name in self.answers}
        return {
            name: (answer, not answer or answer in dict(fields[name].choices))
            for name, answer in said.items()
        }


def _here(names: dict[str, frozenset[str]], form: "Part | None") -> dict[str, tuple[str, bool]]:
    said = {name: form[name].data or "" for name in names if form and name in form.fields}
    return {
        name: (answer, bool(answer) and answer in dict(form.fields[name].choices))
        for name, answer in said.items()
    }


def when(words: Any, **answers: str | tuple[str, ...]) -> When:
    """`when(_("…"), scale="region")`."""
    return When(_values(answers), words)


def elsewhere(section: str, words: Any, denies: Any = "", **answers: str | tuple[str, ...]) -> When:
    """`elsewhere("general", _("…"), denies=_("…"), mechanism="ppp")`.

    Silence is an answer of another section: with "" among the answers it raises the question,
    otherwise it does not.
    """
    return When(_values(answers), words, section, denies)


def _values(answers: dict[str, str | tuple[str, ...]]) -> dict[str, frozenset[str]]:
    return {
        name: frozenset({given} if isinstance(given, str) else given)
        for name, given in answers.items()
    }
