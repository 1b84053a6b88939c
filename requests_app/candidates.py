"""Candidates for duplicates as pages show them: why each was found, how it was judged (clause 11(3))."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from django.urls import translate_url
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.rules.text import Text
from portal.workflow.models import Record

from .forms.conclusion import JudgeForm
from .models import Conclusion

# The same words as in the form, and a colour: what is the same is what stops a request.
VERDICTS = dict(JudgeForm.base_fields["verdict"].choices)
TONES = {"same": "danger", "extends": "warning", "different": "success"}
KINDS = {
    "request": _("Automation request"),
    "application": _("Application of a supplier or the operator"),
    "project": _("Project"),
    "ic_service": _("IC service"),
    "object": _("Informatization object"),
    "integration_service": _("Integration service"),
}
# From which score on what is found is called so; the search keeps nothing below 0.25.
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
    """One candidate on a page; `kept` is its judgement, {} before there is one.

    `address` is "" for what the reader may not open.
    """

    place: int
    key: str
    kind: Any
    number: str
    title: str
    language: str
    owner: str
    closeness: Any
    shared: list[str]
    address: str
    kept: dict
    form: JudgementForm | None = None

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
    found = conclusion.candidates
    cases = {number for each in found if (number := _case(each))}
    seen = cases and set(
        Record.objects.visible_to(actor)
        .filter(project__number__in=cases)
        .values_list("project__number", flat=True)
    )
    return [
        _candidate(
            place, each, conclusion.judgements.get(each["key"], {}),
            address="" if (case := _case(each)) and case not in seen else _address(each),
            form=forms[place] if forms and place < len(forms) else None,
        )
        for place, each in enumerate(found)
    ]  # fmt: skip


def _candidate(place: int, found: dict, kept: dict, **more: Any) -> Candidate:
    title, language = _said(found, "title")
    return Candidate(
        place=place + 1, key=found["key"], kind=KINDS.get(found["kind"], found["kind"]),
        number=found.get("number", ""), title=title, language=language,
        owner=_said(found, "owner")[0], closeness=_closeness(found.get("score", 0)),
        shared=list(found.get("shared", ())), kept=kept, **more,
    )  # fmt: skip


def _said(found: dict, name: str) -> tuple[str, str]:
    """A text of a candidate and its language: the reader's where there is one, else its own."""
    own = found.get("language", "kk")
    if said := found.get(name):
        return said, own
    texts = Text(**dict.fromkeys(("kk", "ru", "en"), "") | found.get(f"{name}s", {}))
    for language in (get_language(), own, "kk", "ru", "en"):
        if said := language and texts.inside(language):
            return said, language
    return "", own


def _closeness(score: float) -> Any:
    return next(words for least, words in CLOSENESS if score >= least)


def _case(found: dict) -> str:
    """The number of the case that a candidate is, or ""."""
    named = CASE.match(found.get("path", ""))
    return unquote(named[1]) if named else ""


def _address(found: dict) -> str:
    """The page of the candidate in the reader's language; only ever one of this portal."""
    path = found.get("path", "")
    inside = path.startswith("/") and not path.startswith(("//", "/\\"))
    return translate_url(path, get_language()) if inside else ""
