"""THE table of the design task (clause 19): which section has which answers and rows."""

from django.utils.translation import gettext_lazy as _

from portal.rules.design_task import DESIGN_TASK_SECTIONS, DESIGN_TASK_TITLE
from requests_app.annexes.annex import Annex, Rowset, Section
from requests_app.annexes.choices import YES
from requests_app.annexes.parts import Part
from requests_app.annexes.when import when

from . import forms, rows
from .paths import OF_OBJECT, OF_PPP, OF_PRODUCT, RENTED

ITEMS = {item.key: item for item in DESIGN_TASK_SECTIONS}


def _section(key: str, form: type[Part] | None, *rowsets: Rowset) -> Section:
    item = ITEMS[key]
    return Section(key, item.label, item.hint, item.number, form, rowsets)


SECTIONS = (
    _section(
        "general",
        forms.General,
        Rowset(
            "stages", rows.StageOfCreation,
            _("Stages of creation"), _("Stage"), _("Add a stage"),
        ),
    ),
    _section("rental_ceiling", forms.RentalCeiling),
    _section("service_ceiling", forms.ServiceCeiling),
    _section(
        "processes",
        None,
        Rowset(
            "processes", rows.ProcessRow,
            _("Processes, sub-processes and functions"), _("Process"), _("Add a process"),
            when=OF_PRODUCT,
        ),
        Rowset(
            "requirements", rows.RequirementRow,
            _("Technical requirements"), _("Requirement"), _("Add a requirement"),
            when=OF_OBJECT,
        ),
    ),
    _section("platform", forms.Platform),
    _section(
        "integrations",
        forms.Integrations,
        Rowset(
            "integrations", rows.IntegrationRow,
            _("Integrations"), _("Integration"), _("Add an integration"),
            when=when(_("If there are integrations"), has=YES),
        ),
    ),
    _section("performance", forms.Performance),
    _section("security", forms.Security),
    _section("commissioning", forms.Commissioning),
    _section("reuse", forms.Reuse),
    _section("training", forms.Training),
    _section(
        "selection",
        forms.Selection,
        Rowset(
            "criteria", rows.CriterionRow,
            _("Selection criteria"), _("Criterion"), _("Add a criterion"),
            when=RENTED, base=rows.Criteria,
        ),
    ),
    _section(
        "schedule",
        None,
        Rowset(
            "stages", rows.PlannedStage,
            _("Schedule"), _("Stage"), _("Add a stage"),
        ),
        Rowset(
            "responsibility", rows.ResponsibilityRow,
            _("Responsibility matrix"), _("Work"), _("Add a work"),
        ),
    ),
    _section(
        "terms",
        forms.Terms,
        Rowset(
            "support", rows.SupportRow,
            _("State support"), _("Kind of support"), _("Add a kind of support"),
            when=OF_PPP,
        ),
    ),
)  # fmt: skip
TASK = Annex("19", DESIGN_TASK_TITLE, "19", SECTIONS)
