"""The kinds of answers in the annexes. Lengths and patterns are ours."""

import re
from collections.abc import Iterable
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator, validate_email
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from .characters import printable_only

PHONE = re.compile(r"\+7[67]\d{9}", re.ASCII)
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}", re.ASCII)
# A class of the form styles: room for a number, no more.
SHORT = "portal-input--short"
SPACES = re.compile(r"[\s\u00a0\u202f]+")
CURRENCY = re.compile(r"(₸|тенге|теңге|тг\.?|tenge|kzt)$", re.IGNORECASE)
AMOUNT = re.compile(r"(?P<sign>[-−–]?)[0-9]{1,40}(\.(?P<fraction>[0-9]+))?", re.ASCII)


class _Text(forms.CharField):
    """Text whose length is judged by us, never cut silently by the browser."""

    default_validators = [printable_only]
    default_error_messages = {
        "max_length": _("Write at most %(limit_value)d characters; there are %(show_value)d."),
        "min_length": _("Write at least %(limit_value)d characters."),
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        # Django's own check says in no proper words what `printable_only` says of any character.
        self.validators = [
            check
            for check in self.validators
            if not isinstance(check, ProhibitNullCharactersValidator)
        ]

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
    """One of a few answers, as radio buttons, or as a list when `listed`.

    `marks` are attributes by which the page's script knows the question.
    """

    def __init__(
        self, *, choices, missing, listed: bool = False, marks: dict | None = None, **kwargs
    ):
        pairs = [("", _("Choose")), *choices] if listed else list(choices)
        super().__init__(
            choices=pairs,
            widget=(forms.Select if listed else forms.RadioSelect)(attrs=marks),
            error_messages={"required": missing, "invalid_choice": missing},
            **kwargs,
        )


class Body(Choice):
    """One of the state bodies, by its BIN; the form that has the field knows which there are."""

    def __init__(self, **kwargs):
        super().__init__(choices=[], listed=True, **kwargs)

    def offer(self, bodies: Iterable[Organisation]) -> None:
        self.choices = [("", _("Choose")), *((body.bin, body.name) for body in bodies)]


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


class Money(_Text):
    """An amount in tenge above zero: up to 10^15, kopecks (tiyn) after a comma or a point."""

    MOST = Decimal(10) ** 15

    def __init__(self, *, missing, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": SHORT})
        super().__init__(
            max_length=60, widget=widget, error_messages={"required": missing}, **kwargs
        )

    def clean(self, value) -> Decimal | None:
        text = super().clean(value)
        return money(text) if text else None


def money(text: str) -> Decimal:
    """ "1 250 000,5 ₸" → Decimal("1250000.50"). Raises `ValidationError` with words for people."""
    bare = CURRENCY.sub("", SPACES.sub("", text)).replace(",", ".")
    found = AMOUNT.fullmatch(bare)
    if found is None:
        raise ValidationError(
            _("Write the amount in digits, for example 1 250 000 or 1 250 000,50."), code="number"
        )
    if len(found["fraction"] or "") > 2:
        raise ValidationError(_("Write at most two digits after the comma."), code="precise")
    if found["sign"] or not (amount := Decimal(bare)):
        raise ValidationError(_("Write an amount greater than zero."), code="least")
    if amount > Money.MOST:
        raise ValidationError(
            _("The amount is too large: write at most 1 000 000 000 000 000 tenge."), code="most"
        )
    return amount.quantize(Decimal("0.01"))


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


class Email(_Text):
    """An e-mail address."""

    default_validators = [validate_email, printable_only]

    def __init__(self, *, missing, **kwargs):
        super().__init__(
            max_length=254,
            widget=forms.EmailInput,
            error_messages={
                "required": missing,
                "invalid": _("Write an e-mail address, for example name@ministry.gov.kz."),
            },
            **kwargs,
        )
