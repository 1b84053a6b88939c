"""The entry in the Catalogue (clause 86(2)), begun with what the request and the design task say."""

from catalog.catalogue import TEXTS, service_of
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...design import answers
from ...models import Commissioning
from ...operation import line_of_commissioning
from .commissioning import OVERVIEW
from .stepping import StepPage, page_of


def _about(case: Case, record: Commissioning) -> dict:
    return {
        "line": line_of_commissioning(record),
        "written_in": sorted({case.main.language, record.tests.design_task.language}),
    }


def _begun(case: Case, record: Commissioning) -> dict:
    """Name and purpose in the languages in which they were written; the others are translated here.

    A service that is in the Catalogue already begins with what stands there. Of an application, which
    has no goal, the design task alone is read.
    """
    if (service := service_of(record.project_id)) is not None:
        return {name: getattr(service, name) for name in TEXTS}
    task, begun = record.tests.design_task, {}
    goal = answers.answer(case.main.sections, "goal", "goal")
    purpose = answers.answer(task.sections, "general", "purpose")
    for language, said in ((case.main.language, goal), (task.language, purpose)):
        begun |= {f"name_{language}": record.title}
        if said.strip():
            begun[f"purpose_{language}"] = said.strip()
    return begun


entry = page_of(
    StepPage(
        Kind.COMMISSIONING,
        "catalogue",
        "procurement/operation/entry.html",
        about=_about,
        initial=_begun,
        leads_to=OVERVIEW,
    )
)
