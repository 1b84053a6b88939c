"""THE table of Annex 1: which section has which answers and rows. Everything reads it."""

from django.utils.translation import gettext_lazy as _

from portal.rules.annex1 import ANNEX1_ROWS, ANNEX1_TITLE

from ..annexes.annex import Annex, Rowset, Section
from ..annexes.choices import YES
from ..annexes.parts import Part
from ..annexes.scope import SCOPE_HINT, SCOPE_TITLE, Scope
from ..annexes.when import when
from . import choices, forms, rows

ROWS = {row.key: row for row in ANNEX1_ROWS}


def _section(key: str, form: type[Part] | None, *rowsets: Rowset) -> Section:
    row = ROWS[key]
    return Section(key, row.label, row.hint, row.number, form, rowsets)


SECTIONS = (
    Section("scope", SCOPE_TITLE, SCOPE_HINT, form=Scope),
    _section("function", forms.Function),
    _section(
        "legal_basis",
        None,
        Rowset(
            "rows",
            rows.LegalBasisRow,
            _("Legal acts and programmes"),
            _("Act or programme"),
            _("Add an act or a programme"),
            base=rows.LegalBasis,
        ),  # fmt: skip
    ),
    _section(
        "goal", forms.Goal, Rowset("tasks", rows.TaskRow, _("Tasks"), _("Task"), _("Add a task"))
    ),
    _section(
        "scale",
        forms.Scale,
        Rowset("groups", rows.GroupRow, _("Groups of users"), _("Group"), _("Add a group")),
    ),
    _section("current_state", forms.CurrentState),
    _section(
        "results",
        None,
        Rowset("results", rows.ResultRow, _("Expected results"), _("Result"), _("Add a result")),
    ),
    _section("restricted", forms.Restricted),
    _section(
        "documentation",
        forms.Documentation,
        Rowset(
            "rows",
            rows.DocumentationRow,
            _("Technical documents"),
            _("Document"),
            _("Add a document"),
            when=when(_("If there is technical documentation"), has_documentation=YES),
        ),  # fmt: skip
    ),
    _section(
        "existing_systems",
        forms.ExistingSystems,
        Rowset(
            "systems",
            rows.SystemRow,
            _("Existing systems"),
            _("System"),
            _("Add a system"),
            when=when(
                _("If a system automates the activity, in part or wholly"),
                extent=(choices.PARTIAL, choices.FULL),
            ),
        ),  # fmt: skip
    ),
    _section(
        "contacts",
        None,
        Rowset("rows", rows.ContactRow, _("Responsible persons"), _("Person"), _("Add a person")),
    ),
)
ANNEX1 = Annex("1", ANNEX1_TITLE, "8(1)", SECTIONS)
