"""Message catalogues without system gettext: extracted by Babel, kept and compiled by polib."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = DEFAULT_KEYWORDS | {
    "_": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
FOLDERS = ("portal", "requests_app", "catalog", "templates")
TRANSLATED = ("kk", "ru")  # message ids are English: the English catalogue may stay empty
PLURAL_FORMS = {
    "kk": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
        " (n%100<12 || n%100>14) ? 1 : n%10==0 || (n%10>=5 && n%10<=9) ||"
        " (n%100>=11 && n%100<=14)? 2 : 3);"
    ),
}
PLACE = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


def catalogue(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def extracted() -> Iterator[polib.POEntry]:
    """Every message of our sources, with where it stands, once."""
    found: dict[tuple, polib.POEntry] = {}
    for path in sorted(_sources()):
        place = str(path.relative_to(settings.ROOT))
        for message, context in _messages(path):
            single, plural = message if isinstance(message, tuple) else (message, "")
            key = (context, single)
            entry = found.setdefault(key, polib.POEntry(msgid=single, msgctxt=context))
            if plural:
                entry.msgid_plural = plural
            if (place, "") not in entry.occurrences:
                entry.occurrences.append((place, ""))
            if "%(" in single and "python-format" not in entry.flags:
                entry.flags.append("python-format")
    yield from found.values()


def update(language: str) -> int:
    """Bring the catalogue in line with the sources; how many messages still lack a translation."""
    path = catalogue(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {(entry.msgctxt, entry.msgid): entry for entry in old}
    new = polib.POFile(wrapwidth=100)
    new.metadata = {
        "Language": language,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    for entry in extracted():
        before = known.get((entry.msgctxt, entry.msgid))
        if entry.msgid_plural:
            forms = int(re.search(r"nplurals=(\d)", PLURAL_FORMS[language])[1])
            given = before.msgstr_plural if before else {}
            entry.msgstr_plural = {form: given.get(form, "") for form in range(forms)}
        elif before:
            entry.msgstr = before.msgstr
        new.append(entry)
    new.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    new.save(str(path))
    return len(list(_untranslated(new)))


def compile_catalogue(language: str) -> None:
    path = catalogue(language)
    if path.exists():
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def problems(language: str) -> Iterator[str]:
    """What keeps a catalogue from being complete: missing, untranslated, places that differ."""
    book = polib.pofile(str(catalogue(language)))
    known = {(entry.msgctxt, entry.msgid) for entry in book}
    for entry in extracted():
        if (entry.msgctxt, entry.msgid) not in known:
            yield f"{language}: not in the catalogue: {entry.msgid!r} ({entry.occurrences[0][0]})"
    if language in TRANSLATED:
        for entry in _untranslated(book):
            yield f"{language}: not translated: {entry.msgid!r}"
    for entry in book:
        wanted = _places(entry.msgid) | _places(entry.msgid_plural)
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if (
                text
                and _places(text) - wanted
                or text
                and not entry.msgid_plural
                and _places(text) != wanted
            ):
                yield f"{language}: the places differ: {entry.msgid!r}"


def _untranslated(book: polib.POFile) -> Iterator[polib.POEntry]:
    for entry in book:
        texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        if not all(texts):
            yield entry


def _places(text: str) -> set[str]:
    return {match.group(0) for match in PLACE.finditer(text or "")}


def _sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in (Path(settings.ROOT) / folder).rglob("*"):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def _messages(path: Path) -> Iterator[tuple]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What remains is calls among X's; indentation would be read as Python's.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    source = BytesIO(text.encode())
    for _line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
        yield message, context
