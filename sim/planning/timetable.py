"""When each window of a mix is open, and the rules and roster that this makes for the engine."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dispatcher.domain.decide.departure import LUNCH
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.rules import EVERYTHING, UNDIFFERENTIATED, Clerk, HallRules
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.roster import Roster, Stint
from sim.demand_model.window_pace import WindowPace
from sim.planning.kinds import Mix, WindowKind
from sim.planning.site import Site
from sim.same import Same

LAYOUTS_KEPT = 512
"""Layouts that are kept for the next trial with the same windows: some 40 KB each."""

Span = tuple[int, int]
"""From and to, in minutes after midnight."""


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A window of a plan: its `kind` (index) and the spans in which a clerk sits there, in order and apart."""

    kind: int
    spans: tuple[Span, ...]

    @property
    def minutes(self) -> int:
        """How long it is open in a day."""
        return sum(end - start for start, end in self.spans)


Timetable = tuple[OpenWindow, ...]
"""The windows of a plan, in the order of their kinds."""


def mix_of(timetable: Timetable, kinds: int) -> Mix:
    """How many windows of each kind a timetable has."""
    return tuple(sum(window.kind == kind for window in timetable) for kind in range(kinds))


def open_minutes(timetable: Timetable) -> int:
    """Minutes of all windows in a day: what a plan costs."""
    return sum(window.minutes for window in timetable)


def most_open(timetable: Timetable) -> int:
    """The most windows open at one time, which is how many clerks it takes."""
    changes = sorted(
        (at, step) for window in timetable for start, end in window.spans for at, step in ((start, 1), (end, -1))
    )
    most = at_once = 0
    for _, step in changes:
        at_once += step
        most = max(most, at_once)
    return most


def layout(site: Site, timetable: Timetable, visits: tuple[tuple[str, ...], ...]) -> Layout:
    """The hall with these windows, a clerk of its own at each, for these kinds of visit (`Draws.kinds`)."""
    return _layout(Same(site.rules), Same(site.kinds), site.date, timetable, site.model.windows, visits)


@lru_cache(maxsize=LAYOUTS_KEPT)
def _layout(
    rules: Same[HallRules],
    kinds: Same[tuple[WindowKind, ...]],
    date: datetime.date,
    timetable: Timetable,
    pace: WindowPace,
    visits: tuple[tuple[str, ...], ...],
) -> Layout:
    """One layout serves every place and every number of days that has these windows."""
    slower = pace.everything()
    roster = Roster(
        stints={window_id(number): _stints(number, window) for number, window in enumerate(timetable)},
        pace={
            window_id(number): slower
            for number, window in enumerate(timetable)
            if UNDIFFERENTIATED in kinds.it[window.kind].roles
        },
        changeover=pace.changeover(),
    )
    return Layout(staffed(rules.it, kinds.it, timetable), roster, date, visits)


def staffed(rules: HallRules, kinds: Sequence[WindowKind], timetable: Timetable) -> HallRules:
    """The rules with the windows of a timetable, and for each a clerk who may serve everything there."""
    plans = [kinds[window.kind].window(window_id(number)) for number, window in enumerate(timetable)]
    return replace(
        rules,
        windows=tuple(plans),
        clerks=tuple(Clerk(_clerk(number), (EVERYTHING,)) for number in range(len(plans))),
        pause_reasons=tuple(dict.fromkeys((*rules.pause_reasons, LUNCH))),
    )


def window_id(number: int) -> str:
    """The id of a plan's window, counted from 0."""
    return f"w{number + 1}"


def _clerk(number: int) -> str:
    return f"c{number + 1}"


def _stints(number: int, window: OpenWindow) -> tuple[Stint, ...]:
    last = len(window.spans) - 1
    return tuple(
        Stint(
            _clerk(number),
            start * MICROSECONDS_PER_MINUTE,
            end * MICROSECONDS_PER_MINUTE,
            LUNCH if place < last else None,
        )
        for place, (start, end) in enumerate(window.spans)
    )


def in_order(windows: Iterable[OpenWindow]) -> Timetable:
    """Windows by kind, the longest open first."""
    return tuple(sorted(windows, key=lambda window: (window.kind, -window.minutes, window.spans)))
