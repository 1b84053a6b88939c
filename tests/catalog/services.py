"""Services in the Catalogue, entered without the years that lead there."""

import itertools

from catalog.catalogue import Commissioned, enter
from catalog.models import ICService
from portal.accounts.actor import SYSTEM
from portal.rules.actors import Role
from portal.workdays import clock
from portal.workflow.access import Parts
from portal.workflow.models import Project
from portal.workflow.perform import also
from portal.workflow.steps import Act
from requests_app.models import AutomationRequest
from tests import cast

numbers = itertools.count(1)
REFERRAL = (
    "Электрондық жолдама", "Электронное направление", "Electronic referral",
    "Пациентті консультацияға жолдау.", "Направление пациента на консультацию.",
    "Referral of a patient to consultation.",
)  # fmt: skip
SUBSIDIES = (
    "Субсидияларға өтінімдер", "Заявки на субсидии", "Applications for subsidies",
    "Фермерлердің субсидияға өтінімдерін қабылдау.", "Приём заявок фермеров на субсидии.",
    "Takes the applications of farmers for subsidies.",
)  # fmt: skip
NAMES = ("name_kk", "name_ru", "name_en", "purpose_kk", "purpose_ru", "purpose_en")


def now() -> Act:
    return Act(SYSTEM, clock.now(), clock.today())


def catalogued(texts=REFERRAL, *, customer="health-ministry", subject="ssp") -> ICService:
    """With a supplier unless it is the operator's own system; the parties take part in its project."""
    cast.ensure()
    act = now()
    body, operator = cast.organisation(customer), cast.organisation("operator")
    project = Project.objects.create(
        number=f"АСМ-2030-{next(numbers):06}", title=texts[0], opened_at=act.moment
    )
    record = AutomationRequest.objects.create(
        project=project, filer=body, title=texts[0], created_at=act.moment, changed_at=act.moment
    )
    parts = Parts.of(project.pk)
    parts.add(project.pk, body, Role.CUSTOMER)
    parts.add(project.pk, operator, Role.OPERATOR)
    alone = subject == ICService.Subject.INFORMATION_SYSTEM
    commissioned = Commissioned(
        record=record, on=act.today, protocol="7/ОП", subject=subject, customer=body,
        operator=operator, supplier=None if alone else cast.organisation("supplier"),
    )  # fmt: skip
    return enter(commissioned, dict(zip(NAMES, texts, strict=True)), act)


def moved(service: ICService, step: str) -> ICService:
    """After a step that the portal itself takes."""
    return also(service, step, now()).record
