"""What people and clerks get from a timetable, in figures."""

from __future__ import annotations

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.outcomes import ABANDONED, Outcomes
from sim.planning.crowd import Crowd
from sim.planning.findings import Waits


def waits_of(crowd: Crowd, outcomes: Outcomes, within_minutes: float) -> Waits:
    """The figures of what was lived; all 0 where nobody came."""
    members = crowd.members(outcomes)
    waits = crowd.waits(outcomes)[members] / MICROSECONDS_PER_MINUTE
    if not len(members):
        waits = np.zeros(1)
    called = outcomes.was_called()[members]
    median, p90, p95 = np.quantile(waits, (0.5, 0.9, 0.95)).tolist()
    working = max(1, int(np.count_nonzero(outcomes.at_work)))
    return Waits(
        mean=float(waits.mean()),
        median=median,
        p90=p90,
        p95=p95,
        within=float(np.mean(called & (waits <= within_minutes))) if len(members) else 1.0,
        left=float(np.mean(outcomes.state[members] == ABANDONED)) if len(members) else 0.0,
        overtime=float(outcomes.overtime.sum()) / MICROSECONDS_PER_MINUTE / working,
        load=float(outcomes.serving.sum()) / max(1.0, float(outcomes.at_work.sum())),
    )
