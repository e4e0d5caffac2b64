"""The rules of shifts: when clerks have lunch, how short a shift may be, and what a whole day at a window is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dispatcher.domain.hours import Sessions
from sim.planning.kinds import Mix
from sim.planning.timetable import OpenWindow, Span, Timetable


@dataclass(frozen=True, slots=True)
class LunchTurns:
    """Lunch in a hall that stays open at noon: each clerk is away for `minutes`, in turns, between `first` and `last`.

    `first` and `last` are minutes after midnight.
    """

    minutes: int
    first: int
    last: int

    @property
    def turns(self) -> int:
        """How many turns there are."""
        return (self.last - self.first) // self.minutes

    def span(self, window: int) -> Span:
        """When the clerk of this window (by number) has lunch: neighbours take different turns."""
        start = self.first + window % self.turns * self.minutes
        return start, start + self.minutes


@dataclass(frozen=True, slots=True)
class ShiftRules:
    """`shortest`: minutes of a shift at least; `step`: minutes by which a shift may be made shorter.

    A shift lasts from a clerk's coming to a window until leaving it; lunch belongs to it and does not count.
    `lunch` None: lunch is when the hall is closed at noon. Before or after it nobody comes for less than `stretch`
    minutes.
    """

    shortest: int = 120
    step: int = 30
    lunch: LunchTurns | None = None
    stretch: int = 60

    def allow(self, spans: Sequence[Span], whole: Sequence[Span]) -> bool:
        """Whether a window may be open for these spans only, of those of its `whole` day."""
        stretches = all(end - start >= self.stretch or (start, end) in whole for start, end in spans)
        return bool(spans) and stretches and min(shift_minutes(spans, whole)) >= self.shortest


def whole_days(mix: Mix, sessions: Sessions, rules: ShiftRules) -> Timetable:
    """Every window of the mix open whenever the hall is, but for its clerk's lunch."""
    kinds = [kind for kind, count in enumerate(mix) for _ in range(count)]
    return tuple(OpenWindow(kind, _without_lunch(sessions, rules.lunch, place)) for place, kind in enumerate(kinds))


def shift_minutes(spans: Sequence[Span], whole: Sequence[Span]) -> list[int]:
    """How long each shift of these spans is; `whole`: the spans of the window's whole day.

    Two spans are one shift where nothing but the pause of the whole day lies between them.
    """
    pauses = {(before[1], after[0]) for before, after in pairwise(whole)}
    found: list[int] = []
    last: int | None = None
    for start, end in spans:
        if last is not None and (last, start) in pauses:
            found[-1] += end - start
        else:
            found.append(end - start)
        last = end
    return found


def _without_lunch(sessions: Sessions, lunch: LunchTurns | None, window: int) -> tuple[Span, ...]:
    if lunch is None:
        return sessions
    away, back = lunch.span(window)
    found: list[Span] = []
    for start, end in sessions:
        if start < away and back < end:
            found.extend([(start, away), (back, end)])
        else:
            found.append((start, end))
    return tuple(found)
