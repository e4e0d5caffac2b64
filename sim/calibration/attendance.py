"""When a window was attended and for what, inferred from whom it served and whom it let wait.

A window at work does not let anybody wait whom it may serve. So a pause in which such a person waited was an absence;
a pause in which nobody waited tells nothing, unless it was long. In the same way, between two people with one service a
window did that service, too, unless it let somebody wait for it meanwhile and called later ones.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
                done = [frozenset(one for one in waiting.services | today if roles(window, one))] * len(stretch)
            found += _spans(stretch, done, waiting, wrap_up)
        spans[window] = tuple(found)
    return spans


def _stretches(services: list[_Served], gap: int) -> list[list[_Served]]:
    """The services at a window, apart where there was a long pause between them."""
    found: list[list[_Served]] = []
    end = 0
    for one in sorted(services, key=lambda one: (one.start, one.end)):
        if not found or one.start - end > gap:
            found.append([])
        found[-1].append(one)
        end = max(end, one.end)
    return found


def _done(stretch: list[_Served], today: set[str], waiting: _Waiting, wrap_up: int) -> list[frozenset[str]]:
    """What else the window did when it did each of these services: of what it did that day, all that it did not refuse.

    Between two of one service a single person who was refused says that it was not done there meanwhile.
    """
    refused = []
    free = stretch[0].start
    for one in stretch:
        refused.append(waiting.passed_over(one) | waiting.through(free, one.start))
        free = one.end + wrap_up
    done: list[set[str]] = [{one.service} for one in stretch]
    for service in today:
        seen = [-1, *(place for place, one in enumerate(stretch) if one.service == service), len(stretch)]
        for before, after in pairwise(seen):
            between = range(before + 1, after)
            if not any(service in refused[place] for place in between):
                for place in between:
                    done[place].add(service)
    return [frozenset(services) for services in done]


def _spans(stretch: list[_Served], done: list[frozenset[str]], waiting: _Waiting, wrap_up: int) -> list[Attended]:
    """The stretch without the pauses in which somebody waited whom the window could have served."""
    spans: list[Attended] = []
    for one, services in zip(stretch, done, strict=True):
        until = min(DAY, one.end + wrap_up)
        start = one.start
        if spans and (start <= spans[-1].end or services.isdisjoint(waiting.through(spans[-1].end, start))):
            start = spans[-1].end
            if services == spans[-1].services:
                until = max(until, spans[-1].end)
                start = spans.pop().start
        if start < until:
            spans.append(Attended(start, until, services))
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
