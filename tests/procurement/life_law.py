"""What the Rules allow from the signed contract on, written down a second time and more simply.

Nothing here asks a step or a condition: it reads what the life left behind.
"""

from collections import defaultdict
from itertools import pairwise

from catalog.models import ICService, IntegrationService
from portal.audit.models import AuditRow
from portal.workflow.models import Obligation, Record
from portal.workflow.models.record import RECORD_MODELS
from procurement.models import Commissioning, Contract
from procurement.testing import INTEGRATION
from tests import cast

# From which state to which; a step that stays where it is is not named.
WAYS = {
    "testing": """
        awaiting_readiness ready functional_passed environment_allocated security_passed notified
        convened formation_decided; ready failed; functional_passed failed;
        environment_allocated failed; convened failed; failed ready; awaiting_readiness abandoned;
        ready abandoned; failed abandoned; functional_passed abandoned;
        environment_allocated abandoned; security_passed abandoned; notified abandoned;
        convened abandoned""",
    "commissioning": """
        awaiting_tests open documentation_accepted protocol_signed integrator_notified
        ministry_notified catalogued; awaiting_tests to_be_signed protocol_signed;
        awaiting_tests abandoned; open abandoned; to_be_signed abandoned;
        documentation_accepted abandoned""",
    "contract": """
        drafting signed in_rental completed; signed completed; signed broken operator_continuity
        completed; in_rental broken""",
    "ic_service": """
        published in_development published operator_continuity published retired;
        in_development operator_continuity; in_development retired""",
    "development": "draft submitted analysed in_discussion decided; analysed closed_negative",
}
LEGAL = {
    kind: {pair for way in ways.split(";") for pair in pairwise(way.split())}
    for kind, ways in WAYS.items()
}
# Nobody owes anything under a record that is over.
OVER = {
    ("testing", "formation_decided"), ("testing", "abandoned"), ("commissioning", "catalogued"),
    ("commissioning", "abandoned"), ("contract", "completed"), ("contract", "declined"),
    ("development", "closed_negative"), ("development", "decided"),
}  # fmt: skip
PORTAL, CUSTOMER, SUPPLIER = "portal", "health-ministry", "supplier"
# Whose a step is; what is not named only the portal takes, as a consequence of another.
HOLDERS = {
    "testing.record_equipment": {"operator"},
    "testing.notify_readiness": {SUPPLIER},
    "testing.record_integration_test": {"integrator", "operator"},
    "testing.record_functional_test": {"integrator", "operator"},
    "testing.fail": {"integrator", "operator", PORTAL},
    "testing.allocate_environment": {"operator"},
    "testing.record_security_test": {SUPPLIER, "operator"},
    "testing.notify_passed": {SUPPLIER},
    "testing.convene": {"integrator"},
    "testing.present_documents": {"integrator"},
    "testing.decide_formation": {CUSTOMER},
    "testing.refuse_formation": {CUSTOMER},
    "commissioning.accept_documentation": {"operator"},
    "commissioning.sign_protocol": {"operator", SUPPLIER},
    "commissioning.notify_integrator": {"operator"},
    "commissioning.notify_ministry": {"integrator"},
    "commissioning.catalogue": {"ministry"},
    "contract.write_terms": {CUSTOMER},
    "contract.sign": {CUSTOMER, SUPPLIER},
    "contract.start_rent": {CUSTOMER},
    "contract.set_tariff": {SUPPLIER},
    "contract.agree_tariff": {CUSTOMER},
    "contract.transfer_ownership": {CUSTOMER, SUPPLIER},
    "contract.report_breach": {CUSTOMER, "operator"},
    "contract.refuse_performance": {SUPPLIER},
    "contract.close_continuity": {"operator"},
    "ic_service.retire": {"operator"},
    "development.submit": {CUSTOMER},
    "development.add_price_offer": {"operator", SUPPLIER},
    "development.issue_conclusion": {"integrator"},
    "development.open_discussion": {"integrator"},
    "development.move_discussion": {"integrator"},
    "development.decide": {"integrator"},
    "development.confirm": {CUSTOMER, "ministry", "operator"},
}
# Where nothing is rented the operator does alone what otherwise the supplier does (88).
ALONE = {"testing.notify_readiness", "testing.record_security_test", "commissioning.sign_protocol"}


def bodies() -> dict[int, str]:
    return {cast.organisation(body.key).pk: body.key for body in cast.BODIES}


