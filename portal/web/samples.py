"""Sample data of the style page: what real pages show, without a database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django import forms

from portal.rules.refusal import OURS, Refusal

KINDS = [("new", "Жаңа АК-қызмет"), ("development", "Қолданыстағы АК-қызметті дамыту")]
RULES = [("health", "Денсаулық сақтау"), ("education", "Білім беру"), ("labour", "Еңбек")]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(
        label="АК-қызметтің атауы", help_text="Құжаттарда жазылатындай толық атауы.", max_length=200
    )
    need = forms.CharField(label="Автоматтандыру қажеттілігі", widget=forms.Textarea)
    kind = forms.ChoiceField(label="Сұрау салу түрі", choices=KINDS, widget=forms.RadioSelect)
    area = forms.ChoiceField(label="Саласы", choices=[("", "—"), *RULES])
    areas = forms.MultipleChoiceField(
        label="Аралас салалар", choices=RULES, widget=forms.CheckboxSelectMultiple, required=False
    )
    since = forms.DateField(label="Пайдалануға беру күні", help_text="Мысалы, 10.02.2026")
    cost = forms.DecimalField(label="Шекті құн, теңге", max_digits=18, decimal_places=2)
    paper = forms.FileField(label="Қоса берілетін құжат", required=False)
    agreed = forms.BooleanField(label="Мәліметтердің дұрыстығын растаймын")


class SampleRow(forms.Form):
    title = forms.CharField(label="Құқықтық актінің атауы")
    day = forms.DateField(label="Қабылданған күні", required=False)


@dataclass(frozen=True)
class SampleDay:
    date: date
    counted: int | None
    reason: str


@dataclass(frozen=True)
class SampleExplanation:
    start: date
    due: date
    days: tuple[SampleDay, ...]
    sentence: str


def everything() -> dict:
    """The context of web/style.html."""
    rows = forms.formset_factory(SampleRow, extra=0)
    moment = datetime(2026, 3, 19, 11, 30, tzinfo=UTC)
    return {
        "form": SampleForm(prefix="empty"),
        "wrong": SampleForm({"wrong-kind": "new", "wrong-since": "31.02.2026"}, prefix="wrong"),
        "rows": rows(initial=[{"title": "«Халық денсаулығы туралы» кодекс"}, {}], prefix="acts"),
        "tones": ("neutral", "info", "success", "warning", "danger", "accent", "sky", "gold"),
        "alerts": ("info", "success", "warning", "danger"),
        "explanation": _nauryz(),
        "moment": moment,
        "amount": Decimal("1250000"),
        "number": "87015550123",
        "day": moment.date(),
        "early": Refusal("too-early", "13", "Қорытынды әлі жолданған жоқ."),
        "ours": Refusal("reason-required", OURS, "Бас тарту себебін жазыңыз."),
        "stale": Refusal("stale", OURS, "Жазбаны 14:05-те А. Сейітова өзгертті: күйі «қаралуда»."),
    }


def _nauryz() -> SampleExplanation:
    """Three working days from 19.03.2026, over a weekend and Nauryz."""
    start = date(2026, 3, 19)
    said = {
        20: (1, "жұмыс күні"),
        21: (None, "Наурыз мейрамы"),
        22: (None, "Наурыз мейрамы"),
        23: (None, "Наурыз мейрамы"),
        24: (None, "мейрамнан ауыстырылған демалыс"),
        25: (None, "мейрамнан ауыстырылған демалыс"),
        26: (2, "жұмыс күні"),
        27: (3, "жұмыс күні"),
    }
    days = tuple(
        SampleDay(start + timedelta(number - 19), *about) for number, about in said.items()
    )
    text = "19.03.2026 басталатын 3 жұмыс күндік мерзім 27.03.2026 аяқталады."
    return SampleExplanation(start, days[-1].date, days, text)
