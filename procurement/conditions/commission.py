"""Guards of the Commission (clause 36); composition, quorum and recusal are ours."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Membership
from portal.rules.actors import Role
from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

from ..selectors import latest_task, latest_tender, member_of

FEWEST_MEMBERS, FEWEST_ORGANISATIONS = 3, 2
PLACES = ("chair", "secretary", "members", "alternates")
OPENED_STATES = ("opening", "opened", "evaluated", "awarded")
RUNNING_STATES = ("accepting_bids", "closed", "opening", "opened", "evaluated")


def supported_if_ppp(commission: Record, act: Act) -> Refusal | None:
    """36(2), X23: the Commission of a PPP project is formed after either document of clause 32."""
    task = latest_task(commission.project_id)
    if task is None or not task.ppp:
        return None
    supported = apps.get_model("procurement", "PPPProject").objects.filter(
        project=commission.project_id, state__in=["supported", "listed"]
    )
    if supported.exists():
        return None
    return Refusal(
        "ppp-not-supported",
        "36(2)",
        _(
            "The Commission of a PPP project is formed only after the positive document on state"
            " support was received."
        ),
    )


def composition(commission: Record, act: Act, data: dict) -> Refusal | None:
    """Ours: known people, each once; an odd number of votes, at least three, of two bodies or more."""
    if data["order_date"] > act.today:
        return _wrong("order_date", "order-in-future", _("The order cannot be of a future date."))
    for single in ("chair", "secretary"):
        if len(data[single]) != 1:
            return _wrong(single, "one-person", _("Name one person here."))
    named = [email for place in PLACES for email in data[place]]
    if len(named) != len(set(named)):
        return _wrong("members", "named-twice", _("Somebody is named in two places."))
    known = people(named)
    for place in PLACES:
        if unknown := [email for email in data[place] if email not in known]:
            message = _("These people have no account in the portal: %(names)s.")
            return _wrong(place, "unknown-person", message % {"names": ", ".join(unknown)})
        if barred := [known[email] for email in data[place] if not may_sit(known[email])]:
            message = _("Nobody of a supplier sits in a Commission: %(names)s.")
            names = ", ".join(row.user.full_name for row in barred)
            return _wrong(place, "of-a-supplier", message % {"names": names})
    voting = data["chair"] + data["members"]
    if len(voting) < FEWEST_MEMBERS or len(voting) % 2 == 0:
        message = _("The chair and the members together are an odd number, at least three.")
        return _wrong("members", "odd-number", message)
    if len({known[email].organisation_id for email in voting}) < FEWEST_ORGANISATIONS:
        message = _("The members come from at least two organisations.")
        return _wrong("members", "one-organisation", message)
    return None


def people(emails: list[str]) -> dict[str, Membership]:
    """Active officers by their e-mail address."""
    rows = Membership.objects.filter(
        user__email__in=emails, user__is_active=True, active=True, organisation__active=True
    )
    return {row.user.email: row for row in rows.select_related("user", "organisation")}


def may_sit(post: Membership) -> bool:
    """Ours: whoever may bid sends nobody into a Commission."""
    return Role.COMMISSION in post.organisation.roles


def is_member(commission: Record, act: Act) -> Refusal | None:
    if member_of(commission, act.actor):
        return None
    return Refusal("not-a-member", OURS, _("You are not a member of this Commission."))


def before_opening(commission: Record, act: Act) -> Refusal | None:
    """A declaration is made before any bid is opened."""
    tender = latest_tender(commission.project_id)
    if tender is None or tender.state not in OPENED_STATES:
        return None
    return Refusal(
        "opened-already", OURS, _("The bids are opened: a declaration had to be made before.")
    )


def not_declared_yet(commission: Record, act: Act) -> Refusal | None:
    if not member_of(commission, act.actor).declared_at:
        return None
    return Refusal("declared-already", OURS, _("You have declared already."))


def no_tender_running(commission: Record, act: Act) -> Refusal | None:
    """One that recusals left without a quorum makes room for another, until the bids are opened."""
    tender = latest_tender(commission.project_id)
    if tender is None or tender.state not in RUNNING_STATES:
        return None
    if tender.state == "closed" and len(commission.voting) < commission.quorum:
        return None
    return Refusal("tender-running", OURS, _("The Commission is needed while its tender runs."))


def _wrong(field: str, code: str, message: object) -> Refusal:
    return Refusal(code, OURS, message, fields={field: [message]})
