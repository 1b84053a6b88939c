"""Guards of the tests (clauses 73, 76-1, 80-1, 82, 83, 85, 88)."""

from django.utils.translation import gettext_lazy as _

from catalog.models import IntegrationService
from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

from ..design.registry import number_of
from ..testing import INTEGRATION, mark

RESOURCES = ("processors", "memory", "storage", "network", "software")
PLATFORM = "platform_with_object"


def only_without_rental(testing: Record, act: Act) -> Refusal | None:
    if not testing.rental:
        return None
    message = _("The operator equips the platform by itself only where nothing is rented.")
    return Refusal("rental", OURS, message)


def equipped_first(testing: Record, act: Act) -> Refusal | None:
    """88: the platform is equipped (1) before anything is tested (2)."""
    if testing.rental or testing.acquisition:
        return None
    return Refusal(
        "not-equipped",
        "88(1)",
        _("First the operator equips the platform: record what was bought or created."),
    )


def gives_readiness(testing: Record, act: Act) -> Refusal | None:
    """73: the supplier whose product it is; the operator where there is no supplier (88)."""
    holder = testing.maker_id
    if act.actor.organisation_id == holder:
        return None
    return Refusal(
        "not-the-maker", OURS, _("The notice is given by the one who creates what is to be tested.")
    )


def resource_sheet_given(testing: Record, act: Act, data: dict) -> Refusal | None:
    """73: the notice comes with the resources that the operating environment needs."""
    missing = [name for name in RESOURCES if not data.get(name)]
    if not missing:
        return None
    message = _("The notice comes with the resources that the operating environment needs.")
    return Refusal(
        "no-resource-sheet",
        "73",
        message,
        fields={name: [_("Write the resource that is needed.")] for name in missing},
    )


def tester(testing: Record, act: Act) -> Refusal | None:
    """88(2): without a rental the operator tests alone."""
    if testing.rental or act.actor.organisation.kind == "operator":
        return None
    return Refusal("operator-alone", "88(2)", _("On this path the operator tests alone."))


def integration_can_be_tested(testing: Record, act: Act, data: dict) -> Refusal | None:
    """76-1: against a service of the registry; placed there first if it is not yet (ours)."""
    item = testing.item(data["integration"])
    if item is None or item["kind"] != INTEGRATION:
        return _unknown("integration")
    named, given = item["service"], number_of(data["service"])
    if named and given and named != given:
        message = _("The design task names another service for this integration: %(number)s.")
        return _wrong("service", "other-service", message % {"number": named})
    number = named or given
    if number and IntegrationService.objects.filter(number=number).exists():
        return None
    return _wrong(
        "service",
        "not-in-registry",
        _(
            "An integration is tested against a service of the registry of services. Have the service"
            " placed there first, then write its number here."
        ),
    )


def unchanged_since_seen(testing: Record, act: Act, data: dict) -> Refusal | None:
    """Testers work side by side; only of the same item the later one learns of the earlier result."""
    item = testing.item(data.get("integration") or data.get("item"))
    seen = data["seen"]
    if item is None or not seen or seen == mark(testing.round, item):
        return None
    message = _(
        "This item was recorded meanwhile: %(by)s. Compare, then record it again if need be."
    )
    return Refusal("item-changed", OURS, message % {"by": item["by"] or "–"})


def item_can_be_tested(testing: Record, act: Act, data: dict) -> Refusal | None:
    item = testing.item(data["item"])
    return _unknown("item") if item is None or item["kind"] == INTEGRATION else None


def provides_tests(testing: Record, act: Act) -> Refusal | None:
    """82: for an ICI object, and without a rental, the operator has the platform tested."""
    if testing.of_product or act.actor.organisation.kind == "operator":
        return None
    message = _("For an ICI object the operator has the platform tested.")
    return Refusal("operator-provides", testing.platform_clause, message)


def tests_what_it_must(testing: Record, act: Act, data: dict) -> Refusal | None:
    """82, 88(3): the platform is tested with the new object; of a product, the product (ours)."""
    if data["date"] > act.today:
        return _wrong("date", "future", _("The act cannot be of a future date."))
    if testing.of_product or data["tested"] == PLATFORM:
        return None
    message = _("The platform of “electronic government” is tested with the new object.")
    return Refusal("platform-not-tested", testing.platform_clause, message,
                   fields={"tested": [message]})  # fmt: skip


def has_commission(testing: Record, act: Act) -> Refusal | None:
    """X15: without a rental no Commission decides."""
    if testing.rental:
        return None
    message = _("Nothing is rented (clause 88): no Commission decides, the operator commissions.")
    return Refusal("no-commission-here", OURS, message)


def gives_notice(testing: Record, act: Act) -> Refusal | None:
    """X14: the supplier of a product, the operator for an ICI object."""
    kind = "supplier" if testing.of_product else "operator"
    mine = act.actor.organisation
    if mine.kind == kind and (kind == "operator" or mine.pk == testing.maker_id):
        return None
    message = (
        _("For a service software product the supplier gives this notice.")
        if testing.of_product
        else _("For an ICI object the operator gives this notice.")
    )
    return Refusal("not-the-notifier", "83" if testing.of_product else "82", message)


def meeting_ahead(testing: Record, act: Act, data: dict) -> Refusal | None:
    if data["date"] >= act.today:
        return None
    return _wrong("date", "past", _("The meeting cannot be convened for a day that is over."))


def documents_exist(testing: Record, act: Act, data: dict) -> Refusal | None:
    """What is presented stands in the case."""
    missing = [name for name in data["documents"] if not testing.has_document(name)]
    if not missing:
        return None
    return _wrong("documents", "not-there", _("There is no such document in the case yet."))


MISSING = {
    "minutes": (
        "minutes-missing",
        _("The minutes of the earlier meetings of the Commission were not presented."),
    ),
    "protocols": ("protocols-missing", _("The test protocols were not presented.")),
    "act": ("act-missing", _("The act of the information security tests was not presented.")),
}


def dossier_complete(testing: Record, act: Act) -> Refusal | None:
    """85: minutes, test protocols and the act, all presented by the integrator."""
    for name, (code, message) in MISSING.items():
        if name not in testing.presented:
            return Refusal(code, "85", message)
    return None


def _unknown(field: str) -> Refusal:
    return _wrong(field, "unknown-item", _("There is no such item in the checklist."))


def _wrong(field: str, code: str, message: object) -> Refusal:
    return Refusal(code, OURS, message, fields={field: [message]})
