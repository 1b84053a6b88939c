"""Breaking what is wider than the place it stands in.

Typst breaks lines at spaces and hyphenates Russian; it knows no Kazakh. A long Kazakh word, an
address or a checksum in a narrow column would run into the next one. Invisible break
characters (soft hyphens, zero-width spaces) are no way out: in a PDF they stick to the letter
before, and then neither search nor copying finds the word. So only what is too wide is broken,
by a line break that can be seen.
"""

import re

LETTERS = "а-яёәғқңөұүһі"
WORD = re.compile(f"[{LETTERS}]+", re.I)
VOWEL = re.compile("[аәеёиоөуұүыіэюя]", re.I)
AFTER = re.compile(r"[/.,;?&=@:+_-]")
RUN = re.compile(r"\S{6,}")
WIDE = frozenset("mwжшщыюфMWЖШЩЫЮФ@%")
LONGEST_RUSSIAN = 30  # letters; what is longer is no word that Typst could hyphenate


def fitted(text: str, room: float, language: str) -> str:
    """The text with line breaks inside the words that are wider than `room`, in em."""
    return RUN.sub(lambda found: _lines(found[0], room, language), text)


def width(text: str) -> float:
    """At most how wide the text is, in em of its own size, bold letters included."""
    return sum(map(_em, text))


def _em(sign: str) -> float:
    if sign in WIDE:
        return 1.02 if sign.isupper() else 0.9
    if sign.isupper():
        return 0.78
    return 0.6 if sign.isalpha() else 0.5


def _lines(run: str, room: float, language: str) -> str:
    if width(run) <= room or (language == "ru" and _hyphenated_by_typst(run)):
        return run
    lines = []
    while width(run) > room and len(run) > 1:
        at, hyphen = _cut(run, room)
        lines.append(run[:at] + hyphen)
        run = run[at:]
    return "\n".join([*lines, run])


def _hyphenated_by_typst(run: str) -> bool:
    return max(map(len, re.split(f"[^{LETTERS}]", run, flags=re.I))) > len(run) * 0.7 and (
        len(run) <= LONGEST_RUSSIAN
    )


def _cut(run: str, room: float) -> tuple[int, str]:
    """Where the first line ends: after a sign, else between syllables, else where it is full."""
    full = 1
    while full < len(run) and width(run[: full + 1]) <= room:
        full += 1
    if signs := [found.end() for found in AFTER.finditer(run, 0, full)]:
        return signs[-1], ""
    ends = [at for at in syllables(run[: full + 1]) if width(run[:at]) + 0.4 <= room]
    return (ends[-1], "-") if ends else (full, "")


def syllables(run: str) -> list[int]:
    """Where Kazakh words in `run` may be divided: a consonant before a vowel begins a syllable.

    At least two letters stay on each line; abbreviations are left whole.
    """
    ends = []
    for word in WORD.finditer(run):
        letters, begin = word[0], 0
        if letters[1:].islower():
            for at in range(2, len(letters) - 1):
                if at - begin > 1 and _begins(letters, at) and VOWEL.search(letters[begin:at]):
                    ends.append(word.start() + at)
                    begin = at
    return ends


def _begins(letters: str, at: int) -> bool:
    consonant = letters[at] not in "ьъ" and not VOWEL.match(letters[at])
    return bool(consonant and VOWEL.match(letters[at + 1]))
