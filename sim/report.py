"""The report of a day as one HTML file that asks for nothing from anywhere: for a screen, a meeting, or A4 paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from dispatcher.config import HallConfig, Named
from sim.audit import Finding
from sim.charts import charts_of
from sim.day_figures import DayFigures
from sim.memory import MemoryUse
from sim.people import Observations
from sim.screens.gallery import GalleryRow

OUTCOMES = {
    "done": ("即办", "done now"),
    "promised": ("承诺", "promised"),
    "supplement": ("补办", "papers to follow"),
    "returned": ("退回", "returned"),
    "forwarded": ("报批", "sent up"),
    "consulted": ("咨询", "answered"),
    "refused": ("不予受理", "refused"),
    "collected": ("出件", "collected"),
}
ENDINGS = {
    ("completed", ""): ("办结", "completed"),
    ("cancelled", "by_citizen"): ("本人退号", "given back"),
    ("cancelled", "day_closed"): ("收工取消", "cancelled at closing"),
    ("expired", "no_show"): ("过号未回", "passed, never came back"),
    ("expired", "parked"): ("挂起未回", "set aside, never came back"),
    ("", ""): ("未结束", "not ended"),
}
APPROVED = {"day": ("收工", "end of day"), "pause": ("离岗", "leave"), "close": ("关窗", "close")}
Key = TypeVar("Key")
MET = (
    ("window-opened", "开窗", "windows opened"),
    ("ticket-recalled", "重呼", "recalls"),
    ("no-show-recorded", "过号", "passed"),
    ("ticket-reinstated", "过号后回来", "came back"),
    ("ticket-parked", "挂起填表", "set aside"),
    ("ticket-taken-back", "取回", "taken back"),
    ("ticket-transferred", "转办", "led on"),
    ("window-paused", "暂停", "pauses"),
)
"""Kinds of event that the report counts, with their names."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the day came from and how it was checked. `verified` is what `python -m dispatcher verify` said."""

    command: str
    seed: int
    speed: float
    verified: str
    sound: bool
    calls_checked: int


@dataclass(frozen=True, slots=True)
class ScreensReport:
    """How screens and voice fared.

    `calls`: how many calls all screens together had to show, `not_shown`: how many of them they did not (those that
    were not over too soon are findings besides); `spoken`: how many announcements the voice made.
    """

    gallery: Sequence[GalleryRow] = ()
    calls: int = 0
    not_shown: int = 0
    spoken: int = 0
    memory: Sequence[MemoryUse] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """Something's Chinese and English name."""

    zh: str
    en: str


def report_html(
    config: HallConfig,
    figures: DayFigures,
    findings: Sequence[Finding],
    seen: Observations,
    origin: Origin,
    screens: ScreensReport,
) -> str:
    """The report of one day."""
    environment = Environment(
        loader=PackageLoader("sim"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    local = config.rules().hours.local
    queues, windows = _names(config.queues), _names(config.windows)
    environment.filters["clock"] = lambda at: f"{local(at):%H:%M}"
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    environment.filters["minutes"] = lambda minutes: f"{minutes:.1f}"
    environment.filters["megabytes"] = lambda size: f"{size / 1_000_000:.0f}"
    return environment.get_template("report.html").render(
        hall=config.hall,
        day=datetime.fromisoformat(figures.date),
        weekday=_WEEKDAYS[datetime.fromisoformat(figures.date).weekday()],
        figures=figures,
        charts=charts_of(figures, lambda name: queues[name].zh, lambda name: windows[name].zh, local),
        queues=queues,
        windows=windows,
        clerks=_names(config.clerks),
        priorities=_counted(Counter(visit.priority for visit in figures.visits), _names(config.priorities)),
        outcomes=_counted(figures.outcomes, {key: Name(*names) for key, names in OUTCOMES.items()}),
        endings=_counted(figures.endings, {key: Name(*names) for key, names in ENDINGS.items()}),
        slips=Counter(visit.slips[-1] for visit in figures.visits if visit.slips),
        met=[(figures.kinds[kind], Name(zh, en)) for kind, zh, en in MET],
        approved={key: Name(*names) for key, names in APPROVED.items()},
        findings=findings,
        seen=seen,
        origin=origin,
        screens=screens,
    )


_WEEKDAYS = tuple(
    Name(f"星期{zh}", en)
    for zh, en in zip(
        "一二三四五六日",
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)


def _names(entries: Sequence[Named]) -> dict[str, Name]:
    return {entry.id: Name(entry.name, entry.name_en) for entry in entries}


def _counted(counts: Counter[Key], names: Mapping[Key, Name]) -> list[tuple[int, Name]]:
    return [(count, names[key]) for key, count in counts.most_common()]
