"""What is asked about a tender, and what is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.workflow.conversation import LinesField
from portal.workflow.perform import UNPRINTABLE

LONGEST_QUESTION, LONGEST_ANSWER = 2_000, 10_000


def _text(longest: int, **more) -> LinesField:
    errors = {
        "max_length": _(
            "The text may have at most %(limit_value)d characters; this one has %(show_value)d."
        ),
        **more.pop("error_messages"),
    }
    return LinesField(
        max_length=longest, widget=forms.Textarea(attrs={"rows": 5}), error_messages=errors, **more
    )


def _printable(text: str) -> str:
    if UNPRINTABLE.search(text):
        raise forms.ValidationError(
            _("The text has characters that cannot be kept. Type it again."), code="unprintable"
        )
    return text


class AskForm(forms.Form):
    question = _text(
        LONGEST_QUESTION,
        label=_("Your question"),
        help_text=_(
            "Everybody reads the question at once. Nobody is told who asks: do not name yourself"
            " or your company in it."
        ),
        error_messages={"required": _("Write the question.")},
    )

    def clean_question(self) -> str:
        return _printable(self.cleaned_data["question"])


class AnswerForm(forms.Form):
    answer = _text(
        LONGEST_ANSWER,
        label=_("Answer"),
        help_text=_("Everybody reads the answer at once. It cannot be changed afterwards."),
        error_messages={"required": _("Write the answer.")},
    )

    def clean_answer(self) -> str:
        return _printable(self.cleaned_data["answer"])
