"""When a window was attended and for what, inferred from whom it served and whom it let wait.

A window at work does not let anybody wait whom it may serve. So a pause in which such a person waited was an absence;
a pause in which nobody waited tells nothing, unless it was long. In the same way, a service was not done at a window
while somebody who came for it waited there and a later one was called.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.forecast.draws import DAY, Ints
from sim.calibration.observed import Observed, SeenVisit

LET_WAIT = 5 * MICROSECONDS_PER_SECOND
"""So long a window may let somebody wait before it counts: hands and clocks are not quicker."""

Roles = Callable[[str, str], bool]
"""(window, service): whether the window is there for the service."""


@dataclass(frozen=True, slots=True)
class Attended:
    """A span (microseconds after midnight) in which somebody sat at a window, and the services done there meanwhile."""

    start: int
    end: int
    services: frozenset[str]


Attendance = dict[datetime.date, dict[str, tuple[Attended, ...]]]
"""By day and window, in order."""


@dataclass(frozen=True, slots=True)
class _Served:
    """One service at a window."""

    start: int
    end: int
    service: str
    arrival: int
    priority: str


@dataclass(slots=True)
class _Stretch:
    """Services at a window without a long pause between them."""

    served: list[_Served] = field(default_factory=list)

    @property
    def end(self) -> int:
        return max(one.end for one in self.served)


def infer_attendance(observed: Observed, gap: int, wrap_up: int, roles: Roles | None = None) -> Attendance:
    """Attended spans from the services at each window.

    `gap`: a longer pause without service is an absence in any case. `wrap_up`: after each service the window is still
    attended for so long. `roles` says what a window is there for; without it that is inferred, too.
    """
    by_day: dict[datetime.date, list[SeenVisit]] = {date: [] for date in observed.days}
    for visit in observed.visits:
        by_day[visit.day].append(visit)
    return {date: _day(visits, gap, wrap_up, roles) for date, visits in by_day.items()}


def _day(visits: Sequence[SeenVisit], gap: int, wrap_up: int, roles: Roles | None) -> dict[str, tuple[Attended, ...]]:
    served: dict[str, list[_Served]] = {}
    for visit in visits:
        for case in visit.cases:
            one = _Served(case.start, case.end, case.service, visit.arrival, visit.priority)
            served.setdefault(case.window, []).append(one)
    waiting = _Waiting(visits)
    spans: dict[str, tuple[Attended, ...]] = {}
    for window, services in sorted(served.items()):
        today = {one.service for one in services}
        found: list[Attended] = []
        for stretch in _stretches(services, gap):
            if roles is None:
                done = _done(stretch, today, waiting, wrap_up)
            else:
                done = frozenset(service for service in waiting.services | today if roles(window, service))
            found += _spans(stretch, done, waiting, wrap_up)
        spans[window] = tuple(found)
    return spans


def _stretches(services: list[_Served], gap: int) -> list[_Stretch]:
    found: list[_Stretch] = []
    for one in sorted(services, key=lambda one: (one.start, one.end)):
        if not found or one.start - found[-1].end > gap:
            found.append(_Stretch())
        found[-1].served.append(one)
    return found


def _done(stretch: _Stretch, today: set[str], waiting: _Waiting, wrap_up: int) -> frozenset[str]:
    """What was done in this stretch, and what else was done there that day and never refused in this stretch."""
    seen = {one.service for one in stretch.served}
    left = today - seen
    free = stretch.served[0].start
    for one in stretch.served:
        if not left:
            break
        left -= waiting.passed_over(one) | waiting.through(free, one.start)
        free = one.end + wrap_up
    return frozenset(seen | left)


def _spans(stretch: _Stretch, done: frozenset[str], waiting: _Waiting, wrap_up: int) -> list[Attended]:
    """The stretch without the pauses in which somebody waited whom the window could have served."""
    spans: list[Attended] = []
    for one in stretch.served:
        until = min(DAY, one.end + wrap_up)
        if spans and (one.start <= spans[-1].end or done.isdisjoint(waiting.through(spans[-1].end, one.start))):
            spans[-1] = Attended(spans[-1].start, max(spans[-1].end, until), done)
        elif one.start < until:
            spans.append(Attended(one.start, until, done))
    return spans


class _Waiting:
    """Everybody who waited on one day, for what and from when to when."""

    def __init__(self, visits: Sequence[SeenVisit]) -> None:
        waits = [
            (visit.arrival, visit.arrival + visit.wait, visit.services[0], visit.priority)
            for visit in visits
            if visit.wait is not None and visit.wait > LET_WAIT
        ]
        self._names = sorted({service for _, _, service, _ in waits})
        self._priorities = sorted({priority for _, _, _, priority in waits})
        self._arrival = np.array([arrival for arrival, *_ in waits], np.int64)
        self._until = np.array([until for _, until, *_ in waits], np.int64)
        self._service = np.searchsorted(self._names, [service for _, _, service, _ in waits])
        self._priority = np.searchsorted(self._priorities, [priority for *_, priority in waits])

    @property
    def services(self) -> set[str]:
        """What people waited for."""
        return set(self._names)

    def through(self, start: int, end: int) -> set[str]:
        """The services for which somebody waited between `start` and `end`, longer than is nothing."""
        if end - start <= LET_WAIT:
            return set()
        together = np.minimum(self._until, end) - np.maximum(self._arrival, start)
        return self._of(np.flatnonzero(together > LET_WAIT))

    def passed_over(self, called: _Served) -> set[str]:
        """The services of people of the same priority who came before this one and went on waiting."""
        before = (self._arrival < called.arrival - LET_WAIT) & (self._until > called.start + LET_WAIT)
        if called.priority not in self._priorities:
            return set()
        same = self._priority == self._priorities.index(called.priority)
        return self._of(np.flatnonzero(before & same))

    def _of(self, people: Ints) -> set[str]:
        return {self._names[number] for number in np.unique(self._service[people]).tolist()}
