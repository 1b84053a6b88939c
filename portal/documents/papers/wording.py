"""The words that the portal itself puts on a paper, in its two official languages.

They are part of the paper, not of the page around it: whoever reads it, in whatever language
of the portal, finds the paper unchanged.
"""

from datetime import date, datetime
from decimal import Decimal

from django.utils import translation

from portal.web.words import NO_BREAK, almaty, document_date, long_date, tenge

from .blocks import Holds, Tenge, Value
from .kinds import Kind

NOTHING = "—"
WORDS = {
    "kk": {
        "draft": "жоба",
        "bin": "БСН",
        "address": "Мекенжайы",
        "represented_by": "Атынан өкілдік етуші",
        "date": "20___ жылғы «___» ____________",
        "annex": "{to} {number}-қосымша",
        "annex_of_draft": "{number}-қосымша",
        "received": "Портал арқылы жеткізілді: {addressee}. № {number} түбіртек, {moment}.",
        "signature": "қолы",
        "signed": "Порталда электрондық түрде қол қойылды: {moment}, {name}",
        "page": "{pages} беттің {page}-беті",
        "made": "Құжат электрондық үкіметтің архитектуралық порталында жасалды.",
        "checksum": "Мазмұнының бақылау сомасы (SHA-256): {checksum}",
        "verify": "Тексеру мекенжайы: {address}",
        "replaced": "Қаріпте жоқ таңбалардың орнына □ белгісі қойылды; құжаттың толық мәтіні порталда сақталған.",
    },
    "ru": {
        "draft": "проект",
        "bin": "БИН",
        "address": "Адрес",
        "represented_by": "В лице",
        "date": "«___» ____________ 20___ года",
        "annex": "Приложение {number} {to}",
        "annex_of_draft": "Приложение {number}",
        "received": "Доставлено через портал: {addressee}. Квитанция № {number}, {moment}.",
        "signature": "подпись",
        "signed": "Подписано электронно в портале: {moment}, {name}",
        "page": "Страница {page} из {pages}",
        "made": "Документ создан в архитектурном портале «электронного правительства».",
        "checksum": "Контрольная сумма содержания (SHA-256): {checksum}",
        "verify": "Адрес для проверки: {address}",
        "replaced": "Вместо знаков, которых нет в шрифте, поставлен знак □; полный текст документа хранится в портале.",
    },
}


def official_date(day: date, language: str) -> str:
    """`2026 жылғы 10 ақпан`, `10 февраля 2026 года`."""
    with translation.override(language):
        return long_date(day)


def dated(day: date, language: str) -> str:
    """A date that belongs to a paper: `2026 жылғы 10 ақпандағы`, `от 10 февраля 2026 года`."""
    with translation.override(language):
        return document_date(day)


def cited(kind: Kind, number: str, day: date, language: str) -> str:
    """`2026 жылғы 10 ақпандағы № 5 хаттама`, `протокол от 10 февраля 2026 года № 5`."""
    return _joined(kind.inside(language).cited, number, day, language)


def belonging(kind: Kind, number: str, day: date, language: str) -> str:
    """`2026 жылғы 10 ақпандағы № 5 хаттамаға`, `к протоколу от 10 февраля 2026 года № 5`."""
    to = kind.inside(language).to
    return _joined(f"к {to}" if language == "ru" else to, number, day, language)


def _joined(name: str, number: str, day: date, language: str) -> str:
    when = dated(day, language)
    numbered = f"№{NO_BREAK}{number}" if number else ""
    order = (name, when, numbered) if language == "ru" else (when, numbered, name)
    return " ".join(filter(None, order))


def shown(value: Value, holds: Holds = Holds.TEXT) -> str:
    """A value as it stands on the paper, in the language that is active."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Tenge):
        return tenge(value.amount)
    if isinstance(value, datetime):
        return almaty(value)
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, int | Decimal) and holds is Holds.MONEY:
        return tenge(value)
    if isinstance(value, Decimal) or holds is Holds.NUMBER and isinstance(value, int):
        # A whole number has no other form; a Decimal must not fall into 1E+5.
        number = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
        return number.replace(",", NO_BREAK).replace(".", ",")
    return str(value)
