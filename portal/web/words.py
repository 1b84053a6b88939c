"""How amounts, moments, dates and telephone numbers are written for people."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from portal.rules.text import Text

ALMATY = ZoneInfo("Asia/Almaty")
NO_BREAK = "\u00a0"

# In Kazakh the month keeps its plain form here; in Russian it takes the genitive.
MONTHS = {
    "kk": (
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
        "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
# "2022 жылғы 31 наурыздағы": the date that belongs to a document or a number.
KAZAKH_MONTHS_OF = (
    "қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы",
    "шілдедегі", "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы",
)  # fmt: skip
PATTERNS = {
    "kk": "{year}{s}жылғы {day}{s}{month}",
    "ru": "{day}{s}{month} {year}{s}года",
    "en": "{day}{s}{month} {year}",
}


@dataclass(frozen=True, slots=True)
class Weekday:
    """From Monday; ours, since Django's Kazakh names of days are wrong."""

    name: Text
    short: Text


WEEKDAYS = (
    Weekday(Text("дүйсенбі", "понедельник", "Monday"), Text("Дс", "Пн", "Mo")),
    Weekday(Text("сейсенбі", "вторник", "Tuesday"), Text("Сс", "Вт", "Tu")),
    Weekday(Text("сәрсенбі", "среда", "Wednesday"), Text("Ср", "Ср", "We")),
    Weekday(Text("бейсенбі", "четверг", "Thursday"), Text("Бс", "Чт", "Th")),
    Weekday(Text("жұма", "пятница", "Friday"), Text("Жм", "Пт", "Fr")),
    Weekday(Text("сенбі", "суббота", "Saturday"), Text("Сб", "Сб", "Sa")),
    Weekday(Text("жексенбі", "воскресенье", "Sunday"), Text("Жс", "Вс", "Su")),
)


def tenge(amount: Decimal | int) -> str:
    """`1 250 000,00 ₸`, with no-break spaces; in English the decimal sign is a point."""
    text = f"{Decimal(amount):,.2f}"
    if get_language() != "en":
        text = text.replace(".", "¤")
    return text.replace(",", NO_BREAK).replace("¤", ",") + f"{NO_BREAK}₸"


def almaty(moment: datetime) -> str:
    """An aware moment as Almaty clocks show it: `10.02.2026 17:05`. Naive: ValueError."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be shown.")
    return moment.astimezone(ALMATY).strftime("%d.%m.%Y %H:%M")


def long_date(day: date) -> str:
    """A date inside a sentence: `2026 жылғы 10 ақпан`, `10 февраля 2026 года`."""
    language = get_language()
    if language not in MONTHS:
        language = "kk"
    month = MONTHS[language][day.month - 1]
    return PATTERNS[language].format(day=day.day, month=month, year=day.year, s=NO_BREAK)


def document_date(day: date) -> str:
    """The date of a document, before its number: `2026 жылғы 10 ақпандағы`, `от 10 февраля 2026 года`."""
    language = get_language()
    if language == "ru":
        return f"от {long_date(day)}"
    if language == "en":
        return f"of {long_date(day)}"
    month = KAZAKH_MONTHS_OF[day.month - 1]
    return f"{day.year}{NO_BREAK}жылғы {day.day}{NO_BREAK}{month}"


def phone(number: str) -> str:
    """`+7 7XX XXX XX XX`; what is not a Kazakhstan number is left as it was written."""
    digits = "".join(sign for sign in str(number) if sign.isdecimal())
    if len(digits) == 11 and digits[0] in "78":
        digits = digits[1:]
    if len(digits) != 10:
        return str(number)
    parts = ("+7", digits[:3], digits[3:6], digits[6:8], digits[8:])
    return NO_BREAK.join(parts)


def weekday(day: date) -> str:
    """The short name of the day of the week: `Дс`, `Пн`, `Mo`."""
    return str(WEEKDAYS[day.weekday()].short)
