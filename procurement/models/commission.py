"""The Commission (clause 36): formed by the customer's order, member by member."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.steps import Act, step

from ..conditions import commission as conditions
from ..forms.commission import DeclareForm, FormForm

C36 = CLAUSES["36"]


class State(models.TextChoices):
    FORMING = "forming", _("To be formed")
    FORMED = "formed", _("Formed")
    DISSOLVED = "dissolved", _("Dissolved")


class Commission(Record):
    """Opened when a design task with a rental is approved; decides on the tender of its project."""

    KIND = Kind.COMMISSION
    State = State
    STATES = State

    order_number = models.CharField(max_length=60, blank=True)
    order_date = models.DateField(null=True)
    formed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "procurement_commission"

    def content(self) -> dict:
        members = self.members.select_related("user").order_by("pk")
        return {
            "order": self.order_number,
            "date": self.order_date and self.order_date.isoformat(),
            "members": [{"user": member.user_id, "place": member.place} for member in members],
        }

    @property
    def voting(self) -> list["Member"]:
        """Who decides now: chair and members, an alternate in the place of each who is recused."""
        everybody = list(self.members.order_by("pk"))
        seats = [member for member in everybody if member.place in Member.VOTING]
        standing = [member for member in seats if not member.recused_at]
        spare = [m for m in everybody if m.place == Member.Place.ALTERNATE and not m.recused_at]
        return standing + spare[: len(seats) - len(standing)]

    @property
    def quorum(self) -> int:
        """Ours: more than half of the seats, however many are recused."""
        return self.members.filter(place__in=Member.VOTING).count() // 2 + 1

    @step(
        source=State.FORMING,
        target=State.FORMED,
        under=C36,
        title=_("Form the Commission"),
        explains=_("The members take part in this project from now on and are told so."),
        requires=FormForm,
        conditions=(conditions.supported_if_ppp,),
        checks=(conditions.composition,),
        stops=("36.commission",),
        tells=(Role.SERVICE_INTEGRATOR, Role.AUTHORISED_BODY),
        told=_("The Commission is formed: %(number)s, %(title)s"),
    )
    def form(self, *, act: Act, order_number: str, order_date, **people) -> None:
        """The members themselves are written by a consequence."""
        self.order_number, self.order_date = order_number, order_date
        self.formed_at = act.moment

    @step(
        source=State.FORMED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Declare whether there is a conflict of interest"),
        explains=_(
            "Before any bid is opened, each member declares; who has an interest is recused."
        ),
        requires=DeclareForm,
        conditions=(conditions.is_member, conditions.before_opening, conditions.not_declared_yet),
        concurrent=True,
        aside=True,  # done once by each; the opening asks for what is missing
    )
    def declare_interest(self, *, act: Act, interest: str, reason: str) -> None:
        """Written on the member's row by a consequence; what is declared stays."""

    @step(
        source=State.FORMED,
        target=State.DISSOLVED,
        under=None,
        actors={Role.CUSTOMER},
        title=_("Dissolve the Commission"),
        conditions=(conditions.no_tender_running,),
        tells=(Role.SERVICE_INTEGRATOR, Role.COMMISSION),
        told=_("The Commission is dissolved: %(number)s"),
        final=True,
        aside=True,
    )
    def dissolve(self, *, act: Act) -> None:
        """Its work on this project is over."""


class Member(models.Model):
    """A person's place in a Commission."""

    class Place(models.TextChoices):
        CHAIR = "chair", _("Chair")
        MEMBER = "member", _("Member")
        SECRETARY = "secretary", _("Secretary")  # keeps the minutes, does not vote
        ALTERNATE = "alternate", _("Alternate")

    VOTING = (Place.CHAIR, Place.MEMBER)

    commission = models.ForeignKey(Commission, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    place = models.CharField(max_length=10, choices=Place)
    declared_at = models.DateTimeField(null=True)
    recused_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    # Confirmed to be present for the opening of the round that is closed now.
    present_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "procurement_member"
        constraints = [
            models.UniqueConstraint(fields=["commission", "user"], name="member_once"),
            models.UniqueConstraint(
                fields=["commission"], condition=Q(place="chair"), name="member_one_chair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.commission_id} ({self.place})"
