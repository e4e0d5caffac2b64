"""Living one timetable on common days, and how surely it keeps the goal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, Sessions
from dispatcher.forecast.draws import DAY, Draws, Ints
from dispatcher.forecast.engine import run
from dispatcher.forecast.outcomes import ABANDONED, NOT_YET, TURNED_AWAY, Outcomes
from sim.planning.goal import Limit, Measure
from sim.planning.site import Site, some_days
from sim.planning.timetable import Timetable, layout

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of sums over days, such as minutes waited over people, with its standard error by the delta method."""

    value: float
    error: float

    @classmethod
    def of(cls, above: Floats, below: Floats) -> Ratio:
        """From what each day adds above and below the line; without anything below it is 0."""
        whole = float(below.sum())
        if not whole:
            return cls(0.0, 0.0)
        value = float(above.sum()) / whole
        days = len(below)
        if days < 2:
            return cls(value, math.inf)
        spread = float(np.sum((above - value * below) ** 2)) * days / (days - 1)
        return cls(value, math.sqrt(spread) / whole)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one condition fared: its `value`, the strain of it, and the `chance` that it holds in the long run."""

    limit: Limit
    value: float
    error: float
    chance: float

    @property
    def strain(self) -> float:
        """What is used up of what is allowed; up to 1 it holds."""
        return self.limit.strain(self.value)


@dataclass(frozen=True, slots=True)
class Trial:
    """A timetable after so many `days`; `people` and `outcomes` are what was lived."""

    timetable: Timetable
    days: int
    verdicts: tuple[Verdict, ...]
    people: Draws
    outcomes: Outcomes

    @property
    def strain(self) -> float:
        """The strain of the condition that is nearest to breaking, or most broken."""
        return max(verdict.strain for verdict in self.verdicts)

    @property
    def chance(self) -> float:
        """At least this chance that all conditions hold (Bonferroni: what may fail is added up)."""
        return max(0.0, 1 - sum(1 - verdict.chance for verdict in self.verdicts))

    @property
    def failing(self) -> float:
        """At least this chance that some condition does not hold."""
        return max(1 - verdict.chance for verdict in self.verdicts)


def live(
    site: Site, timetable: Timetable, people: Draws, limits: Sequence[Limit], days: int, begun: Trial | None = None
) -> Trial:
    """Let the first `days` days of `people` be lived with this timetable, but those that `begun` has lived already."""
    further = some_days(people, begun.days if begun else 0, days)
    outcomes = run(layout(site, timetable, people), further)
    if begun is not None:
        outcomes = joined(begun.outcomes, outcomes)
    common = some_days(people, 0, days)
    return Trial(timetable, days, judge(site, common, outcomes, limits), common, outcomes)


def joined(first: Outcomes, then: Outcomes) -> Outcomes:
    """The outcomes of some days and of the days that follow."""
    return Outcomes(
        **{one.name: np.concatenate((getattr(first, one.name), getattr(then, one.name))) for one in fields(Outcomes)}
    )


def judge(site: Site, people: Draws, outcomes: Outcomes, limits: Sequence[Limit]) -> tuple[Verdict, ...]:
    """How each condition fared over these days."""
    asked = outcomes.state != TURNED_AWAY
    waits = open_waits(people.arrival, outcomes, site.sessions)
    ids = [priority.id for priority in site.rules.priorities]
    found = []
    for limit in limits:
        whose = asked if limit.priority is None else asked & (people.priority == ids.index(limit.priority))
        ratio = _ratio(limit, whose, waits, outcomes, people.offsets)
        found.append(Verdict(limit, ratio.value, ratio.error, _chance(limit, ratio)))
    return tuple(found)


def day_of(people: Draws) -> Ints:
    """The day (index) of each customer."""
    return np.repeat(np.arange(people.days), np.diff(people.offsets))


def open_waits(arrival: Ints, outcomes: Outcomes, sessions: Sessions) -> Floats:
    """Everybody's wait for the first call (or until leaving) in minutes, counted while the hall is open.

    Whoever takes a number before the hall opens, or over lunch, waits from the opening on: no number of windows could
    serve them earlier. Whoever still waits at midnight has waited until then.
    """
    starts = np.array([start for start, _ in sessions], np.int64) * MICROSECONDS_PER_MINUTE
    ends = np.array([end for _, end in sessions], np.int64) * MICROSECONDS_PER_MINUTE
    session = np.searchsorted(ends, arrival, "right")
    opening = np.append(starts, 0)[session]
    until = np.where(outcomes.was_called(), outcomes.first_called_at, outcomes.ended_at)
    until = np.where(until == NOT_YET, DAY, until)
    minutes: Floats = np.maximum(0, until - np.maximum(arrival, opening)) / MICROSECONDS_PER_MINUTE
    return minutes


def _ratio(limit: Limit, whose: npt.NDArray[np.bool_], waits: Floats, outcomes: Outcomes, offsets: Ints) -> Ratio:
    def by_day(values: npt.NDArray[np.bool_] | Floats) -> Floats:
        sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
        return sums[offsets[1:]] - sums[offsets[:-1]]

    match limit.measure:
        case Measure.WITHIN:
            return Ratio.of(by_day(whose & outcomes.was_called() & (waits <= limit.minutes)), by_day(whose))
        case Measure.MEAN:
            return Ratio.of(by_day(waits * whose), by_day(whose))
        case Measure.LEFT:
            return Ratio.of(by_day(whose & (outcomes.state == ABANDONED)), by_day(whose))
        case Measure.OVERTIME:
            worked = (outcomes.at_work > 0).sum(axis=1).astype(np.float64)
            return Ratio.of(outcomes.overtime.sum(axis=1) / MICROSECONDS_PER_MINUTE, worked)


def _chance(limit: Limit, ratio: Ratio) -> float:
    room = ratio.value - limit.bound if limit.measure is Measure.WITHIN else limit.bound - ratio.value
    if ratio.error == 0:
        return 1.0 if room >= 0 else 0.0
    return NormalDist().cdf(room / ratio.error)
