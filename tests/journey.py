"""Requests at each stage of their life, made by the steps themselves."""

from pathlib import Path

from portal.stories.story import merge
from portal.stories.yaml12 import read
from portal.workflow.perform import Done, perform
from requests_app.actions import save_draft, start_draft
from requests_app.models import AutomationRequest, Conclusion, SupplierApplication
from tests import cast

DATA = Path(__file__).parent / "stories" / "data"
GROUNDS = "Нормативтік құқықтық актілер талданды."


def annex(name: str) -> dict:
    return read((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def annex1(name: str = "e-referral") -> dict:
    """Annex 1 without its files: those are stored by whoever files them."""
    return annex(f"annex1/{name}") | {"documentation": {"has_documentation": "no", "rows": []}}


def done(record, step: str, actor: str, **data):
    """Take a step that must succeed; returns the record after it."""
    outcome = perform(record, step, actor=cast.actor(actor), version=record.version, **data)
    assert isinstance(outcome, Done), outcome
    return outcome.record


def draft(filer: str = "health-ministry", sections: dict | None = None) -> AutomationRequest:
    cast.ensure()
    actor = cast.actor(filer)
    request = start_draft(AutomationRequest, actor=actor, language="kk")
    return save_draft(request, sections or annex1(), actor=actor, version=request.version)


def filed(filer: str = "health-ministry", data: str = "e-referral") -> AutomationRequest:
    return done(draft(filer, merge(annex1(), annex1(data))), "submit", filer)


def applied(filer: str = "supplier", data: str = "telemedicine") -> SupplierApplication:
    """Annex 2 as filed by a supplier or the operator, without its files."""
    cast.ensure()
    actor = cast.actor(filer)
    sections = annex(f"annex2/{data}") | {"documents": {"rows": []}}
    application = start_draft(SupplierApplication, actor=actor, language="ru")
    application = save_draft(application, sections, actor=actor, version=application.version)
    return done(application, "submit", filer)


def under_review(filer: str = "health-ministry") -> AutomationRequest:
    return done(filed(filer), "accept", "integrator")


def conclusion_of(request: AutomationRequest) -> Conclusion:
    return Conclusion.objects.get(project=request.project_id)


def assessed(request: AutomationRequest, outcomes: str = "met met met") -> Conclusion:
    """The conclusion with every criterion assessed, and every candidate judged different."""
    conclusion = criteria_assessed(conclusion_of(request), outcomes)
    for candidate in conclusion.candidates:
        conclusion = done(
            conclusion, "judge_candidate", "integrator",
            candidate=candidate["key"], verdict="different", why=GROUNDS,
        )  # fmt: skip
    return conclusion


def criteria_assessed(conclusion: Conclusion, outcomes: str = "met met met") -> Conclusion:
    for number, outcome in enumerate(outcomes.split(), 1):
        conclusion = done(
            conclusion, "assess", "integrator",
            criterion=str(number), outcome=outcome, grounds=GROUNDS,
        )  # fmt: skip
    return conclusion


def concluded(outcomes: str = "met met met", filer: str = "health-ministry") -> AutomationRequest:
    request = under_review(filer)
    done(assessed(request, outcomes), "issue", "integrator")
    return AutomationRequest.objects.get(pk=request.pk)


def returned(remarks: dict | None = None, filer: str = "health-ministry") -> AutomationRequest:
    remarks = remarks or {"goal": "Мақсатты нақтылаңыз."}
    return done(under_review(filer), "return_for_correction", "integrator", remarks=remarks)


def agreed(outcomes: str = "met met met", grounds: str = "") -> AutomationRequest:
    return done(concluded(outcomes), "agree", "ministry", grounds=grounds)


def ordered(text: str = "") -> AutomationRequest:
    return done(agreed(), "order_creation", "ministry", text=text)


def applied_and_concluded(outcomes: str = "met met met") -> SupplierApplication:
    """Annex 2 of a supplier with the integrator's conclusion delivered."""
    application = done(applied(), "accept", "integrator")
    done(assessed(application, outcomes), "issue", "integrator")
    return SupplierApplication.objects.get(pk=application.pk)
