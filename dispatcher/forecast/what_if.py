"""One window more or less, now: every such change is tried on the same hours, and the few best are told."""

from __future__ import annotations

from collections.abc import Mapping

from dispatcher.domain.coverage import Coverage, clerk_serves
from dispatcher.domain.decide.departure import people_left_without
from dispatcher.domain.estimate import wait_between
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.model import Hall, Window, WindowState
from dispatcher.domain.prospect import Change, Prospect, WhatIf
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.draws import Flags
from dispatcher.forecast.known_visits import KnownVisits
from dispatcher.forecast.outcomes import NOT_YET
from dispatcher.forecast.rehearsal import Lived, Rehearsal

TIMES = 40
"""How often the hours are lived: few tell windows apart, since they are the same hours for each of them."""
BEST = 3
"""Windows to open that are told."""
WORTH = 0.5
"""Minutes that a window more must spare people for it to be told."""

_AWAY = (WindowState.CLOSED, WindowState.PAUSED)


def what_if(hall: Hall, at: int, sat_last: Mapping[str, str], known: KnownVisits | None = None) -> WhatIf:
    """What one window more or less would do; `sat_last` (window: clerk) tells who sat where before.

    Of windows at which the same services would be served only one is tried. Raises `TooManyPeople`.
    """
    rehearsal = Rehearsal(hall, at, known, times=TIMES)
    base = rehearsal.lived()
    now = _prospect(hall, base, base)
    more = [
        Change(window, clerk, _prospect(hall, rehearsal.lived({window: clerk}), base))
        for window, clerk in _to_open(hall, sat_last).items()
    ]
    less = [
        Change(window.id, window.clerk or "", _prospect(hall, rehearsal.lived({window.id: None}), base))
        for window in _to_close(hall, at)
    ]
    better = [change for change in more if _helps(change.prospect, now)]
    return WhatIf(
        at=at,
        waiting=sum(hall.lanes.count),
        now=now,
        more=tuple(sorted(better, key=lambda change: _burden(change.prospect))[:BEST]),
        less=min(less, key=lambda change: _burden(change.prospect), default=None),
    )


def _prospect(hall: Hall, lived: Lived, base: Lived) -> Prospect:
    """The prospect; of those who come, it is told of those who are called as things stand, too, where there are any."""
    columns = [column for column in lived.waiting.values() if lived.called[column]]
    means = lived.left[:, columns].mean(axis=0) / MICROSECONDS_PER_MINUTE
    came: Flags = lived.coming != NOT_YET
    came_anyway: Flags = came & (base.coming != NOT_YET)
    came = came_anyway if came_anyway.any() else came
    ranges, normal = lived.newcomers_waits(), hall.configured().priorities[0].id
    queues = {queue: hall.coverage.route((service,)) for queue, service in _service_of(hall.configured()).items()}
    return Prospect(
        mean=float(means.mean()) if len(means) else None,
        longest=float(means.max()) if len(means) else None,
        coming=float(lived.coming[came].mean()) / MICROSECONDS_PER_MINUTE if came.any() else None,
        unserved=len(lived.waiting) - len(columns),
        newcomers={
            queue: wait_between(*ranges[route, normal]) for queue, route in queues.items() if (route, normal) in ranges
        },
    )


def _helps(prospect: Prospect, now: Prospect) -> bool:
    (unserved, minutes), (unserved_now, minutes_now) = _burden(prospect), _burden(now)
    return unserved < unserved_now or (unserved == unserved_now and minutes < minutes_now - WORTH)


def _burden(prospect: Prospect) -> tuple[int, float]:
    """What a manager would have less of: people whom nobody serves, then waits, of those here and those to come."""
    return prospect.unserved, (prospect.mean or 0.0) + (prospect.coming or 0.0)


def _service_of(rules: HallRules) -> dict[str, str]:
    """The first service of each queue, by queue."""
    return {service.queue: service.id for service in reversed(rules.services)}


def _to_open(hall: Hall, sat_last: Mapping[str, str]) -> dict[str, str]:
    """The windows that might be opened, and by whom: who rests there, who sat there last, or who is free and able."""
    rules, coverage = hall.configured(), hall.coverage
    seated = {window.clerk for window in hall.windows.values() if window.clerk is not None}
    free = [clerk.id for clerk in rules.clerks if clerk.id not in seated]
    tried: set[frozenset[str]] = set()
    found: dict[str, str] = {}
    for window in hall.windows.values():
        if window.state not in _AWAY:
            continue
        clerk = window.clerk or _able(rules, coverage, window.id, free, sat_last.get(window.id))
        served = _served(rules, coverage, window.id, clerk) if clerk else frozenset()
        if clerk is not None and served and served not in tried:
            tried.add(served)
            found[window.id] = clerk
    return found


def _able(rules: HallRules, coverage: Coverage, window: str, free: list[str], sat_last: str | None) -> str | None:
    """Whoever of the free clerks sat there last, else who may serve most there and is needed least elsewhere."""
    if sat_last in free:
        return sat_last
    known = {clerk.id: sum(clerk_serves(clerk, service) for service in rules.services) for clerk in rules.clerks}
    able = {clerk: len(_served(rules, coverage, window, clerk)) for clerk in free}
    return max((clerk for clerk in free if able[clerk]), key=lambda clerk: (able[clerk], -known[clerk]), default=None)


def _to_close(hall: Hall, at: int) -> list[Window]:
    """The windows at work that can be spared: others serve all that they serve, and nobody is left behind (R6)."""
    rules, coverage = hall.configured(), hall.coverage
    at_work = [window for window in hall.windows.values() if window.state not in _AWAY]
    served = {window.id: _served(rules, coverage, window.id, window.clerk or "") for window in at_work}
    tried: set[frozenset[str]] = set()
    found = []
    for window in sorted(at_work, key=lambda window: window.ticket is not None):
        others = frozenset[str]().union(*(served[other.id] for other in at_work if other is not window))
        spared = served[window.id] <= others and not people_left_without(hall, window, at)
        if spared and served[window.id] not in tried:
            tried.add(served[window.id])
            found.append(window)
    return found


def _served(rules: HallRules, coverage: Coverage, window: str, clerk: str) -> frozenset[str]:
    """The services that this clerk may serve at this window."""
    return frozenset(service.id for service in rules.services if coverage.can_serve(window, clerk, service.id))
