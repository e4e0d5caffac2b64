"""Who sat where and when: as the log records it, or inferred from when each window served whom.

See `attendance` for how a window is known to be attended. Pauses of 300 seconds and a wrap-up of 10 did best on the
bank's call centre, where nobody wrote the rosters down; as people who wait are looked at, the pause matters little.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.forecast.roster import Roster, Stint
from sim.calibration.attendance import Attendance, infer_attendance
from sim.calibration.observed import Observed

GAP = 300 * MICROSECONDS_PER_SECOND
WRAP_UP = 10 * MICROSECONDS_PER_SECOND


def recorded_rosters(observed: Observed, changeover: int = 0) -> dict[datetime.date, Roster]:
    """The rosters that the log itself records; of a log that records none, no day."""
    return {date: Roster(stints, changeover=changeover) for date, stints in observed.stints.items() if stints}


def inferred_rosters(
    observed: Observed,
    gap: int = GAP,
    wrap_up: int = WRAP_UP,
) -> dict[datetime.date, Roster]:
    """A roster for each day from the services at each window, whose clerk is named after it.

    The wrap-up is also the pause before the next call (`Roster.changeover`).
    """
    return rosters_of(infer_attendance(observed, gap, wrap_up), lambda window, _: window, wrap_up)


def rosters_of(
    attendance: Attendance, clerk_of: Callable[[str, frozenset[str]], str], changeover: int
) -> dict[datetime.date, Roster]:
    """Attended spans as rosters; `clerk_of` names who sits at a window while these services are done there."""
    return {
        date: Roster(
            {
                window: tuple(Stint(clerk_of(window, span.services), span.start, span.end) for span in spans)
                for window, spans in windows.items()
            },
            changeover=changeover,
        )
        for date, windows in attendance.items()
    }
