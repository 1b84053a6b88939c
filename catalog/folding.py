"""Words as the search compares them: Kazakh and Russian letters folded into one alphabet.

Pure: no database, no language of a reader.
"""

import re
import unicodedata

# Kazakh letters to those of a Russian keyboard, and the signs that people take for each other.
LETTERS = str.maketrans("әғқңөұүһіёъ", "агкноуухиеь")
# Latin letters that look like Cyrillic ones: бiлiм with a Latin i is written everywhere.
LOOKALIKES = str.maketrans("aceiopxyhkmtb", "асеиорхухкмтв")

WORD = re.compile(r"[^\W_]+")
CYRILLIC = re.compile("[а-я]")


def fold(text: str) -> str:
    """Lower-case, composed, in the alphabet of comparison; folding twice changes nothing."""
    lower = unicodedata.normalize("NFKC", text).lower()
    if not lower.isascii():
        # Lower case can take a composed sign apart.
        lower = unicodedata.normalize("NFKC", lower).lower()
    return lower.translate(LETTERS)


def fold_word(word: str) -> str:
    """One word, folded; Latin letters inside a Cyrillic word are made Cyrillic."""
    folded = fold(word)
    return folded.translate(LOOKALIKES) if CYRILLIC.search(folded) else folded


def spelled(text: str) -> list[str]:
    """The words of a text as they are written, in order."""
    # The sign of a number would be composed into the letters "No".
    return WORD.findall(unicodedata.normalize("NFKC", text.replace("№", " ")))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [fold_word(word) for word in spelled(text)]
