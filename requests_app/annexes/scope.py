"""Clause 3: the questions whether the Rules apply to the object at all, asked first of all."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from .choices import OBJECTS, YES, YES_NO
from .fields import Body, Choice
from .parts import Part
from .when import When

SCOPE_TITLE = _("Does it fall under the Rules?")
SCOPE_HINT = _("The Rules do not apply to every object: these questions of clause 3 come first.")


def refuse_secrets(answer: str) -> str:
    """Raises `ValidationError` when the object would hold state secrets (3(1))."""
    if answer == YES:
        raise ValidationError(
            _("Nothing can be filed here for an object with state secrets (clause 3(1))."),
            code="state-secrets",
        )
    return answer


class Scope(Part):
    """Clause 3 for an object of the filer's own."""

    object = Choice(
        label=_("What is to be created"), choices=OBJECTS,
        missing=_("Say what is to be created."),
    )  # fmt: skip
    holds_secrets = Choice(
        label=_("Will the object hold, process or transmit state secrets?"), choices=YES_NO,
        missing=_("Say whether the object will deal with state secrets."),
        help_text=_("Clause 3(1): the Rules do not apply to such an object."),
        marks={"data-secrets": True},
    )  # fmt: skip
    integrates_with_egov = Choice(
        label=_("Does the object integrate with objects of e-government?"), choices=YES_NO,
        missing=_("Say whether the object integrates with objects of e-government."),
        help_text=_(
            "Clause 3(2): objects of the National Bank fall under the Rules only when they are"
            " information systems that integrate with objects of e-government."
        ),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_of_the_national_bank()

    def ask_of_the_national_bank(self) -> None:
        if self.facts.filer.kind != Organisation.Kind.NATIONAL_BANK:
            del self.fields["integrates_with_egov"]

    def clean_holds_secrets(self):
        return refuse_secrets(self.cleaned_data["holds_secrets"])


class NamedBody(Part):
    """The state body whose function is to be automated, when somebody else files."""

    state_body = Body(
        label=_("State body whose function is to be automated"),
        missing=_("Choose the state body."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state_body"].offer(self.facts.bodies)


class ScopeOfBody(Scope, NamedBody):
    """Clause 3 for an object of the state body that the form names."""

    def ask_of_the_national_bank(self) -> None:
        banks = [
            body.bin for body in self.facts.bodies if body.kind == Organisation.Kind.NATIONAL_BANK
        ]
        if banks:
            self.when["integrates_with_egov"] = When(
                {"state_body": frozenset(banks)}, _("If the state body is the National Bank")
            )
        else:
            del self.fields["integrates_with_egov"]
