"""Record: one concrete table for every kind; each kind is a one-to-one child of it.

Obligations, timeline, documents and lists use plain foreign keys to this table. `state`
changes only inside `perform`.
"""

from typing import ClassVar

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast, Upper
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from portal.accounts.actor import SYSTEM, Actor
from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.organisations.selectors import holder_of
from portal.rules.actors import Role

from ..steps import Act, Span, Step, collect
from .participation import Participation
from .project import Project


class Kind(models.TextChoices):
    """The records of the portal; the names are a contract of stories, API and tests."""

    REQUEST = "request", _("Automation request")
    APPLICATION = "application", _("Application of a supplier or the operator")
    CONCLUSION = "conclusion", _("Conclusion of the service integrator")
    DESIGN_TASK = "design_task", _("Design task")
    PPP_PROJECT = "ppp_project", _("PPP project")
    COMMISSION = "commission", _("Commission")
    TENDER = "tender", _("Tender")
    BID = "bid", _("Bid")
    CONTRACT = "contract", _("Contract")
    TESTING = "testing", _("Testing")
    COMMISSIONING = "commissioning", _("Commissioning")
    IC_SERVICE = "ic_service", _("IC service")
    DEVELOPMENT = "development", _("Development of an IC service")


class StateIsGuarded(TypeError):
    """Somebody tried to write `state` past `perform`."""

    def __init__(self) -> None:
        super().__init__("The state of a record changes only through workflow.perform.")


class RecordQuerySet(models.QuerySet):
    """The start of every query in views; keeps `state` out of reach of bulk writes."""

    def visible_to(self, actor: Actor | None) -> "RecordQuerySet":
        """Records of projects the actor's organisation takes part in, less others' drafts.

        Kinds may be kept to some roles (`SEEN_BY`). Conditions are only added, never offered as a
        choice: the index on participation leads the query.
        """
        if actor is None:
            return self.none()
        if actor == SYSTEM:
            return self
        part = Participation.objects.filter(
            project=OuterRef("project"), organisation=actor.organisation_id
        )
        seen = Exists(part) & (Q(private_to=None) | Q(private_to=actor.organisation_id))
        for model in RECORD_MODELS.values():
            if model.SEEN_BY:
                seen &= ~Q(kind=model.KIND) | Exists(part.filter(role__in=model.SEEN_BY))
        return self.filter(seen)

    def update(self, **values):
        if "state" in values:
            raise StateIsGuarded
        return super().update(**values)

    def bulk_update(self, objs, fields, *args, **kwargs):
        if "state" in fields:
            raise StateIsGuarded
        return super().bulk_update(objs, fields, *args, **kwargs)


class Record(models.Model):
    """What all kinds share: place in a project, state, version, number, who may see it."""

    KIND: ClassVar[str] = ""
    STATES: ClassVar[type[models.TextChoices]]
    STEPS: ClassVar[dict[str, Step]] = {}
    # The roles that see records of this kind; empty: every party to the project.
    SEEN_BY: ClassVar[frozenset[Role]] = frozenset()

    kind = models.CharField(max_length=20, choices=Kind.choices)
    project = models.ForeignKey(Project, models.PROTECT, related_name="records")
    state = FSMField(max_length=30, protected=True)
    version = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=500, blank=True)
    filer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    private_to = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="record_kind"),
            models.UniqueConstraint(
                fields=["kind", "number"], name="record_number", condition=~Q(number="")
            ),
        ]
        indexes = [
            models.Index(fields=["project", "kind", "id"], name="record_of_project"),
            models.Index(fields=["kind", "state", "-id"], name="record_by_state"),
            # The very expression of `icontains`, so that a part of a word is found by it.
            GinIndex(
                OpClass(Upper(Cast("title", models.TextField())), "gin_trgm_ops"),
                name="record_title_parts",
            ),
        ]

    def __init__(self, *args, **kwargs):
        # Django gives every column when it makes a parent out of a loaded child.
        whole = len(kwargs) >= len(self._meta.concrete_fields)
        if not whole and kwargs.get("state", self.first_state()) != self.first_state():
            raise StateIsGuarded
        if kwargs and self.KIND:
            kwargs = {"kind": self.KIND, "state": self.first_state()} | kwargs
        super().__init__(*args, **kwargs)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "KIND" in cls.__dict__:
            cls.STEPS = collect(cls)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number or self.project}"

    @classmethod
    def first_state(cls) -> str | None:
        return cls.STATES.values[0] if cls.KIND else None

    @property
    def state_name(self) -> str:
        return str(self.STATES(self.state).label)

    def specific(self) -> "Record":
        """This record as an instance of its own kind."""
        return self if type(self) is not Record else getattr(self, _child_of(self.kind))

    def content(self) -> dict:
        """What is filed, frozen and hashed when this record is delivered; kinds say what."""
        return {}

    def span(self, code: str, act: Act) -> Span | None:
        """From when the term `code` runs, and until when if a document says so; None: not at all."""
        return Span(act.today)

    def begins_with(self, step: str, actor: Actor) -> dict:
        """What the form of a step holds when the actor opens it; blank unless the kind says more."""
        return {}

    def party(self, role: Role) -> Organisation | None:
        """Who plays `role` by what this record says; by default the one body that ever does."""
        return holder_of(role)


def _child_of(kind: str) -> str:
    return RECORD_MODELS[kind]._meta.model_name


# Filled by `register_kinds` when every app is loaded: kind → model.
RECORD_MODELS: dict[str, type[Record]] = {}


def register_kinds() -> None:
    RECORD_MODELS.update(
        {
            model.KIND: model
            for model in apps.get_models()
            if issubclass(model, Record) and model.KIND
        }
    )


class Filing(models.Model):
    """The content of a record as it was filed, immutable, one row a version."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="filings")
    version = models.PositiveIntegerField()
    step = models.CharField(max_length=80)
    at = models.DateTimeField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "version"], name="filing_once")]

    def __str__(self) -> str:
        return f"{self.record_id} v{self.version}"


class Attachment(models.Model):
    """A document that belongs to a record: who may see the record may fetch the document."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="attachments")
    document = models.ForeignKey(Document, models.PROTECT, related_name="attachments")
    section = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "document", "section"], name="attachment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} at {self.record_id}"
