"""Filters and tags that every template has without loading them."""

from datetime import datetime

from django import template
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from portal.web import words

register = template.Library()


@register.filter
def tenge(amount):
    """`1 250 000,00 ₸`; nothing for nothing."""
    return "" if amount in (None, "") else words.tenge(amount)


@register.filter
def almaty(moment):
    """`dd.mm.yyyy HH:MM` of an aware moment, in Almaty; nothing for nothing."""
    return words.almaty(moment) if moment else ""


@register.filter
def long_date(day):
    """A date for sentences; a moment is taken on its Almaty date."""
    if not day:
        return ""
    return words.long_date(day.astimezone(words.ALMATY) if isinstance(day, datetime) else day)


@register.filter
def document_date(day):
    """The date of a document, as it stands before the number."""
    return words.document_date(day) if day else ""


@register.filter
def weekday(day):
    return words.weekday(day) if day else ""


@register.filter
def phone(number):
    return words.phone(number) if number else ""


@register.filter
def absolute(number):
    """The number without its sign: -2 working days left are 2 days late."""
    return abs(number)


@register.simple_tag
def icon(name, label=""):
    """A drawing of icons.svg; without a label it is decoration for screen readers."""
    address = f"{static('portal/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="portal-icon" role="img" aria-label="{}"><use href="{}"></use></svg>',
            label,
            address,
        )
    return format_html(
        '<svg class="portal-icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>',
        address,
    )


@register.simple_tag
def nav_url(name, *args):
    """The address of a page, or "" in an installation that does not have it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
