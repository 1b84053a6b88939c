"""The Catalogue as its list and its tables show it (clause 86(2)): what is searched, what the columns are."""

import re
from collections.abc import Callable
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.workdays.clock import local_date

from .folding import fold
from .forms import CatalogueForm
from .models import ICService
from .search import saying

# Who looks through more than so many narrows the search; counting on would cost more than the page.
COUNTED = 10_000
# “АК-000001” as people type it: either alphabet, any case, with or without the dash and the zeros.
NUMBER = re.compile(r"[аa][кk]\s*[-–—]?\s*0*([0-9]{1,9})")  # noqa: RUF001


class Catalogue:
    """Speaks as a `Register` does, so that the same pages and tables serve it."""

    name = "catalogue"
    form = CatalogueForm
    title = _("Catalogue of IC services")
    lead = _(
        "Every service of the service model of informatization that was created, tested and put into operation:"
        " who uses it, who runs it, and how it came about."
    )

    @property
    def address(self) -> str:
        return reverse("catalog:catalogue")

    @property
    def columns(self) -> tuple:
        return COLUMNS

    def rows(self, actor: Actor | None, asked: dict) -> QuerySet:
        """What the form asks for, with the bodies. The same for everybody: the Catalogue is public."""
        rows = ICService.objects.in_catalogue().select_related("customer", "operator", "supplier")
        if state := asked.get("state"):
            # The kind beside the state: the index on both gives the rows in their order.
            rows = rows.filter(kind=ICService.KIND, state=state)
        for field in ("subject", "customer"):
            if value := asked.get(field):
                rows = rows.filter(**{field: value})
        if text := asked.get("text"):
            number = number_in(text)
            rows = rows.filter(kind=ICService.KIND, number=number) if number else saying(rows, text)
        return rows


def number_in(text: str) -> str:
    """The number of a service when that is what was typed, else ""."""
    typed = NUMBER.fullmatch(fold(text.strip()))
    return f"АК-{int(typed[1]):06}" if typed else ""


def count(rows: QuerySet) -> int:
    """How many there are, counted to one more than `COUNTED`."""
    return rows.order_by().values("pk")[: COUNTED + 1].count()


class Column(NamedTuple):
    title: str
    shown: Callable[[ICService], str]


COLUMNS = (
    Column(_("Number in the Catalogue"), lambda row: row.number),
    Column(_("Name in Kazakh"), lambda row: row.name_kk),
    Column(_("Name in Russian"), lambda row: row.name_ru),
    Column(_("Name in English"), lambda row: row.name_en),
    Column(_("Status"), lambda row: str(row.state_name)),
    Column(_("What stands behind the service"), lambda row: str(row.get_subject_display())),
    Column(_("Customer of the IC service"), lambda row: row.customer.name),
    Column(_("Customer's BIN"), lambda row: row.customer.bin),
    Column(_("Operator"), lambda row: row.operator.name),
    Column(_("Supplier"), lambda row: row.supplier.name if row.supplier else ""),
    Column(_("Supplier's BIN"), lambda row: row.supplier.bin if row.supplier else ""),
    Column(_("Version"), lambda row: str(row.edition)),
    Column(_("In the Catalogue since"), lambda row: f"{local_date(row.entered_at):%d.%m.%Y}"),
    Column(_("Purpose in Kazakh"), lambda row: row.purpose_kk),
    Column(_("Purpose in Russian"), lambda row: row.purpose_ru),
    Column(_("Purpose in English"), lambda row: row.purpose_en),
)
CATALOGUE = Catalogue()
