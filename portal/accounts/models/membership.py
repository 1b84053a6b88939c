"""A person's post in an organisation."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.text import Text

from .user import User


class Rank(models.TextChoices):
    OFFICER = "officer", _("Officer")
    HEAD = "head", _("Head")  # is told of missed terms as well


class Membership(models.Model):
    """A user acts for the organisation of the one active membership; older ones are history."""

    Rank = Rank

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    rank = models.CharField(_("rank"), max_length=10, choices=Rank, default=Rank.OFFICER)
    position_kk = models.CharField(_("position in Kazakh"), max_length=200, blank=True)
    position_ru = models.CharField(_("position in Russian"), max_length=200, blank=True)
    position_en = models.CharField(_("position in English"), max_length=200, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(active=True),
                name="membership_one_active",
                violation_error_message=_("This person already acts for an organisation."),
            ),
            models.CheckConstraint(
                condition=Q(rank__in=[rank.value for rank in Rank]), name="membership_rank_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation"], condition=Q(active=True), name="membership_active_of"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.organisation_id} ({self.rank})"

    @property
    def positions(self) -> Text:
        return Text(self.position_kk, self.position_ru, self.position_en)

    @property
    def position(self) -> str:
        """The post in the reader's language, or in Kazakh; may be empty."""
        return str(self.positions) or self.position_kk
