"""How the days of a plan go: waits by the half-hour, each window's work, days on which the goal was missed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, Sessions
from dispatcher.forecast.outcomes import SERVED, Outcomes
from sim.planning.crowd import Crowd, sums
from sim.planning.findings import HALF_HOUR, HalfHour, WindowDay
from sim.planning.goal import Limit, Measure
from sim.planning.timetable import Timetable


def half_hours(
    crowd: Crowd, outcomes: Outcomes, timetable: Timetable, sessions: Sessions, kinds: int
) -> tuple[HalfHour, ...]:
    """The half-hours in which the hall is open; whoever takes a number before counts where their wait begins."""
    members = crowd.members(outcomes)
    waits = crowd.waits(outcomes)[members] / MICROSECONDS_PER_MINUTE
    half = crowd.begins[members] // (HALF_HOUR * MICROSECONDS_PER_MINUTE)
    found = []
    for number in sorted({minute // HALF_HOUR for start, end in sessions for minute in range(start, end)}):
        here = waits[half == number]
        low, high = np.quantile(here, (0.1, 0.9)).tolist() if len(here) else (0.0, 0.0)
        start = number * HALF_HOUR
        found.append(
            HalfHour(
                start=start,
                people=len(here) / crowd.days,
                mean=float(here.mean()) if len(here) else 0.0,
                low=low,
                high=high,
                windows=_open_at(timetable, start + HALF_HOUR // 2, kinds),
            )
        )
    return tuple(found)


def window_days(crowd: Crowd, outcomes: Outcomes, timetable: Timetable) -> tuple[WindowDay, ...]:
    """What each window does on a day."""
    last_at = outcomes.window[outcomes.state == SERVED]
    served = np.bincount(last_at, minlength=len(timetable)) / crowd.days
    load = outcomes.serving.sum(axis=0) / np.maximum(1, outcomes.at_work.sum(axis=0))
    return tuple(
        WindowDay(number + 1, window.kind, window.spans, float(served[number]), float(load[number]))
        for number, window in enumerate(timetable)
    )


def bad_days(crowd: Crowd, outcomes: Outcomes, limits: Sequence[Limit], priorities: Sequence[str]) -> float:
    """The share of days on which, taken by themselves, a condition about waits did not hold."""
    waits = crowd.waits(outcomes)
    bad = np.zeros(crowd.days, np.bool_)
    for limit in limits:
        if limit.measure not in (Measure.WITHIN, Measure.MEAN):
            continue
        members = crowd.members(outcomes, None if limit.priority is None else priorities.index(limit.priority))
        bounds = crowd.bounds(members)
        people = np.maximum(1, np.diff(bounds))
        if limit.measure is Measure.WITHIN:
            in_time = outcomes.was_called() & (waits <= limit.minutes * MICROSECONDS_PER_MINUTE)
            late = sums((~in_time[members]).astype(np.int64), bounds)
            bad |= late / people > 1 - limit.bound + 1e-9
        else:
            bad |= sums(waits[members], bounds) / people > limit.bound * MICROSECONDS_PER_MINUTE
    return float(bad.mean()) if crowd.days else 0.0


def _open_at(timetable: Timetable, minute: int, kinds: int) -> tuple[int, ...]:
    """How many windows of each kind are open at a minute of the day."""
    counts = [0] * kinds
    for window in timetable:
        counts[window.kind] += any(start <= minute < end for start, end in window.spans)
    return tuple(counts)