def illegal(project: int, known: dict[int, str]) -> list[tuple]:
    """Steps that the Rules do not know, by the audit; [] when every record came by a lawful way."""
    records = {record.pk: record for record in _records(project)}
    rows = AuditRow.objects.filter(record__in=records, version__isnull=False).order_by("number")
    rows = rows.only("verb", "record", "version", "organisation", "data")
    wrong, states, versions = [], {}, defaultdict(int)
    for row in rows:
        record = records[row.record]
        before = states.get(row.record, RECORD_MODELS[record.kind].first_state())
        after = states[row.record] = row.data["state"]
        if before != after and (before, after) not in LEGAL[record.kind]:
            wrong.append((row.verb, before, after))
        if _by(row, record, known) not in _holders(row.verb, record):
            wrong.append((row.verb, _by(row, record, known)))
        versions[row.record] += 1
        if row.version != versions[row.record] or not row.verb.startswith(f"{record.kind}."):
            wrong.append((row.verb, row.version, versions[row.record]))
    for record in records.values():
        lived = record.version, record.state
        told = versions[record.pk], states.get(record.pk, record.first_state())
        if lived != told:
            wrong.append((record.kind, lived, told))
    return wrong


def _records(project: int) -> list[Record]:
    return [
        record
        for kind in LEGAL
        for record in RECORD_MODELS[kind].objects.filter(project=project).order_by("pk")
    ]


def _holders(verb: str, record: Record) -> set[str]:
    tests = {"testing": record, "commissioning": getattr(record, "tests", None)}.get(record.kind)
    if tests is not None and not tests.rental and verb in ALONE:
        return {"operator"}
    return HOLDERS.get(verb, {PORTAL})


def _by(row: AuditRow, record: Record, known: dict[int, str]) -> str:
    """The body that took a step; a supplier only where the product is its own."""
    if row.organisation is None:
        return PORTAL
    makers = {
        "testing": lambda: {record.maker_id},
        "commissioning": lambda: {record.tests.maker_id},
        "contract": lambda: {record.supplier_id},
        "development": lambda: set(
            Contract.objects.filter(project=record.project_id).values_list("supplier", flat=True)
        ),
    }
    key = known[row.organisation]
    if not key.endswith(SUPPLIER):
        return key
    return SUPPLIER if row.organisation in makers[record.kind]() else f"{key} of another product"


def entered(project: int) -> ICService | None:
    """The service of the project, and whether it is in the Catalogue by right."""
    services = list(ICService.objects.filter(project=project))
    assert len(services) <= 1, services
    entries = Commissioning.objects.filter(project=project, state="catalogued").count()
    if not services:
        assert entries == 0
        return None
    (service,) = services
    versions = list(service.versions.order_by("edition"))
    assert [version.edition for version in versions] == list(range(1, service.edition + 1))
    assert len({version.commissioning_id for version in versions}) == len(versions) == entries
    for version in versions:
        lawfully_entered(Commissioning.objects.get(pk=version.commissioning_id))
    return service


def lawfully_entered(done: Commissioning) -> None:
    """76-1, 80-1, 85, 86, 87, 87-1, 98: a protocol, an act and minutes before the Catalogue."""
    tests = done.tests
    assert done.state == "catalogued", done.state
    sides = {"operator", "supplier"} if tests.for_contract_id else {"operator"}
    assert done.signatures.keys() == sides, done.signatures
    assert done.protocol_number, done
    assert done.protocol_copy_id, done
    assert done.signed_at <= done.catalogued_at
    assert done.notices.keys() == {"integrator", "ministry"}
    assert tests.security_act_id, "no act of the security tests"
    assert (tests.act_result, bool(tests.act_number)) == ("positive", True)
    assert tests.checklist, "nothing was tested"
    assert {item["outcome"] for item in tests.checklist} == {"passed"}
    integrations = [item["service"] for item in tests.checklist if item["kind"] == INTEGRATION]
    asked = tests.design_task.sections["integrations"]["integrations"]
    assert len(integrations) == len(asked)
    numbers = set(integrations)
    assert IntegrationService.objects.filter(number__in=numbers).count() == len(numbers)
    assert tests.tested_at <= done.signed_at
    if tests.for_contract_id is None:
        return
    assert tests.state == "formation_decided", tests.state
    assert tests.minutes, "no minutes of the Commission"
    assert tests.decision_number, tests
    assert tests.presented.keys() == {"minutes", "protocols", "act"}, tests.presented
    assert tests.tested_at <= tests.decided_at <= done.signed_at
    assert done.documentation, "the technical documentation was not accepted"


def owed_in_vain(project: int) -> list[tuple[str, str]]:
    """Terms that are open though their record is over."""
    terms = Obligation.objects.open().filter(project=project).select_related("record")
    return [
        (term.code, term.record.state)
        for term in terms
        if (term.record.kind, term.record.state) in OVER
    ]
