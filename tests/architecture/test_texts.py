"""Texts: complete in three languages; pages without inline style or script."""

import re

import pytest
from django.conf import settings

from portal.web import catalogues

from .sources import files, place

STYLE = re.compile(r"""\sstyle\s*=|\son(click|change|submit|load|input)\s*=|javascript:""", re.I)
BANNED_COMPONENT_TEXT = re.compile(r""":\w[\w-]*="_\(""")


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_catalogue_is_complete(language):
    assert list(catalogues.problems(language)) == []


def test_no_template_has_inline_style_or_handlers():
    found = [
        place(path, number)
        for path in files(".html", folders=("portal", "requests_app", "catalog", "templates"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if STYLE.search(line)
    ]
    assert found == []


def test_component_attributes_hold_no_unextracted_texts():
    found = [
        place(path, number)
        for path in files(".html", folders=("portal", "requests_app", "catalog", "templates"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if BANNED_COMPONENT_TEXT.search(line)
    ]
    assert found == []
