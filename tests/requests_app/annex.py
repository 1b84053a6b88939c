"""A complete Annex 1 to spoil, and other things the tests of requests begin with."""

import copy
from pathlib import Path

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.organisations.models import Organisation
from requests_app.annex1.typed import posted
from requests_app.models import AutomationRequest

DATA = Path(__file__).parent.parent / "stories/data/annex1"
COMPLETE = yaml.safe_load((DATA / "e-referral.yaml").read_text(encoding="utf-8"))
TASK = {"text": "Тапсырма"}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
UPLOAD = "documentation-rows-0-file-upload"


def annex(**changes) -> dict:
    """The complete request with answers changed: `annex(goal={"goal": ""})`."""
    sections = copy.deepcopy(COMPLETE)
    for key, answers in changes.items():
        sections[key] |= answers
    return sections


def with_row(section: str, rowset: str, number: int = 0, **answers) -> dict:
    """The complete request with one row changed."""
    sections = annex()
    sections[section][rowset][number] |= answers
    return sections


def body(kind: str = Organisation.Kind.STATE_BODY) -> Organisation:
    """An organisation that is in no database."""
    return Organisation(kind=kind)


def documented(**row) -> dict:
    """The complete request with one technical document, its file not attached yet."""
    row = {"kind": "terms_of_reference", "title": "ТТ", "date": "01.02.2026", "file": ""} | row
    return annex(documentation={"has_documentation": "yes", "rows": [row]})


def pdf(name="tz.pdf", content=PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def address(draft, name="draft") -> str:
    return reverse(f"requests:{name}", args=[draft.pk])


def send(page, draft, sections, version=None, **more):
    version = draft.version if version is None else version
    return page.post(address(draft), posted(sections) | {"version": version} | more)


def fresh(draft) -> AutomationRequest:
    return AutomationRequest.objects.get(pk=draft.pk)
