"""Parts of addresses: `from portal.web import converters` before a path says `<word:…>`."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class Word(StringConverter):
    """A part of an address that a query may be asked with: PostgreSQL takes no NUL."""

    regex = "[^/\x00]+"


register_converter(Word, "word")
