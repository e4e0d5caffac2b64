"""A day in figures: waits against promises, load, endings, overtime, and how often the told wait came true.

Waits are in minutes. A wait counts from the number's issue to the first call; for a number taken before opening or over
lunch from the beginning of the next session, since nobody can be called before.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE as _MINUTE
from dispatcher.wire import LoggedEvent
from sim.day_reading import Approval, ChosenCall, SpanKind, VisitStory, WindowStory, read_day

HALF_HOUR = 30 * _MINUTE
Told = Mapping[str, tuple[int, int]]
"""The wait in minutes (low, high) that the kiosk told with each ticket."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Waits of some people in minutes. `within` is the share that was no longer than promised."""

    people: int
    mean: float
    p90: float
    longest: float
    within: float


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """One queue: how many took a number for it, their waits, and the promise in minutes."""

    queue: str
    issued: int
    waits: Waits
    promise: float


@dataclass(frozen=True, slots=True)
class HalfHour:
    """Who came in the half hour from `start` (microseconds): how many, and their waits once called."""

    start: int
    issued: int
    waits: Waits


@dataclass(frozen=True, slots=True)
class WindowFigures:
    """One window's day in minutes. `load` is the share of its attended time in which it served or called somebody."""

    story: WindowStory
    serving: float
    calling: float
    idle: float
    paused: float

    @property
    def load(self) -> float:
        """(serving + calling) ÷ (serving + calling + idle); 0 when nobody sat there."""
        attended = self.serving + self.calling + self.idle
        return (self.serving + self.calling) / attended if attended else 0.0


@dataclass(frozen=True, slots=True)
class ToldWait:
    """A told wait (minutes, low–high) and the wait that it became, for a ticket issued at `at`."""

    at: int
    number: str
    low: int
    high: int
    actual: float

    @property
    def came_true(self) -> bool:
        """Whether the wait, rounded to whole minutes as it was told, lay between low and high."""
        return self.low <= round(self.actual) <= self.high


@dataclass(frozen=True, slots=True)
class Overtime:
    """R6: people who waited when a session ended and were called after it, and what that took the windows."""

    people: tuple[str, ...]
    window_minutes: float


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A whole day. `seal` is the hash of the event that closed it."""

    date: str
    sessions: tuple[tuple[int, int], ...]
    events: int
    seal: str
    visits: tuple[VisitStory, ...]
    waits: Waits
    queues: tuple[QueueFigures, ...]
    half_hours: tuple[HalfHour, ...]
    windows: tuple[WindowFigures, ...]
    waiting: tuple[tuple[int, int], ...]
    outcomes: Counter[str]
    endings: Counter[tuple[str, str]]
    kinds: Counter[str]
    chosen: tuple[ChosenCall, ...]
    approvals: tuple[Approval, ...]
    told: tuple[ToldWait, ...]
    overtime: Overtime

    @property
    def served(self) -> int:
        """People whose visit was completed."""
        return sum(visit.ended == "completed" for visit in self.visits)

    @property
    def reprinted(self) -> int:
        """People whose slip failed at first and was printed later."""
        return sum(visit.slips[0] != "printed" == visit.slips[-1] for visit in self.visits if visit.slips)

    @property
    def told_true(self) -> float | None:
        """The share of told waits that came true; None when none was told."""
        return sum(told.came_true for told in self.told) / len(self.told) if self.told else None


def figures_of(log: Sequence[LoggedEvent], told: Told | None = None) -> DayFigures:
    """The figures of one day's log; `told` are the waits that kiosks told, which no log holds."""
    story = read_day(log)
    sessions = tuple(story.sessions)
    visits = tuple(story.visits.values())
    return DayFigures(
        date=story.date,
        sessions=sessions,
        events=len(log),
        seal=story.seal,
        visits=visits,
        waits=_waits(visits, sessions, story.promises),
        queues=tuple(_queue(name, promise, visits, sessions) for name, promise in story.promises.items()),
        half_hours=tuple(_half_hours(visits, sessions, story.promises)),
        windows=tuple(_window(window) for window in story.windows.values()),
        waiting=tuple(story.waiting),
        outcomes=story.outcomes,
        endings=Counter((visit.ended, visit.reason) for visit in visits),
        kinds=story.kinds,
        chosen=tuple(story.chosen),
        approvals=tuple(story.approvals),
        told=tuple(_told(visits, told or {})),
        overtime=_overtime(visits, tuple(story.windows.values()), sessions),
    )


