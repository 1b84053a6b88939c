"""Guards of a request for development (clauses 3, 90, 91, 92)."""

from datetime import date

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models import ICService
from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.steps import Act

from ..annexes.choices import NO, YES
from ..conditions import scope_refusal
from .sides import sides_of

NOT_THE_CUSTOMER = Refusal(
    "not-the-customer", "90", _("Development of an IC service is asked for by its customer.")
)
NO_SERVICE = Refusal(
    "no-service",
    "90",
    _("There is no IC service in the Catalogue yet: only an existing one can be developed."),
)
# Only a service that is in operation and of which nothing new is in the making.
NOT_NOW = {
    ICService.State.RETIRED: Refusal(
        "no-service",
        "90",
        _("The IC service was taken out of operation: there is nothing to develop."),
    ),
    ICService.State.IN_DEVELOPMENT: Refusal(
        "in-development",
        OURS,
        _("The service is being developed already. Ask again when its new version is catalogued."),
    ),
    ICService.State.OPERATOR_CONTINUITY: Refusal(
        "in-continuity",
        OURS,
        _(
            "The operator keeps the service in operation until a new one is commissioned. Ask for"
            " development of the new one."
        ),
    ),
}
REPLACEMENT_RUNS = Refusal(
    "replacement-runs",
    OURS,
    _("A new product for this service is being procured. Ask again when it is commissioned."),
)
ANOTHER_IS_OPEN = Refusal(
    "another-open",
    OURS,
    _("A request for development of this service is open already. Wait until it is decided."),
)
# What is in the making in the project, told from outside: later apps hold these records.
IN_THE_MAKING = (
    Q(kind=Kind.TENDER) & ~Q(state__in=("awarded", "cancelled"))
    | Q(kind=Kind.CONTRACT, state="drafting")
    | Q(kind=Kind.COMMISSIONING) & ~Q(state__in=("catalogued", "abandoned"))
)


def asked_for(service: ICService) -> Record | None:
    """The request for its development that is open now, a draft included; at most one (ours)."""
    model = apps.get_model("requests_app", "DevelopmentRequest")
    rows = model.objects.filter(service=service).exclude(state__in=model.ENDED)
    return rows.order_by("-pk").first()


def not_to_be_developed(service: ICService) -> Refusal | None:
    """Why a service cannot be developed now: 90 asks for an existing one, the rest is ours."""
    if refusal := NOT_NOW.get(service.state):
        return refusal
    rows = Record.objects.filter(project=service.project_id)
    return REPLACEMENT_RUNS if rows.filter(IN_THE_MAKING).exists() else None


def by_its_customer(development: Record, act: Act) -> Refusal | None:
    mine = act.actor.organisation_id == development.service.customer_id
    return None if mine else NOT_THE_CUSTOMER


def service_exists(development: Record, act: Act) -> Refusal | None:
    return not_to_be_developed(development.service)


def within_scope(development: Record, act: Act, data: dict) -> Refusal | None:
    """Clause 3, as it was answered before the draft began."""
    return outside_scope(development.scope, development.service)


def outside_scope(scope: dict, service: ICService) -> Refusal | None:
    if refusal := scope_refusal({"scope": scope}, service.customer):
        return refusal
    if scope.get("holds_secrets") == NO:
        return None
    message = _("Say whether the object will deal with state secrets.")
    return Refusal("scope-unanswered", OURS, message, fields={"holds_secrets": [message]})


def offers_here(development: Record, act: Act) -> Refusal | None:
    """91: the operator and the supplier of this service, nobody else."""
    service = development.service
    if act.actor.organisation_id in (service.operator_id, service.supplier_id):
        return None
    return Refusal(
        "not-the-supplier",
        "91",
        _("Price offers are given by the operator and by the supplier of this service."),
    )


def operator_offered(development: Record, act: Act) -> Refusal | None:
    if development.offer_of(development.service.operator_id):
        return None
    return Refusal("no-operator-offer", "91", _("The operator has not given its price offer yet."))


def supplier_offered(development: Record, act: Act) -> Refusal | None:
    """Where a supplier exists; without a rental the operator's offer is enough."""
    if not development.has_supplier or development.offer_of(development.service.supplier_id):
        return None
    return Refusal("no-supplier-offer", "91", _("The supplier has not given its price offer yet."))


def participation_recorded(development: Record, act: Act, data: dict) -> Refusal | None:
    """91: the analysis is made with the customer and the operator; how, is written down."""
    missing = [name for name in ("customer_part", "operator_part") if not data[name]]
    if not missing:
        return None
    message = _("Write how the customer and the operator took part in the analysis.")
    fields = {name: [_("Write how it took part in the analysis.")] for name in missing}
    return Refusal("participation-missing", "91", message, fields=fields)


def meeting_ahead(development: Record, act: Act, data: dict) -> Refusal | None:
    if data["date"] >= act.today:
        return None
    return _wrong("date", "past", _("The discussion cannot be held on a day that is over."))


def no_minutes_yet(development: Record, act: Act) -> Refusal | None:
    if not development.written_at:
        return None
    return Refusal("minutes-written", OURS, _("The minutes of the discussion are written already."))


def discussion_held(development: Record, act: Act) -> Refusal | None:
    """Ours: no minutes of what has not been discussed."""
    if act.today >= date.fromisoformat(development.meeting["date"]):
        return None
    return Refusal("not-held-yet", OURS, _("The day of the discussion has not come yet."))


def both_questions_decided(development: Record, act: Act, data: dict) -> Refusal | None:
    """92: development and replacement are two decisions; without a supplier nobody is replaced."""
    answer = data["replace_supplier"]
    if development.has_supplier and not answer:
        message = _("Decide separately whether the supplier is replaced.")
        return Refusal(
            "replacement-not-decided", "92", message, fields={"replace_supplier": [message]}
        )
    if not development.has_supplier and answer == YES:
        return _wrong(
            "replace_supplier", "no-supplier",
            _("Nothing is rented for this service: there is no supplier to be replaced."),
        )  # fmt: skip
    return None


def decision_can_be_carried_out(development: Record, act: Act, data: dict) -> Refusal | None:
    acts = YES in (data["develop"], data["replace_supplier"])
    return not_to_be_developed(development.service) if acts else None


def still_can_be_carried_out(development: Record, act: Act) -> Refusal | None:
    """Between minutes and confirmation the service may have been retired, or its contract broken."""
    acts = development.develops or development.replaces_supplier
    return not_to_be_developed(development.service) if acts else None


def minutes_written(development: Record, act: Act) -> Refusal | None:
    if development.written_at:
        return None
    return Refusal("no-minutes", "92", _("The service integrator has not written the minutes yet."))


def takes_part(development: Record, act: Act) -> Refusal | None:
    if sides_of(development, act.actor.organisation_id):
        return None
    return Refusal("not-a-side", "92", _("Your organisation takes no part in this discussion."))


def not_confirmed_yet(development: Record, act: Act) -> Refusal | None:
    mine = sides_of(development, act.actor.organisation_id)
    if not mine or str(mine[0]) not in development.confirmations:
        return None
    return Refusal("confirmed-by-you", OURS, _("Your organisation has confirmed already."))


def _wrong(field: str, code: str, message: object) -> Refusal:
    return Refusal(code, OURS, message, fields={field: [message]})
