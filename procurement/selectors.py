"""Shared reads of procurement."""

from typing import TYPE_CHECKING

from django.apps import apps

from portal.accounts.actor import Actor

if TYPE_CHECKING:
    from .models import Commission, Commissioning, Contract, DesignTask, Member, Tender


def _model(name: str):
    return apps.get_model("procurement", name)


def latest_task(project: int) -> "DesignTask | None":
    """The edition of the design task that stands: the latest one."""
    return _model("DesignTask").objects.filter(project=project).order_by("-edition", "-pk").first()


def latest_tender(project: int) -> "Tender | None":
    return _model("Tender").objects.filter(project=project).order_by("-pk").first()


def commission_of(project: int) -> "Commission | None":
    """The Commission of the project, formed or to be formed."""
    rows = _model("Commission").objects.filter(project=project).exclude(state="dissolved")
    return rows.order_by("-pk").first()


def commissioning_of(contract: "Contract") -> "Commissioning | None":
    """The first protocol that put what is contracted into operation; None before it is signed."""
    rows = _model("Commissioning").objects.filter(
        tests__for_contract=contract.pk, commissioned_on__isnull=False
    )
    return rows.order_by("commissioned_on", "pk").first()


def replacement_of(contract: "Contract") -> "Commissioning | None":
    """The commissioning of a later contract of the project, its protocol signed; None before."""
    rows = _model("Commissioning").objects.filter(
        project=contract.project_id, tests__for_contract__gt=contract.pk,
        commissioned_on__isnull=False,
    )  # fmt: skip
    return rows.order_by("-pk").select_related("tests__for_contract__supplier").first()


def member_of(commission: "Commission", actor: Actor) -> "Member | None":
    return commission.members.filter(user=actor.user_id).first() if actor.user_id else None


def own_bids(actor: Actor):
    """What was opened of the actor's organisation: a bidder is no party to the project otherwise."""
    return _model("Bid").objects.filter(filer=actor.organisation_id)


def published_tenders():
    """What the public may see: every tender that was announced."""
    return _model("Tender").objects.filter(published_at__isnull=False)
