"""The two registers as pages and tables show them: what is searched, what the columns are."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor

from .columns import BIN, Column, columns_of
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
    # Of the tables that are exported and imported; the first row names them in the reader's language.
    columns: tuple[Column, ...]

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


TITLES = {
    "number": _("Registration number"),
    "name_kk": _("Name in Kazakh"),
    "name_ru": _("Name in Russian"),
    "name_en": _("Name in English"),
    "kind": _("Kind"),
    BIN: _("Owner's BIN"),
    "owner_kk": _("Owner in Kazakh"),
    "owner_ru": _("Owner in Russian"),
    "owner_en": _("Owner in English"),
    "purpose_kk": _("Purpose in Kazakh"),
    "purpose_ru": _("Purpose in Russian"),
    "purpose_en": _("Purpose in English"),
}

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
    columns=columns_of(
        InformatizationObject,
        TITLES | {"stage": _("Stage")},
        {"kind": InformatizationObject.Kind, "stage": InformatizationObject.Stage},
    ),
)
SERVICES = Register(
    name="services",
    model=IntegrationService,
    form=ServicesForm,
    state="status",
    tones=STATUS_TONES,
    title=_("Registry of services"),
    lead=_("What information systems offer each other for integration: who owns a service, which version is in use, and what its users keep to."),
    columns=columns_of(
        IntegrationService,
        TITLES | {
            "version": _("Version"),
            "specification": _("Contract or specification"),
            "status": _("Status"),
        },
        {"kind": IntegrationService.Kind, "status": IntegrationService.Status},
    ),
)  # fmt: skip
REGISTERS = {register.name: register for register in (OBJECTS, SERVICES)}
