"""The two registers as pages and tables show them: what is searched, what the columns are."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor

from .forms import ObjectsForm, RegisterForm, ServicesForm
from .models import InformatizationObject, IntegrationService, Registered
from .search import matching

STAGE_TONES = {
    "planned": "neutral",
    "in_creation": "info",
    "in_operation": "success",
    "retired": "warning",
}
STATUS_TONES = {"planned": "neutral", "active": "success", "retired": "warning"}

Column = tuple[str, Callable[[Registered], str]]


@dataclass(frozen=True)
class Register:
    """`state` is the field that says whether a thing is planned, in use or gone."""

    name: str  # of its addresses: catalog:{name}
    model: type[Registered]
    form: type[RegisterForm]
    state: str
    tones: dict[str, str]
    title: str
    lead: str
    own_columns: tuple[Column, ...]

    def rows(self, actor: Actor | None, asked: dict) -> QuerySet:
        """What the form asks for, with owners."""
        rows = self.model.objects.visible_to(actor).select_related("owner")
        for field in ("kind", self.state):
            if value := asked.get(field):
                rows = rows.filter(**{field: value})
        if text := asked.get("text"):
            rows = matching(rows, text)
        return rows

    @property
    def address(self) -> str:
        return reverse(f"catalog:{self.name}")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Of the exported tables; the first row names them in the reader's language."""
        return COLUMNS_BEFORE + self.own_columns


COLUMNS_BEFORE: tuple[Column, ...] = (
    (_("Registration number"), lambda row: row.number),
    (_("Name in Kazakh"), lambda row: row.name_kk),
    (_("Name in Russian"), lambda row: row.name_ru),
    (_("Name in English"), lambda row: row.name_en),
    (_("Kind"), lambda row: str(row.get_kind_display())),
    (_("Owner"), lambda row: str(row.owners)),
    (_("Owner's BIN"), lambda row: row.owner.bin if row.owner else ""),
    (_("Purpose in Kazakh"), lambda row: row.purpose_kk),
    (_("Purpose in Russian"), lambda row: row.purpose_ru),
    (_("Purpose in English"), lambda row: row.purpose_en),
)

OBJECTS = Register(
    name="objects",
    model=InformatizationObject,
    form=ObjectsForm,
    state="stage",
    tones=STAGE_TONES,
    title=_("Register of informatization objects"),
    lead=_(
        "Information systems, resources, platforms and products of state bodies: what exists, is being made or is planned."
    ),
    own_columns=((_("Stage"), lambda row: str(row.get_stage_display())),),
)
SERVICES = Register(
    name="services",
    model=IntegrationService,
    form=ServicesForm,
    state="status",
    tones=STATUS_TONES,
    title=_("Registry of services"),
    lead=_("What information systems offer each other for integration: who owns a service, which version is in use, and what its users keep to."),
    own_columns=(
        (_("Version"), lambda row: row.version),
        (_("Contract or specification"), lambda row: row.specification),
        (_("Status"), lambda row: str(row.get_status_display())),
    ),
)  # fmt: skip
REGISTERS = {register.name: register for register in (OBJECTS, SERVICES)}
