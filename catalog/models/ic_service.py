"""An IC service in the Catalogue (clause 86(2)): what was created, tested and commissioned."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.refusal import Refusal
from portal.rules.text import Text
from portal.workflow.models import Record
from portal.workflow.models.record import Kind, RecordQuerySet
from portal.workflow.steps import Act, step

from ..forms_of_steps import RetireForm


class State(models.TextChoices):
    PUBLISHED = "published", _("In operation")
    IN_DEVELOPMENT = "in_development", _("Being developed further")
    OPERATOR_CONTINUITY = "operator_continuity", _("Kept in operation by the operator")
    RETIRED = "retired", _("Taken out of operation")


class Subject(models.TextChoices):
    """What stands behind the service."""

    SSP = "ssp", _("Service software product")
    ICI_OBJECT = "ici_object", _("Object of information and communication infrastructure")
    INFORMATION_SYSTEM = "information_system", _("Information system of the operator")


IN_CONTINUITY = Refusal(
    "in-continuity",
    "109",
    _(
        "The operator keeps the service in operation until a new one is commissioned and the"
        " resources are migrated."
    ),
)


class ICServiceQuerySet(RecordQuerySet):
    def in_catalogue(self) -> "ICServiceQuerySet":
        """Every service: the Catalogue is public. Its card shows nothing else of the record."""
        return self


class ICService(Record):
    """Created by the entry in the Catalogue; a development or a replacement makes a new version."""

    KIND = Kind.IC_SERVICE
    State = State
    STATES = State
    Subject = Subject

    name_kk = models.CharField(max_length=500)
    name_ru = models.CharField(max_length=500)
    name_en = models.CharField(max_length=500)
    purpose_kk = models.TextField()
    purpose_ru = models.TextField()
    purpose_en = models.TextField()
    subject = models.CharField(max_length=20, choices=Subject)
    customer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    operator = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    # None without a rental (88), while the operator keeps the service in operation (109), and
    # after the transfer into ownership (103-1).
    supplier = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    edition = models.PositiveSmallIntegerField(default=1)
    entered_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    retirement = models.TextField(blank=True)
    words = SearchVectorField()

    objects = ICServiceQuerySet.as_manager()

    class Meta:
        db_table = "catalog_ic_service"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject__in=Subject.values), name="ic_service_subject"
            ),
        ]
        indexes = [
            GinIndex(fields=["words"], name="ic_service_words"),
            models.Index(fields=["subject", "-record_ptr"], name="ic_service_by_subject"),
            models.Index(fields=["customer", "-record_ptr"], name="ic_service_by_customer"),
        ]

    def content(self) -> dict:
        return {"edition": self.edition, "name": self.name_kk, "purpose": self.purpose_kk}

    @property
    def names(self) -> Text:
        return Text(self.name_kk, self.name_ru, self.name_en)

    @property
    def name(self) -> str:
        """In the reader's language."""
        return str(self.names)

    @property
    def purposes(self) -> Text:
        return Text(self.purpose_kk, self.purpose_ru, self.purpose_en)

    @property
    def purpose(self) -> str:
        return str(self.purposes)

    @property
    def made_by_operator(self) -> bool:
        """88: nothing is rented, so there never was a supplier."""
        return self.subject == Subject.INFORMATION_SYSTEM

    @property
    def versions_shown(self) -> "list[ServiceVersion]":
        """With their suppliers, the latest first. One query."""
        return list(self.versions.select_related("supplier").order_by("-edition"))

    def party(self, role: Role) -> Organisation | None:
        parties = {
            Role.CUSTOMER: self.customer, Role.OPERATOR: self.operator, Role.SUPPLIER: self.supplier,
        }  # fmt: skip
        return parties.get(role) or super().party(role)

    @step(
        source=[State.PUBLISHED, State.IN_DEVELOPMENT],
        target=State.RETIRED,
        under=None,
        actors={Role.OPERATOR},
        title=_("Take the service out of operation"),
        explains=_(
            "The card stays in the Catalogue and says that the service is not offered any more."
        ),
        requires=RetireForm,
        withheld={State.OPERATOR_CONTINUITY: IN_CONTINUITY},
        tells=(Role.CUSTOMER, Role.SERVICE_INTEGRATOR, Role.AUTHORISED_BODY, Role.SUPPLIER),
        told=_("The IC service was taken out of operation: %(number)s, %(title)s"),
        final=True,
        aside=True,
    )
    def retire(self, *, act: Act, reason: str) -> None:
        self.retirement = reason
        self.retired_at = act.moment

    @step(
        source=State.PUBLISHED,
        target=State.IN_DEVELOPMENT,
        under=None,
        actors={Role.SYSTEM},
        title=_("Begin the development of the service"),
    )
    def begin_development(self, *, act: Act) -> None:
        """Decided at the discussion of clause 92."""

    @step(
        source=State.IN_DEVELOPMENT,
        target=State.PUBLISHED,
        under=None,
        actors={Role.SYSTEM},
        title=_("End the development without a new version"),
        tells=(Role.CUSTOMER, Role.SERVICE_INTEGRATOR, Role.OPERATOR, Role.AUTHORISED_BODY),
        told=_("The development of the IC service was cancelled: %(number)s, %(title)s"),
    )
    def end_development(self, *, act: Act) -> None:
        """The Commission cancelled it after three rounds without a bid (53-1)."""

    @step(
        source=[State.PUBLISHED, State.IN_DEVELOPMENT],
        target=State.PUBLISHED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Enter a new version in the Catalogue"),
    )
    def enter_version(self, *, act: Act) -> None:
        """The development or the replacement went through the same tests and commissioning."""
        self.edition += 1

    @step(
        source=State.OPERATOR_CONTINUITY,
        target=None,
        under=None,
        actors={Role.SYSTEM},
        title=_("Enter the replacement in the Catalogue"),
    )
    def enter_replacement(self, *, act: Act) -> None:
        """109: the operator keeps the old one going until the resources are migrated."""
        self.edition += 1

    @step(
        source=[State.PUBLISHED, State.IN_DEVELOPMENT],
        target=State.OPERATOR_CONTINUITY,
        under=None,
        actors={Role.SYSTEM},
        title=_("Keep the service in operation by the operator"),
        tells=(Role.CUSTOMER, Role.SERVICE_INTEGRATOR, Role.OPERATOR, Role.AUTHORISED_BODY),
        told=_("The operator keeps the IC service in operation: %(number)s, %(title)s"),
    )
    def begin_continuity(self, *, act: Act) -> None:
        """109: the contract was broken or refused."""
        self.supplier = None

    @step(
        source=State.OPERATOR_CONTINUITY,
        target=State.PUBLISHED,
        under=None,
        actors={Role.SYSTEM},
        title=_("End the operation by the operator"),
    )
    def end_continuity(self, *, act: Act) -> None:
        """109: a new one is commissioned and the resources are migrated."""

    @step(
        source=[State.PUBLISHED, State.IN_DEVELOPMENT],
        target=None,
        under=None,
        actors={Role.SYSTEM},
        title=_("Note that the product passed into ownership"),
    )
    def note_transfer(self, *, act: Act) -> None:
        """103-1: nobody rents it out any more (X29)."""
        self.supplier = None


class ServiceVersion(models.Model):
    """One version of a service: which commissioning brought it, and what it changed."""

    service = models.ForeignKey(ICService, models.PROTECT, related_name="versions")
    edition = models.PositiveSmallIntegerField()
    commissioning = models.ForeignKey(Record, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    commissioned_on = models.DateField()
    protocol_number = models.CharField(max_length=60)
    supplier = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    purpose_kk = models.TextField()
    purpose_ru = models.TextField()
    purpose_en = models.TextField()

    class Meta:
        db_table = "catalog_service_version"
        constraints = [
            models.UniqueConstraint(fields=["service", "edition"], name="service_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} v{self.edition}"

    @property
    def purposes(self) -> Text:
        return Text(self.purpose_kk, self.purpose_ru, self.purpose_en)

    @property
    def purpose(self) -> str:
        return str(self.purposes)
