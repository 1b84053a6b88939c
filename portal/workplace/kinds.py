"""How the pages across apps speak of a kind of record without knowing its app.

A kind may bring templates of its own ("cases/_case_request.html" of any app), found by name, and
pages of its own, found by the names of their addresses; whatever it does not bring is shown in the
general way.
"""

from django.db.models.functions import Coalesce
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from portal.accounts.actor import Actor
from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.models import Record
from portal.workflow.models.record import RECORD_MODELS, Kind
from portal.workflow.steps import Step

# The records that open a case: one line of the list of cases each.
OPENING = (Kind.REQUEST, Kind.APPLICATION)

# Where several steps are taken on one page.
WORKPLACE = "requests:conclusion"
SCORING = "procurement:scoring"
TESTING = "procurement:testing"
DOSSIER = "procurement:dossier"
# A step that has a page of its own instead of the general one: its name, and a query.
OWN_STEP_PAGES = {
    **dict.fromkeys(
        ("conclusion.assess", "conclusion.judge_candidate", "conclusion.search_duplicates"),
        WORKPLACE,
    ),
    "conclusion.issue": "requests:conclusion-preview",
    "development.submit": "requests:development",
    "development.issue_conclusion": "requests:development-conclusion",
    **dict.fromkeys(("development.decide", "development.confirm"), "requests:discussion"),
    **{
        f"{kind}.{step}": page
        for kind in OPENING
        for step, page in (
            ("return_for_correction", "requests:return"),
            ("agree", "requests:decision?decision=agree"),
            ("refuse", "requests:decision?decision=refuse"),
            ("order_creation", "requests:notice"),
        )
    },
    "design_task.fill": "procurement:design-task",
    "design_task.approve": "procurement:design-approval",
    "design_task.amend": "procurement:design-amendment",
    "commission.form": "procurement:commission",
    "commission.declare_interest": "procurement:declaration",
    **dict.fromkeys(("tender.confirm_presence", "tender.open_bids"), "procurement:opening"),
    "tender.evaluate": "procurement:evaluation",
    "tender.award": "procurement:award",
    **dict.fromkeys(
        ("tender.decide_reannouncement", "tender.decide_amendment", "tender.decide_cancellation"),
        "procurement:ladder",
    ),
    "contract.write_terms": "procurement:contract-terms",
    "contract.sign": "procurement:contract-signing",
    "contract.decline": "procurement:contract-refusal",
    "contract.start_rent": "procurement:contract-rent",
    **dict.fromkeys(
        ("contract.set_tariff", "contract.agree_tariff"), "procurement:contract-tariff"
    ),
    "contract.transfer_ownership": "procurement:contract-transfer",
    "contract.report_breach": "procurement:contract-breach",
    "contract.refuse_performance": "procurement:contract-no-performance",
    "contract.close_continuity": "procurement:contract-continuity",
    **dict.fromkeys(("tender.admit_bid", "tender.reject_bid", "tender.score"), SCORING),
    **dict.fromkeys(
        (
            "testing.record_integration_test",
            "testing.record_functional_test",
            "testing.fail",
        ),
        TESTING,
    ),
    "testing.record_equipment": "procurement:equipment",
    "testing.notify_readiness": "procurement:readiness",
    "testing.allocate_environment": "procurement:environment",
    "testing.record_security_test": "procurement:security-act",
    "testing.notify_passed": "procurement:tests-passed",
    "testing.convene": "procurement:convocation",
    **dict.fromkeys(
        ("testing.present_documents", "testing.decide_formation", "testing.refuse_formation"),
        DOSSIER,
    ),
    "commissioning.accept_documentation": "procurement:documentation",
    "commissioning.sign_protocol": "procurement:commissioning-protocol",
    "commissioning.notify_integrator": "procurement:integrator-notice",
    "commissioning.notify_ministry": "procurement:ministry-notice",
    "commissioning.catalogue": "procurement:catalogue-entry",
}
# The page on which a record is written before it is filed, and again when it was returned.
DRAFT_PAGES = dict.fromkeys(OPENING, "requests:draft")
# Where an organisation begins what it files under clause 8.
START_PAGES = {Kind.REQUEST: "requests:start", Kind.APPLICATION: "requests:apply"}
FILING_STEPS = frozenset(f"{kind}.submit" for kind in OPENING)
# Kinds that are shown by the same templates.
SHOWN_AS = dict.fromkeys(OPENING, "initiative")

