"""Which characters a PDF can show.

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


def printable(text: str) -> str:
    """The text with the characters that a PDF cannot show replaced by a box."""
    for line, written in LINES.items():
        text = text.replace(line, written)
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return OTHERS.sub(REPLACEMENT, text)
