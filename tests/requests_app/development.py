"""A service in the Catalogue and its request for development at each stage, made by the steps."""

from catalog.models import ICService
from portal.rules.actors import Role
from portal.workdays import clock
from portal.workflow.models import Participation, Project
from requests_app.development.actions import start_development
from requests_app.models import DevelopmentRequest
from tests import cast, journey

NUMBER = "АСМ-2026-000777"
PARTS = {
    "health-ministry": (Role.STATE_BODY, Role.CUSTOMER),
    "ministry": (Role.AUTHORISED_BODY,),
    "integrator": (Role.SERVICE_INTEGRATOR,),
    "operator": (Role.OPERATOR,),
    "supplier": (Role.SUPPLIER,),
}
ANSWERS = {
    "what": "Жолдаманы мобильді қосымшадан қабылдау.",
    "why": "Пациенттердің үштен бірі қағаз алады.",
    "effect": "Күту уақыты 30 пайызға қысқарады.",
    "functions": "Мобильді қосымшамен интеграция.",
    "acts": "",
    "description": "",
    "calculation": "",
}
OFFER = {"amount": "36 400 000,50", "works": "Интеграция", "term": "4 ай", "file": ""}
CONCLUSION = {
    "outcome": "positive",
    "grounds": "Дамыту орынды.",
    "customer_part": "Жұмыс кездесуі.",
    "operator_part": "Хат алмасу.",
}
MEETING = {"time": "11:00", "place": "Бейнеконференция", "agenda": ""}
DECISIONS = {"minutes": "Тараптар талқылады.", "develop": "no", "replace_supplier": "no"}


def service(
    supplier: str | None = "supplier", customer: str = "health-ministry", number: str = NUMBER
) -> ICService:
    """As the entry in the Catalogue leaves it, without the records that led there."""
    cast.ensure()
    now = clock.now()
    project = Project.objects.create(number=number, title="Электрондық жолдама", opened_at=now)
    players = PARTS | {"supplier": (Role.SUPPLIER,) if supplier else ()}
    for key, roles in players.items():
        body = cast.organisation(customer if Role.CUSTOMER in roles else key)
        Participation.objects.bulk_create(
            Participation(project=project, organisation=body, role=role) for role in roles
        )
    texts = {f"{name}_{language}": "Электрондық жолдама"
             for name in ("name", "purpose") for language in ("kk", "ru", "en")}  # fmt: skip
    return ICService.objects.create(
        project=project, number=f"АК-{project.pk:06}", title="Электрондық жолдама",
        filer=cast.organisation(customer), created_at=now, changed_at=now, entered_at=now,
        subject="ssp", customer=cast.organisation(customer), operator=cast.organisation("operator"),
        supplier=supplier and cast.organisation(supplier), **texts,
    )  # fmt: skip


def draft(of: ICService | None = None) -> DevelopmentRequest:
    of = of or service()
    return start_development(of, actor=cast.actor("health-ministry"), scope={"holds_secrets": "no"})


def submitted(of: ICService | None = None) -> DevelopmentRequest:
    return journey.done(draft(of), "submit", "health-ministry", **ANSWERS)


def offered(of: ICService | None = None) -> DevelopmentRequest:
    record = journey.done(submitted(of), "add_price_offer", "operator", **OFFER)
    if record.has_supplier:
        record = journey.done(record, "add_price_offer", "supplier", **OFFER)
    return record


def analysed(of: ICService | None = None) -> DevelopmentRequest:
    return journey.done(offered(of), "issue_conclusion", "integrator", **CONCLUSION)


def in_discussion(of: ICService | None = None) -> DevelopmentRequest:
    today = f"{clock.today():%d.%m.%Y}"
    return journey.done(analysed(of), "open_discussion", "integrator", date=today, **MEETING)


def with_minutes(of: ICService | None = None, **decisions) -> DevelopmentRequest:
    return journey.done(in_discussion(of), "decide", "integrator", **DECISIONS | decisions)
