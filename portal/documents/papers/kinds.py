"""What official papers are called: their headings, and how other papers cite them."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a kind in one language.

    `cited` stands inside a sentence; `to` is what an annex or an answer belongs to (барыс
    септігі, дательный падеж).
    """

    cited: str
    to: str

    @property
    def heading(self) -> str:
        return self.cited.upper()


class Kind(Enum):
    """A kind of paper; its value is its Kazakh and its Russian name."""

    REQUEST = (
        Name("автоматтандыруға сұрау салу", "автоматтандыруға сұрау салуға"),
        Name("запрос на автоматизацию", "запросу на автоматизацию"),
    )
    APPLICATION = (Name("өтінім", "өтінімге"), Name("заявка", "заявке"))
    DEVELOPMENT_REQUEST = (
        Name("АК-қызметті дамытуға сұрау салу", "АК-қызметті дамытуға сұрау салуға"),
        Name("запрос на развитие ИК-услуги", "запросу на развитие ИК-услуги"),
    )
    CONCLUSION = (Name("қорытынды", "қорытындыға"), Name("заключение", "заключению"))
    DECISION = (Name("шешім", "шешімге"), Name("решение", "решению"))
    NOTICE = (Name("хабарлама", "хабарламаға"), Name("уведомление", "уведомлению"))
    LETTER = (Name("хат", "хатқа"), Name("письмо", "письму"))
    CONSENT = (Name("келісім", "келісімге"), Name("согласие", "согласию"))
    ORDER = (Name("бұйрық", "бұйрыққа"), Name("приказ", "приказу"))
    DESIGN_TASK = (
        Name("жобалауға арналған тапсырма", "жобалауға арналған тапсырмаға"),
        Name("задание на проектирование", "заданию на проектирование"),
    )
    ANNOUNCEMENT = (Name("хабарландыру", "хабарландыруға"), Name("объявление", "объявлению"))
    BID = (
        Name("конкурсқа қатысуға өтінім", "конкурсқа қатысуға өтінімге"),
        Name("заявка на участие в конкурсе", "заявке на участие в конкурсе"),
    )
    RECEIPT = (Name("қолхат", "қолхатқа"), Name("расписка", "расписке"))
    PROTOCOL = (Name("хаттама", "хаттамаға"), Name("протокол", "протоколу"))
    CONTRACT = (Name("шарт", "шартқа"), Name("договор", "договору"))
    AGREEMENT = (Name("келісім", "келісімге"), Name("соглашение", "соглашению"))
    ACT = (Name("акт", "актіге"), Name("акт", "акту"))
    LIST = (Name("тізбе", "тізбеге"), Name("перечень", "перечню"))
    EXTRACT = (Name("үзінді көшірме", "үзінді көшірмеге"), Name("выписка", "выписке"))
    REPORT = (Name("есеп", "есепке"), Name("отчёт", "отчёту"))

    def inside(self, language: str) -> Name:
        return self.value[language == "ru"]
