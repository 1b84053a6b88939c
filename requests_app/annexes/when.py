"""Questions that are asked only after a certain answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .parts import Part


@dataclass(frozen=True, eq=False)
class When:
    """One of the answers {field: values} raises the question; `words` say so to people."""

    answers: dict[str, frozenset[str]]
    words: Any

    def applies(self, form: "Part") -> bool | None:
        """None while it cannot be told, because no answer that exists was given yet."""
        asked = {name: values for name, values in self.answers.items() if name in form.fields}
        said = {name: form[name].data or "" for name in asked}
        if any(said[name] in values for name, values in asked.items()):
            return True
        if all(said[name] in dict(form.fields[name].choices) and said[name] for name in asked):
            return False
        return None


def when(words: Any, **answers: str | tuple[str, ...]) -> When:
    """`when(_("…"), scale="region")`."""
    return When(
        {
            name: frozenset({given} if isinstance(given, str) else given)
            for name, given in answers.items()
        },
        words,
    )
