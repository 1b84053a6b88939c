"""Candidates for duplicates as pages show them: why each was found, how it was judged (clause 11(3))."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from django.urls import translate_url
from django.utils.translation import get_language, override, pgettext_lazy

from catalog.duplicates import Candidate as Found
from catalog.models import Entry
from portal.accounts.actor import Actor
from portal.workflow.models import Record

from .forms.conclusion import JudgeForm
from .models import Conclusion

# The same words as in the form, and a colour: what is the same is what stops a request.
VERDICTS = dict(JudgeForm.base_fields["verdict"].choices)
TONES = {"same": "danger", "extends": "warning", "different": "success"}
# From which score on what is found is called so.
CLOSENESS = (
    (0.6, pgettext_lazy("how alike", "Very alike")),
    (0.4, pgettext_lazy("how alike", "Alike in part")),
    (0.0, pgettext_lazy("how alike", "A little alike")),
)
CASE = re.compile(r"^/cases/([^/]+)/")


class JudgementForm(JudgeForm):
    """One judgement among many on a page: whose it is, is said by the prefix."""

    use_required_attribute = False

    @classmethod
    def of(cls, conclusion: Conclusion, data: Any = None) -> "list[JudgementForm]":
        """One for each candidate, in their order, filled with what is kept or was typed.

        Candidates are only ever added at the end, so a page that is a search behind still fits.
        """
        return [
            cls(
                data if data and data.get(f"k{place}-candidate") == each["key"] else None,
                prefix=f"k{place}",
                initial={"candidate": each["key"]} | conclusion.judgements.get(each["key"], {}),
                empty_permitted=True,
            )
            for place, each in enumerate(conclusion.candidates)
        ]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate on a page; `place` counts from 1, `kept` is its judgement, {} before there is one.

    `address` is "" for what the reader may not open.
    """

    place: int
    found: Found
    kept: dict
    address: str
    form: JudgementForm | None = None

    @property
    def key(self) -> str:
        return self.found.key

    @property
    def title(self) -> str:
        return self.found.title

    @property
    def language(self) -> str:
        """Of the title: the reader's where there is one in it, else its own."""
        reader = get_language() or ""
        return reader if getattr(self.found.titles, reader, "") else self.found.language

    @property
    def owner(self) -> str:
        return self.found.owner

    @property
    def number(self) -> str:
        return self.found.number

    @property
    def shared(self) -> tuple[str, ...]:
        return self.found.shared

    @property
    def kind(self) -> str:
        known = self.found.kind in Entry.Kind.values
        return str(Entry.Kind(self.found.kind).label) if known else self.found.kind

    @property
    def closeness(self) -> Any:
        return next(words for least, words in CLOSENESS if self.found.score >= least)

    @property
    def verdict(self) -> Any:
        return VERDICTS[self.kept["verdict"]] if self.kept else ""

    @property
    def tone(self) -> str:
        return TONES.get(self.kept.get("verdict"), "neutral")

    @property
    def typed(self) -> bool:
        """Something is typed that is not kept."""
        return self.form is not None and self.form.is_bound and self.form.has_changed()

    @property
    def differs(self) -> bool:
        """What was typed takes the place of something that is kept."""
        return self.typed and bool(self.kept)


def candidates_of(
    conclusion: Conclusion, actor: Actor, forms: list[JudgementForm] | None = None
) -> list[Candidate]:
    """What was found, in the order in which it was found. One query when cases are among it."""
    found = conclusion.shown_candidates
    cases = {number for each in found if (number := _case(each.path))}
    seen = cases and set(
        Record.objects.visible_to(actor)
        .filter(project__number__in=cases)
        .values_list("project__number", flat=True)
    )
    return [
        Candidate(
            place=place + 1,
            found=each,
            kept=conclusion.judgements.get(each.key, {}),
            address="" if (case := _case(each.path)) and case not in seen else _address(each.path),
            form=forms[place] if forms and place < len(forms) else None,
        )
        for place, each in enumerate(found)
    ]


def _case(path: str) -> str:
    """The number of the case that stands at a path, or ""."""
    named = CASE.match(path)
    return unquote(named[1]) if named else ""


def _address(path: str) -> str:
    """The page in the reader's language; only ever one of this portal.

    What is kept is the address of the Kazakh page, which is known as such in Kazakh alone.
    """
    if not path.startswith("/") or path.startswith(("//", "/\\")):
        return ""
    reader = get_language()
    with override("kk"):
        return translate_url(path, reader)
