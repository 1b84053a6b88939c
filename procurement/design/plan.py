"""The schedule of the design task (19(13)) as a picture: bars over months, in units of the drawing."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError

from requests_app.annexes.fields import Day
from requests_app.annexes.reading import text

from .answers import rows

WIDTH, HEAD, ROW, BAR = 960, 30, 50, 16
MOST_TICKS = 12
LONGEST_LABEL = 60
# A bar that begins beyond this part of the picture has its words to the left.
TURN = 0.5
YEARS = range(2000, 2101)
DAY = Day(missing="", required=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage with dates that can be read; `number` is its place in the task."""

    number: int
    title: str
    starts: date
    ends: date
    responsible: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage as drawn; coordinates are text, so that no language puts a comma into them."""

    stage: Stage
    x: str
    y: str
    width: str
    words: str
    words_x: str
    words_y: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month."""

    x: str
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The picture: `width` by `height`, from `starts` to `ends`."""

    bars: list[Bar]
    ticks: list[Tick]
    starts: date
    ends: date
    width: str
    height: str
    bar: str = str(BAR)
    head: str = str(HEAD)


def stages(sections: object) -> list[Stage]:
    """The stages whose dates can be read and stand in order. Total."""
    found = []
    for number, row in enumerate(rows(sections, "schedule", "stages"), start=1):
        starts, ends = _day(row.get("starts")), _day(row.get("ends"))
        if starts and ends and starts <= ends:
            said = [text(row.get(name)).strip() for name in ("title", "responsible")]
            found.append(Stage(number, said[0], starts, ends, said[1]))
    return found


def plan_of(sections: object) -> Plan | None:
    """None while no stage can be drawn."""
    drawn = stages(sections)
    if not drawn:
        return None
    starts, ends = min(s.starts for s in drawn), max(s.ends for s in drawn)
    first, last = starts.replace(day=1), _month_after(ends)
    scale = WIDTH / (last - first).days
    bars = [_bar(stage, place, first, scale) for place, stage in enumerate(drawn)]
    height = HEAD + ROW * len(drawn)
    return Plan(bars, _ticks(first, last, scale), starts, ends, _number(WIDTH), _number(height))


def _bar(stage: Stage, place: int, first: date, scale: float) -> Bar:
    x = (stage.starts - first).days * scale
    width = ((stage.ends - stage.starts).days + 1) * scale
    top = HEAD + ROW * place
    turned = x > WIDTH * TURN
    return Bar(
        stage, _number(x), _number(top + ROW - BAR - 6), _number(width),
        f"{stage.number}. {_short(stage.title)}", _number(x + width if turned else x),
        _number(top + ROW - BAR - 14), "end" if turned else "start",
    )  # fmt: skip


def _ticks(first: date, last: date, scale: float) -> list[Tick]:
    months = [first]
    while (month := _month_after(months[-1])) < last:
        months.append(month)
    step = -(-len(months) // MOST_TICKS)
    return [
        Tick(_number((month - first).days * scale), f"{month:%m.%Y}") for month in months[::step]
    ]


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _day(said: object) -> date | None:
    try:
        day = DAY.clean(text(said))
    except ValidationError:
        return None
    return day if day and day.year in YEARS else None


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"


def _number(value: float) -> str:
    return f"{value:.1f}"
