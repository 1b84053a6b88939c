"""Which characters a PDF can show, and where long words may break.

An archival PDF (PDF/A) must not hold a character that no embedded font has. The fonts are those
inside the typst wheel, so this table changes with its version; a test compiles all of it.
"""

import re
import unicodedata

# First and last of each row; what Libertinus Serif or DejaVu Sans Mono has without gaps.
ROWS = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x0482),  # Latin, phonetics, Greek, Cyrillic
    (0x048A, 0x04FF),  # Cyrillic: Kazakh and its neighbours
    (0x0531, 0x0556), (0x0561, 0x0587),  # Armenian
    (0x05D0, 0x05EA),  # Hebrew
    (0x0621, 0x063A), (0x0640, 0x064A),  # Arabic
    (0x10D0, 0x10F0),  # Georgian
    (0x1E00, 0x1EFF),  # Latin with diacritics
    (0x2010, 0x2027), (0x202F, 0x2040), (0x2044, 0x2052), (0x2070, 0x208E), (0x20A0, 0x20BD),  # ₸ among them
    (0x2100, 0x211E), (0x2190, 0x23CF), (0x2460, 0x2605),  # №, arrows, mathematics, boxes
)  # fmt: skip
REPLACEMENT = "□"
BREAK, HYPHEN = "\u200b", "\u00ad"
LINES = {"\r\n": "\n", "\r": "\n", "\t": " ", "\u2028": "\n", "\u2029": "\n"}
# Joiners, marks of direction, variation selectors: nothing of them is seen, and a text must not
# read otherwise than it is stored.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
SHOWN = "".join(
    chr(code)
    for first, last in ROWS
    for code in range(first, last + 1)
    if unicodedata.category(chr(code)) != "Cn"  # no character yet
)
OTHERS = re.compile(f"[^\n{re.escape(SHOWN)}]+")

LETTERS = "а-яёәғқңөұүһі"
VOWEL = re.compile("[аәеёиоөуұүыіэюя]", re.I)
KAZAKH_WORD = re.compile(f"(?<![{LETTERS}])[{LETTERS}]{{6,}}(?![{LETTERS}])", re.I)
NARROW = 16  # characters that fit into a narrow column
UNBROKEN = re.compile(rf"[^\s{HYPHEN}{BREAK}]{{{NARROW},}}")
TECHNICAL = re.compile(r"[0-9A-Za-z_]")
LONGEST_WORD = 30


def printable(text: str) -> str:
    """The text with the characters that a PDF cannot show replaced by a box."""
    for line, written in LINES.items():
        text = text.replace(line, written)
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return OTHERS.sub(REPLACEMENT, text)


def breakable(text: str, language: str) -> str:
    """The text with the places where its long words may break.

    Typst hyphenates Russian by itself and knows no Kazakh, where a consonant before a vowel begins
    a syllable. What is no word (a checksum, an address) breaks without a hyphen.
    """
    if language == "kk":
        text = KAZAKH_WORD.sub(lambda found: _syllables(found[0]), text)
    return UNBROKEN.sub(lambda found: _pieces(found[0]), text)


def _syllables(word: str) -> str:
    """At least two letters stay on each line; abbreviations are left whole."""
    if not word[1:].islower():
        return word
    parts, begin = [], 0
    for at in range(2, len(word) - 1):
        onset = word[at] not in "ьъ" and not VOWEL.match(word[at]) and VOWEL.match(word[at + 1])
        if onset and VOWEL.search(word[begin:at]) and at - begin > 1:
            parts.append(word[begin:at])
            begin = at
    return HYPHEN.join([*parts, word[begin:]])


def _pieces(run: str) -> str:
    if not TECHNICAL.search(run) and len(run) <= LONGEST_WORD:
        return run
    run = re.sub(r"([/.?&=@:+_-])(?=[^\s])", rf"\1{BREAK}", run)
    half = NARROW // 2
    return UNBROKEN.sub(lambda found: BREAK.join(_cut(found[0], half)), run)


def _cut(run: str, size: int) -> list[str]:
    return [run[at : at + size] for at in range(0, len(run), size)]