def wait_minutes(visit: VisitStory, sessions: Sequence[tuple[int, int]]) -> float | None:
    """How long somebody waited for the first call; None for who was never called."""
    if visit.called_at is None:
        return None
    counted_from = visit.issued_at
    if not any(start <= counted_from < end for start, end in sessions):
        counted_from = min((start for start, _ in sessions if start > counted_from), default=counted_from)
    return max(0, visit.called_at - counted_from) / _MINUTE


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def _waits(visits: Sequence[VisitStory], sessions: Sequence[tuple[int, int]], promises: Mapping[str, int]) -> Waits:
    called = [(wait, visit) for visit in visits if (wait := wait_minutes(visit, sessions)) is not None]
    if not called:
        return Waits(0, 0.0, 0.0, 0.0, 1.0)
    waits = [wait for wait, _ in called]
    kept = sum(wait * _MINUTE <= promises[visit.queue] for wait, visit in called)
    return Waits(len(waits), statistics.fmean(waits), percentile(waits, 0.9), max(waits), kept / len(waits))


def _queue(name: str, promise: int, visits: Sequence[VisitStory], sessions: Sequence[tuple[int, int]]) -> QueueFigures:
    own = [visit for visit in visits if visit.queue == name]
    return QueueFigures(name, len(own), _waits(own, sessions, {name: promise}), promise / _MINUTE)


def _half_hours(
    visits: Sequence[VisitStory], sessions: Sequence[tuple[int, int]], promises: Mapping[str, int]
) -> list[HalfHour]:
    if not visits or not sessions:
        return []
    begin = min(min(visit.issued_at for visit in visits), sessions[0][0]) // HALF_HOUR * HALF_HOUR
    end = max(max(visit.issued_at for visit in visits) + 1, sessions[-1][1])
    halves = []
    for start in range(begin, end, HALF_HOUR):
        came = [visit for visit in visits if start <= visit.issued_at < start + HALF_HOUR]
        halves.append(HalfHour(start, len(came), _waits(came, sessions, promises)))
    return halves


def _window(story: WindowStory) -> WindowFigures:
    def minutes(kind: SpanKind) -> float:
        return sum(span.end - span.start for span in story.spans if span.kind == kind) / _MINUTE

    return WindowFigures(story, minutes("serving"), minutes("calling"), minutes("idle"), minutes("paused"))


def _told(visits: Sequence[VisitStory], told: Told) -> list[ToldWait]:
    heard = [visit for visit in visits if visit.ticket in told]
    return [
        ToldWait(visit.issued_at, visit.number, *told[visit.ticket], (visit.called_at - visit.issued_at) / _MINUTE)
        for visit in heard
        if visit.called_at is not None
    ]


def _overtime(
    visits: Sequence[VisitStory], windows: Sequence[WindowStory], sessions: Sequence[tuple[int, int]]
) -> Overtime:
    people: list[str] = []
    busy = 0
    for number, (_, end) in enumerate(sessions):
        until = sessions[number + 1][0] if number + 1 < len(sessions) else math.inf
        people += [
            visit.number
            for visit in visits
            if visit.called_at is not None and visit.issued_at < end <= visit.called_at < until
        ]
        busy += sum(
            int(min(span.end, until)) - max(span.start, end)
            for window in windows
            for span in window.spans
            if span.kind in ("calling", "serving") and span.end > end and span.start < until
        )
    return Overtime(tuple(people), busy / _MINUTE)
