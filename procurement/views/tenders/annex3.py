"""What the pages of one announcement say of it: the last of a tender, or an earlier one (Annex 3)."""

from portal.accounts.actor import Actor
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.clauses import TERMS
from portal.workdays import calendar, clock
from portal.workflow.access import Parts

from ...announced import Announced
from ...design import answers, choices
from ...models import DesignTask, Tender
from ...questions.reading import questions_of


def annex3(tender: Tender, found: Announced, task: DesignTask, actor: Actor | None) -> dict:
    """The facts of the announcement, what came of it, and what was asked about it."""
    published_on = clock.local_date(found.announcement.published_at)
    days = TERMS["47.bids"].length.number
    return {
        "tender": tender,
        "announcement": found.announcement,
        "found": found,
        "task": task,
        "customer": customer_of(tender),
        "subject": dict(choices.SUBJECTS).get(task.subject, ""),
        "service_ceiling": answers.amount(task.sections, "service_ceiling"),
        "computed": calendar.explain(published_on, days),
        "asked": questions_of(found.announcement, actor),
    }


def customer_of(tender: Tender) -> Organisation:
    return Parts.of(tender.project_id).first(Role.CUSTOMER)
