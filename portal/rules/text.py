"""Official wording in three languages: law texts, names of bodies and registers.

Interface texts go through gettext. A `Text` is for words that are *data*: what the
order says in Kazakh, with our Russian and English beside it.
"""

from dataclasses import dataclass

from django.utils.translation import get_language

DEFAULT_LANGUAGE = "kk"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Kazakh, Russian and English; `str()` gives the reader's."""

    kk: str
    ru: str
    en: str

    def __str__(self) -> str:
        return self.inside(get_language())

    def inside(self, language: str | None) -> str:
        """The wording in `language`; Kazakh for a language we do not have."""
        return {"ru": self.ru, "en": self.en}.get(language or DEFAULT_LANGUAGE, self.kk)
