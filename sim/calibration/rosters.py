"""Who sat where and when: as the log records it, or inferred from when each window served somebody.

A window that served nobody for longer than `GAP` is taken as unattended in between, and one that ended a service as
attended for `WRAP_UP` more. On the bank's call centre, where nobody wrote the rosters down, these two did best.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.forecast.draws import DAY
from dispatcher.forecast.roster import Roster, Stint
from sim.calibration.observed import Observed

GAP = 300 * MICROSECONDS_PER_SECOND
WRAP_UP = 10 * MICROSECONDS_PER_SECOND


def recorded_rosters(observed: Observed, changeover: int = 0) -> dict[datetime.date, Roster]:
    """The rosters that the log itself records; of a log that records none, no day."""
    return {date: Roster(stints, changeover=changeover) for date, stints in observed.stints.items() if stints}


def inferred_rosters(
    observed: Observed,
    clerk_of: Callable[[str], str] = lambda window: window,
    gap: int = GAP,
    wrap_up: int = WRAP_UP,
) -> dict[datetime.date, Roster]:
    """A roster for each day from the services at each window; `clerk_of` names who sits at a window all day.

    The wrap-up is also the pause before the next call (`Roster.changeover`).
    """
    busy: dict[datetime.date, dict[str, list[tuple[int, int]]]] = {date: {} for date in observed.days}
    for visit in observed.visits:
        for case in visit.cases:
            busy[visit.day].setdefault(case.window, []).append((case.start, case.end))
    return {
        date: Roster(
            {
                window: tuple(Stint(clerk_of(window), start, end) for start, end in _attended(services, gap, wrap_up))
                for window, services in sorted(windows.items())
            },
            changeover=wrap_up,
        )
        for date, windows in busy.items()
    }


def _attended(services: list[tuple[int, int]], gap: int, wrap_up: int) -> list[tuple[int, int]]:
    """The spans from a first service to the last one's wrap-up, with no pause longer than `gap` inside."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(services):
        until = min(DAY, end + wrap_up)
        if spans and start - spans[-1][1] <= gap - wrap_up:
            spans[-1] = (spans[-1][0], max(spans[-1][1], until))
        elif start < until:
            spans.append((start, until))
    return spans