# Work on a record that the reader may not see yet: whose turn it is, under which clause.
HIDDEN_WORK = {(kind, "under_review"): (Role.SERVICE_INTEGRATOR, CLAUSES["11"]) for kind in OPENING}

# Filed, and back with the filer.
RETURNED = "returned"

TONES = {
    "draft": "neutral",
    "submitted": "info",
    "under_review": "info",
    "returned": "warning",
    "concluded": "warning",
    "agreed": "success",
    "refused": "danger",
    "creation_ordered": "success",
    "withdrawn": "neutral",
    "suspended": "warning",
    "issued": "success",
    "analysed": "success",
    "closed_negative": "danger",
    "in_discussion": "info",
    "decided": "success",
    "abandoned": "neutral",
    "drafting": "neutral",
    "approved": "success",
    "superseded": "neutral",
    "preparing": "neutral",
    "accepting_bids": "success",
    "no_bids": "warning",
    "awaiting_amendment": "warning",
    "cancelled": "danger",
    "awarded": "success",
    "admitted": "success",
    "rejected": "danger",
    "winner": "success",
    "not_selected": "neutral",
    "formed": "success",
    "dissolved": "neutral",
    "signed": "success",
    "declined": "danger",
    "catalogued": "success",
    "published": "success",
    "operator_continuity": "warning",
    "retired": "neutral",
    "awaiting_tests": "neutral",
    "ready": "info",
    "failed": "danger",
    "formation_decided": "success",
    "protocol_signed": "success",
    "in_rental": "success",
    "broken": "danger",
    "completed": "neutral",
}


def state_name(record: Record) -> str:
    """The name of the state, also of a row read without its kind."""
    return str(RECORD_MODELS[record.kind].STATES(record.state).label)


def state_tone(record: Record) -> str:
    return TONES.get(record.state, "info")


def case_templates(record: Record) -> list[str]:
    """What the case file shows of the record: its kind's own part, or the general one."""
    return [_part(record, "case"), "workplace/_case_record.html"]


def outcome_templates(record: Record) -> list[str]:
    """What came of the record, shown above everything else, or nothing."""
    return [_part(record, "outcome"), "workplace/_nothing.html"]


def next_templates(record: Record) -> list[str]:
    """What its kind says about what happens next, or nothing."""
    return [_part(record, "next"), "workplace/_nothing.html"]


def _part(record: Record, name: str) -> str:
    return f"cases/_{name}_{SHOWN_AS.get(record.kind, record.kind)}.html"


def step_address(record: Record, step: Step) -> str:
    """The page on which the step is taken."""
    return own_page(record, step) or reverse(
        "workplace:step", args=[record.project.number, step.kind, step.name]
    )


def own_page(record: Record, step: Step) -> str:
    """The page that a step has to itself; "" for a step that is taken on the general one."""
    if step.key in FILING_STEPS:
        return draft_address(record)
    name, mark, query = OWN_STEP_PAGES.get(step.key, "").partition("?")
    return reverse(name, args=[record.project.number]) + mark + query if name else ""


def step_label(record: Record, step: Step) -> str:
    """What the button to the step says."""
    if step.key in FILING_STEPS and record.state == RETURNED:
        return _("Correct and file again")
    if OWN_STEP_PAGES.get(step.key) == WORKPLACE:
        return _("Write the conclusion")
    if OWN_STEP_PAGES.get(step.key) == TESTING:
        return _("Record the tests")
    if OWN_STEP_PAGES.get(step.key) == DOSSIER:
        return _("Open the dossier of the Commission")
    return str(step.title)


def filed_by(actor: Actor) -> str:
    """The kind of record with which the actor may open a case; "" for who opens none."""
    may = (kind for kind in OPENING if RECORD_MODELS[kind].FILED_BY & actor.roles)
    return next(may, "")


def start_page(kind: str) -> str:
    """The name of the page on which a record of this kind begins."""
    return START_PAGES.get(kind, "")


def draft_address(record: Record) -> str:
    """The page on which a draft is written; "" for a kind without one."""
    try:
        return reverse(DRAFT_PAGES[Kind(record.kind)], args=[record.pk])
    except (KeyError, NoReverseMatch):
        return ""


def returns() -> Coalesce:
    """For a query of records of any kind: the returns of those that open a case."""
    children = [RECORD_MODELS[kind]._meta.model_name for kind in OPENING]
    return Coalesce(*[f"{child}__returns" for child in children])
