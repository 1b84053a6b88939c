"""THE table of Annex 2: which section has which answers and rows. Everything reads it."""

from django.utils.translation import gettext_lazy as _

from portal.rules.annex2 import ANNEX2_SECTIONS, ANNEX2_TITLE

from ..annex1.rows import ContactRow, LegalBasis, LegalBasisRow
from ..annexes.annex import Annex, Rowset, Section
from ..annexes.parts import Part
from ..annexes.scope import SCOPE_HINT, SCOPE_TITLE, ScopeOfBody
from . import forms, rows

OURS = {section.key: section for section in ANNEX2_SECTIONS}


def _section(key: str, form: type[Part] | None, *rowsets: Rowset) -> Section:
    ours = OURS[key]
    return Section(key, ours.label, ours.hint, ours.number, form, rowsets, ours=True)


SECTIONS = (
    Section("scope", SCOPE_TITLE, SCOPE_HINT, form=ScopeOfBody),
    _section("function", forms.Function),
    _section("product", forms.Product),
    _section(
        "legal_basis",
        None,
        Rowset(
            "rows",
            LegalBasisRow,
            _("Legal acts and programmes"),
            _("Act or programme"),
            _("Add an act or a programme"),
            base=LegalBasis,
        ),
    ),
    _section(
        "effect",
        forms.Effect,
        Rowset(
            "indicators",
            rows.IndicatorRow,
            _("Indicators"),
            _("Indicator"),
            _("Add an indicator"),
        ),
    ),
    _section("cost", forms.Cost),
    _section(
        "documents",
        None,
        Rowset(
            "rows",
            rows.DocumentRow,
            _("Documents attached"),
            _("Document"),
            _("Add a document"),
            optional=True,
        ),
    ),
    _section(
        "contacts",
        None,
        Rowset("rows", ContactRow, _("Responsible persons"), _("Person"), _("Add a person")),
    ),
)
ANNEX2 = Annex("2", ANNEX2_TITLE, "8(2)", SECTIONS, names_body=True)
