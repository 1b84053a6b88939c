"""The kinds of answers in Annex 1. Lengths and patterns are ours."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from .characters import printable_only

PHONE = re.compile(r"\+7[67]\d{9}", re.ASCII)
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}", re.ASCII)
# A class of the form styles: room for a number, no more.
SHORT = "portal-input--short"
SPACES = re.compile(r"[\s\u00a0\u202f]+")


class _Text(forms.CharField):
    """Text whose length is judged by us, never cut silently by the browser."""

    default_validators = [printable_only]
    default_error_messages = {
        "max_length": _("Write at most %(limit_value)d characters; there are %(show_value)d."),
        "min_length": _("Write at least %(limit_value)d characters."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict:
        attrs = super().widget_attrs(widget)
        return {
            name: value for name, value in attrs.items() if name not in ("maxlength", "minlength")
        }


class Line(_Text):
    """One line of up to `longest` characters."""

    def __init__(self, *, longest: int = 300, missing, **kwargs):
        super().__init__(max_length=longest, error_messages={"required": missing}, **kwargs)


class Paragraph(Line):
    """Running text."""

    def __init__(self, *, longest: int = 10_000, tall: int = 4, **kwargs):
        super().__init__(longest=longest, widget=forms.Textarea(attrs={"rows": tall}), **kwargs)


class Choice(forms.ChoiceField):
    """One of a few answers, as radio buttons, or as a list when `listed`."""

    def __init__(self, *, choices, missing, listed: bool = False, **kwargs):
        pairs = [("", _("Choose")), *choices] if listed else list(choices)
        super().__init__(
            choices=pairs,
            widget=forms.Select if listed else forms.RadioSelect,
            error_messages={"required": missing, "invalid_choice": missing},
            **kwargs,
        )


class Whole(_Text):
    """A whole number; spaces between thousands are welcome."""

    def __init__(self, *, least: int, missing, **kwargs):
        self.least = least
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": SHORT})
        super().__init__(
            max_length=20, widget=widget, error_messages={"required": missing}, **kwargs
        )

    def clean(self, value) -> int | None:
        text = SPACES.sub("", super().clean(value))
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,12}", text):
            raise ValidationError(_("Write a whole number in digits."), code="number")
        if int(text) < self.least:
            raise ValidationError(
                _("Write a number not less than %(least)s.") % {"least": self.least}, code="least"
            )
        return int(text)


class Volume(_Text):
    """A number that may have a fraction, after a comma or a point."""

    def __init__(self, *, missing, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": SHORT})
        super().__init__(
            max_length=20, widget=widget, error_messages={"required": missing}, **kwargs
        )

    def clean(self, value) -> Decimal | None:
        text = SPACES.sub("", super().clean(value)).replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", text):
            raise ValidationError(
                _("Write a number in digits, with at most two after the comma."), code="number"
            )
        return Decimal(text)


class Day(forms.DateField):
    """A date as documents write it: 07.07.2020."""

    def __init__(self, *, missing, **kwargs):
        super().__init__(
            input_formats=["%d.%m.%Y"],
            widget=forms.DateInput,
            error_messages={
                "required": missing,
                "invalid": _("Write the date as day.month.year, for example 07.07.2020."),
            },
            **kwargs,
        )

    def to_python(self, value):
        text = value.strip() if isinstance(value, str) else value
        if text and not DATE.fullmatch(str(text)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)


class Phone(_Text):
    """A number of Kazakhstan, typed as people type it; cleaned to +77XXXXXXXXX."""

    def __init__(self, *, missing, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "tel"})
        super().__init__(
            max_length=40, widget=widget, error_messages={"required": missing}, **kwargs
        )

    def clean(self, value) -> str:
        text = super().clean(value)
        if not text:
            return ""
        number = normal_phone(text)
        if number is None:
            raise ValidationError(
                _("Write a number of Kazakhstan with its code, for example +7 701 123 45 67."),
                code="phone",
            )
        return number


def normal_phone(text: str) -> str | None:
    """ "8 (701) 123-45-67" → "+77011234567"; None when it is no number of Kazakhstan."""
    bare = re.sub(r"[\s\u00a0\u202f().\-‑–]", "", text)
    if re.fullmatch(r"8\d{10}", bare, re.ASCII):
        bare = "+7" + bare[1:]
    elif re.fullmatch(r"[67]\d{9}", bare, re.ASCII):
        bare = "+7" + bare
    elif re.fullmatch(r"7\d{10}", bare, re.ASCII):
        bare = "+" + bare
    return bare if PHONE.fullmatch(bare) else None


class Email(forms.EmailField):
    """An e-mail address."""

    default_validators = [validate_email, printable_only]

    def __init__(self, *, missing, **kwargs):
        super().__init__(
            max_length=254,
            error_messages={
                "required": missing,
                "invalid": _("Write an e-mail address, for example name@ministry.gov.kz."),
            },
            **kwargs,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {}
