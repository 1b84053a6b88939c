"""Complete annexes to spoil, and other things the tests of requests begin with."""

import copy
from pathlib import Path

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.organisations.models import Organisation
from requests_app.annexes.typed import posted_section
from requests_app.drafting import fingerprint
from tests.cast import PEOPLE

DATA = Path(__file__).parent.parent / "stories/data/annex1"
COMPLETE = yaml.safe_load((DATA / "e-referral.yaml").read_text(encoding="utf-8"))
APPLICATION = {
    "scope": {
        "state_body": PEOPLE["health-ministry"].body.bin, "object": "information_system",
        "holds_secrets": "no", "integrates_with_egov": "",
    },
    "function": {
        "function_name": "Медициналық ұйымдарға жолдама беру",
        "description": "Дәрігер жолдаманы қағазда толтырады.",
    },
    "product": {
        "kind": "ssp", "name": "«Жолдама» сервистік бағдарламалық өнімі",
        "description": "Жолдамаларды беру және есепке алу.", "readiness": "in_development",
        "readiness_details": "",
    },
    "legal_basis": {"rows": copy.deepcopy(COMPLETE["legal_basis"]["rows"])},
    "effect": {"effect": "Күту мерзімі қысқарады.", "indicators": [{"text": "10 күн"}]},
    "cost": {
        "preliminary_cost": "1 250 000,50", "model": "asm",
        "grounds": "Ұқсас жобалардың құны бойынша.",
    },
    "documents": {"rows": []},
    "contacts": {"rows": copy.deepcopy(COMPLETE["contacts"]["rows"])},
}  # fmt: skip
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


def application(**changes) -> dict:
    """A complete Annex 2 with answers changed."""
    sections = copy.deepcopy(APPLICATION)
    for key, answers in changes.items():
        sections[key] |= answers
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


def address(draft, name="draft", *keys) -> str:
    return reverse(f"requests:{name}", args=[draft.pk, *keys])


def seen(draft, key) -> dict:
    """What a page says of the version it shows."""
    draft = fresh(draft)
    return {"version": draft.version, "seen": fingerprint(draft, key)}


def send(page, draft, key, typed, *, to="section", **more):
    """Post one section as its page does; `version` and `seen` are those of now unless given."""
    section = draft.ANNEX.by_key[key]
    return page.post(
        address(draft, to, key), posted_section(section, typed) | seen(draft, key) | more
    )


def fresh(draft):
    return type(draft).objects.get(pk=draft.pk)
