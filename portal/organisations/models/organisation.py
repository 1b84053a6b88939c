"""A body or a company that takes part in projects."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.text import Text

from ..bin import validate_bin
from ..sorting import kazakh_order


class Kind(models.TextChoices):
    """What an organisation is; its roles follow from it."""

    STATE_BODY = "state_body", _("State body")
    NATIONAL_BANK = "national_bank", _("National Bank")
    AUTHORISED_BODY = "authorised_body", _("Authorised body")
    SERVICE_INTEGRATOR = "service_integrator", _("Service integrator")
    OPERATOR = "operator", _("Operator")
    SUPPLIER = "supplier", _("Supplier")


# What an organisation may be in a project; the customer is a state body, and anybody may be asked to
# send somebody into a Commission.
ROLES = {
    Kind.STATE_BODY: frozenset({Role.STATE_BODY, Role.CUSTOMER, Role.COMMISSION}),
    Kind.NATIONAL_BANK: frozenset({Role.STATE_BODY, Role.CUSTOMER, Role.COMMISSION}),
    Kind.AUTHORISED_BODY: frozenset({Role.AUTHORISED_BODY, Role.COMMISSION}),
    Kind.SERVICE_INTEGRATOR: frozenset({Role.SERVICE_INTEGRATOR, Role.COMMISSION}),
    Kind.OPERATOR: frozenset({Role.OPERATOR, Role.APPLICANT, Role.COMMISSION}),
    Kind.SUPPLIER: frozenset({Role.SUPPLIER, Role.APPLICANT}),
}
# The Rules speak of these in the singular: one organisation in the country at a time.
SINGLE = (Kind.AUTHORISED_BODY, Kind.OPERATOR, Kind.SERVICE_INTEGRATOR)


class Organisation(models.Model):
    """A state body, the integrator, the operator, a supplier…, known by its BIN."""

    Kind = Kind

    bin = models.CharField(_("BIN"), max_length=12, unique=True, validators=[validate_bin])
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    # Stands in the numbers of its documents: {sequence}/{index}.
    index = models.CharField(_("document index"), max_length=20, unique=True)
    name_kk = models.CharField(_("name in Kazakh"), max_length=500)
    name_ru = models.CharField(_("name in Russian"), max_length=500)
    name_en = models.CharField(_("name in English"), max_length=500)
    short_kk = models.CharField(_("short name in Kazakh"), max_length=120)
    short_ru = models.CharField(_("short name in Russian"), max_length=120)
    short_en = models.CharField(_("short name in English"), max_length=120)
    address_kk = models.CharField(_("address in Kazakh"), max_length=500, blank=True)
    address_ru = models.CharField(_("address in Russian"), max_length=500, blank=True)
    address_en = models.CharField(_("address in English"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    active = models.BooleanField(_("active"), default=True)
    sort_key = models.GeneratedField(
        expression=kazakh_order("name_kk"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bin__regex="^[0-9]{12}$"), name="organisation_bin_12_digits"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="organisation_kind_known"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(active=True, kind__in=[kind.value for kind in SINGLE]),
                name="organisation_single_active",
                violation_error_message=_("There is an active organisation of this kind already."),
            ),
        ]
        indexes = [models.Index(fields=["sort_key", "id"], name="organisation_order")]

    def __str__(self) -> str:
        return self.short

    @property
    def names(self) -> Text:
        return Text(self.name_kk, self.name_ru, self.name_en)

    @property
    def name(self) -> str:
        """The full name in the reader's language."""
        return str(self.names)

    @property
    def short(self) -> str:
        """The short name in the reader's language."""
        return str(Text(self.short_kk, self.short_ru, self.short_en))

    @property
    def address(self) -> str:
        """The address in the reader's language, or in Kazakh; may be empty."""
        return str(Text(self.address_kk, self.address_ru, self.address_en)) or self.address_kk

    def name_in(self, language: str | None) -> str:
        """The full name in `language`; Kazakh for a language we do not have."""
        return self.names.inside(language)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that organisations of this kind may play."""
        return ROLES[Kind(self.kind)]
