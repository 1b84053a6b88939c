"""The three criteria of clause 11 as the conclusion's workplace shows and takes them."""

import re
from dataclasses import dataclass
from typing import Any

from portal.rules.clauses import C11

from .forms.conclusion import AssessForm
from .models.conclusion import Criterion, Outcome

TONES = {Outcome.MET: "success", Outcome.NOT_MET: "danger"}
# The items of the clause, word for word: "1) …;"
LAW = dict(re.findall(r"^(\d)\) (.+?)[;.]?$", C11.text_kk, flags=re.MULTILINE))


class CriterionForm(AssessForm):
    """One criterion among three on a page: which one is said by the prefix."""

    use_required_attribute = False
    criterion = None

    @classmethod
    def of(cls, kept: dict, data: Any = None) -> "dict[str, CriterionForm]":
        """The three forms by the number of the criterion, filled with what is kept or was typed."""
        return {
            number: cls(data, prefix=f"c{number}", initial=kept.get(number), empty_permitted=True)
            for number in Criterion.values
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion on the page: its words, the clause's own words, its form, what is kept of it."""

    number: str
    label: Any
    law: str
    kept: dict
    form: CriterionForm | None = None

    @property
    def outcome(self) -> Any:
        return Outcome(self.kept["outcome"]).label if self.kept else ""

    @property
    def tone(self) -> str:
        return TONES.get(self.kept.get("outcome"), "neutral")

    @property
    def differs(self) -> bool:
        """What was typed is not what is kept."""
        if self.form is None or not self.form.is_bound or not self.kept:
            return False
        return any(
            " ".join((self.form[name].data or "").split()) != " ".join(self.kept[name].split())
            for name in self.kept
        )


def judged(kept: dict, forms: dict[str, CriterionForm] | None = None) -> list[Judged]:
    return [
        Judged(
            criterion.value, criterion.label, LAW[criterion.value], kept.get(criterion.value, {}),
            (forms or {}).get(criterion.value),
        )
        for criterion in Criterion
    ]  # fmt: skip
