"""Entering an IC service in the Catalogue, and finding the one of a project (clause 86(2))."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import override

from portal.organisations.models import Organisation
from portal.workflow.models import Record
from portal.workflow.models.numbers import Counter
from portal.workflow.perform import also
from portal.workflow.steps import Act

from . import index
from .models import Entry, ICService, ServiceVersion
from .search import searchable

COUNTER = "catalogue"
TEXTS = ("name_kk", "name_ru", "name_en", "purpose_kk", "purpose_ru", "purpose_en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissioned:
    """What was put into operation, by whom, for whom."""

    record: Record
    on: date
    protocol: str
    subject: str
    customer: Organisation
    operator: Organisation
    supplier: Organisation | None


def entered_so_far() -> int:
    """How many services were ever entered: read from the counter that gives the numbers."""
    counter = Counter.objects.filter(name=COUNTER).values_list("value", flat=True)
    return counter.first() or 0


def service_of(project: int) -> ICService | None:
    """The service that the project created; None before it is in the Catalogue."""
    return ICService.objects.filter(project=project).first()


def enter(commissioned: Commissioned, texts: dict[str, str], act: Act) -> ICService:
    """The first entry makes the service, a later one its next version.

    A service that the operator keeps in operation stays so until the migration is recorded (109).

    `texts` are names and purposes in three languages. Called inside the step's transaction; raises
    `Refused` when the service was retired meanwhile.
    """
    service = service_of(commissioned.record.project_id)
    if service is None:
        service = _first(commissioned, texts, act)
    else:
        kept = service.state == ICService.State.OPERATOR_CONTINUITY
        service = also(service, "enter_replacement" if kept else "enter_version", act).record
        service.supplier = None if kept else commissioned.supplier
        for name in TEXTS:
            setattr(service, name, texts[name])
        service.words = _words(service)
        service.save(update_fields=["supplier", "words", *TEXTS])
    ServiceVersion.objects.create(
        service=service, edition=service.edition, commissioning_id=commissioned.record.pk,
        entered_at=act.moment, commissioned_on=commissioned.on,
        protocol_number=commissioned.protocol, supplier=commissioned.supplier,
        purpose_kk=texts["purpose_kk"], purpose_ru=texts["purpose_ru"],
        purpose_en=texts["purpose_en"],
    )  # fmt: skip
    _take_the_place_of_the_project(service)
    return service


def end_continuity(service: ICService, supplier: Organisation, act: Act) -> None:
    """109: the replacement is commissioned and the migration recorded; its supplier goes on."""
    service = also(service, "end_continuity", act).record
    service.supplier = supplier
    service.save(update_fields=["supplier"])


def _first(commissioned: Commissioned, texts: dict[str, str], act: Act) -> ICService:
    service = ICService(
        project_id=commissioned.record.project_id, title=texts["name_kk"],
        number=f"АК-{Counter.next(COUNTER):06}", filer=commissioned.customer,
        created_at=act.moment, changed_at=act.moment, entered_at=act.moment,
        subject=commissioned.subject, customer=commissioned.customer,
        operator=commissioned.operator, supplier=commissioned.supplier,
        **{name: texts[name] for name in TEXTS},
    )  # fmt: skip
    service.words = _words(service)
    service.save()
    return service


def _words(service: ICService) -> str:
    owner = service.customer.names
    return searchable(*(getattr(service, name) for name in TEXTS), owner.kk, owner.ru, owner.en)


def _take_the_place_of_the_project(service: ICService) -> None:
    """From now on the duplicate search finds the service, by what it knew of the project as well.

    Otherwise one and the same thing would have to be judged twice.
    """
    keys = [
        index.key_of(Entry.Kind.PROJECT, service.project_id),
        index.key_of(Entry.Kind.IC_SERVICE, service.pk),
    ]
    known = Entry.objects.filter(key__in=keys).defer("tokens").order_by("pk")
    texts = [text for entry in known for text in (entry.title_kk, entry.title_ru, entry.text)]
    index.enter(_described(service, texts))
    index.remove(Entry.Kind.PROJECT, service.project_id)


def _described(service: ICService, known: list[str]) -> index.Described:
    with override("kk"):
        path = reverse("catalog:ic-service", args=[service.number])
    said = "\n".join(
        [service.purpose_kk, service.purpose_ru, service.purpose_en, *known]
    ).splitlines()
    return index.Described(
        kind=Entry.Kind.IC_SERVICE, key=service.pk, number=service.number, title=service.names,
        language="kk", text="\n".join(dict.fromkeys(said)),
        owner=service.customer, path=path, project=service.project,
    )  # fmt: skip
