"""What the ministry says with its decision (clause 13) and with the notice (clause 18)."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .written import Written

LONGEST = 10_000
# Under which name a step takes the words of the one box.
TAKEN_AS = {"agree": "grounds", "refuse": "reason"}


class AgreeForm(forms.Form):
    grounds = Written(
        label=_("Grounds"),
        help_text=_("Needed when the ministry agrees although a criterion is not met."),
        required=False,
        max_length=LONGEST,
    )


class RefuseForm(forms.Form):
    reason = Written(
        label=_("Reason for the refusal"),
        help_text=_("The state body reads it in the notice."),
        max_length=LONGEST,
        error_messages={"required": _("State the reason for the refusal.")},
    )


class OrderCreationForm(forms.Form):
    text = Written(
        label=_("What the service integrator is to take into account"),
        help_text=_("It is read in the notice. You may leave it empty."),
        required=False,
        max_length=LONGEST,
    )


class Grounds(Written):
    """Whether it may be empty depends on the decision: the step judges it."""

    def validate(self, value: str) -> None:
        pass


class DecisionForm(forms.Form):
    """Both decisions on one page; the words stay when the decision is changed."""

    use_required_attribute = False

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("agree", _("Agree to the automation")),
            ("refuse", _("Refuse the automation")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose: agree or refuse."),
            "invalid_choice": _("Choose: agree or refuse."),
        },
    )
    words = Grounds(label=_("Grounds or reason"), max_length=LONGEST, rows=7)

    def __init__(self, *args, failed: Iterable[str] = (), language: str = "kk", **kwargs):
        """`failed`: the criteria found not met; `language`: in which the notice is written."""
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = f"{_needed(failed)} {_where(language)}"

    @property
    def step(self) -> str:
        return self.cleaned_data["decision"]

    @property
    def agrees(self) -> bool:
        return self.step == "agree"

    @property
    def data_of_step(self) -> dict[str, str]:
        return {TAKEN_AS[self.step]: self.cleaned_data["words"]}


def _needed(failed: Iterable[str]):
    if failed:
        return _(
            "Needed either way: agreeing although a criterion is not met needs grounds, a refusal"
            " needs a reason."
        )
    return _("A refusal needs a reason. Agreeing needs no grounds: every criterion is met.")


def _where(language: str):
    named = dict(settings.LANGUAGES).get(language, language)
    return _("It is read in the notice; write in the language of the request: %(language)s.") % {
        "language": named
    }
