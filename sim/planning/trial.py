"""One timetable on common days: how each condition of the goal fared, and how surely it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.draws import Ints
from dispatcher.forecast.engine import run
from dispatcher.forecast.outcomes import ABANDONED, Outcomes
from sim.planning.caution import ALONE, Caution
from sim.planning.crowd import Crowd, sums
from sim.planning.goal import Limit, Measure
from sim.planning.ratio import Floats, Ratio
from sim.planning.site import Site
from sim.planning.timetable import Timetable, layout


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
class DaySums:
    """What each day adds above and below the line of a condition, such as minutes waited over people."""

    above: Floats
    below: Floats

    @property
    def days(self) -> int:
        """How many days these are."""
        return len(self.below)

    def first(self, days: int) -> DaySums:
        """Those of the first `days` days."""
        return DaySums(self.above[:days], self.below[:days])

    def then(self, further: DaySums) -> DaySums:
        """Those of these days and of the days that follow."""
        return DaySums(np.concatenate((self.above, further.above)), np.concatenate((self.below, further.below)))


NO_DAYS = DaySums(np.empty(0), np.empty(0))
"""Before the first day."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A timetable after so many `days`; `caution`: as one of how many looks.

    `suspect`: the condition (index) that other people had shown to be the most strained; None: nobody looked.
    """

    timetable: Timetable
    days: int
    verdicts: tuple[Verdict, ...]
    caution: Caution = ALONE
    suspect: int | None = None

    @property
    def strain(self) -> float:
        """The strain of the condition that is nearest to breaking, or most broken."""
        return max(verdict.strain for verdict in self.verdicts)

    @property
    def plain_chance(self) -> float:
        """At least the chance that all conditions hold, were this the only trial and nothing decided by it."""
        return max(0.0, 1 - sum(1 - verdict.chance for verdict in self.verdicts))

    @property
    def chance(self) -> float:
        """At least this chance that all conditions hold (Bonferroni: what may fail is added up)."""
        return max(0.0, 1 - self.caution.doubt(sum(1 - verdict.chance for verdict in self.verdicts)))

    @property
    def failing(self) -> float:
        """At least this chance that some condition does not hold.

        The suspect, if there is one; else whichever fails most, and for having chosen it here as much doubt again as
        there are conditions (Bonferroni).
        """
        if self.suspect is not None:
            return max(0.0, 1 - self.caution.doubt(self.verdicts[self.suspect].chance))
        least = min(verdict.chance for verdict in self.verdicts)
        return max(0.0, 1 - self.caution.doubt(len(self.verdicts) * least))


def lived(site: Site, timetable: Timetable, crowd: Crowd) -> Outcomes:
    """What becomes of these people with this timetable."""
    return run(layout(site, timetable, crowd.draws.kinds), crowd.draws)


def judge(crowd: Crowd, outcomes: Outcomes, limits: Sequence[Limit], priorities: Sequence[str]) -> tuple[Verdict, ...]:
    """How each condition fared over these days; `priorities`: the ids of the hall's."""
    sums_of_days = day_sums(crowd, outcomes, limits, priorities)
    return tuple(verdict(limit, sums) for limit, sums in zip(limits, sums_of_days, strict=True))


def verdict(limit: Limit, sums: DaySums) -> Verdict:
    """How a condition fared over days with these sums."""
    counted = limit.measure in (Measure.WITHIN, Measure.LEFT)
    ratio = Ratio.of(sums.above, sums.below, grain=1.0 if counted else 0.0)
    rises = limit.measure is Measure.WITHIN
    chance = ratio.chance_from(limit.bound) if rises else ratio.chance_up_to(limit.bound)
    return Verdict(limit, ratio.value, ratio.error, chance)


def day_sums(
    crowd: Crowd, outcomes: Outcomes, limits: Sequence[Limit], priorities: Sequence[str]
) -> tuple[DaySums, ...]:
    """What each day adds to each condition; `priorities`: the ids of the hall's."""
    waits = crowd.waits(outcomes)
    groups: dict[object, tuple[Ints, Ints]] = {}
    found = []
    for limit in limits:
        whose = (limit.priority, limit.span)
        if whose not in groups:
            number = None if limit.priority is None else priorities.index(limit.priority)
            members = crowd.members(outcomes, number, limit.span)
            groups[whose] = members, crowd.bounds(members)
        found.append(_sums_of(limit, outcomes, waits, *groups[whose]))
    return tuple(found)


def _sums_of(limit: Limit, outcomes: Outcomes, waits: Ints, members: Ints, bounds: Ints) -> DaySums:
    if limit.measure is Measure.OVERTIME:
        working = (outcomes.at_work > 0).sum(axis=1)
        return DaySums(outcomes.overtime.sum(axis=1) / MICROSECONDS_PER_MINUTE, working.astype(np.float64))
    people = np.diff(bounds).astype(np.float64)
    if limit.measure is Measure.MEAN:
        return DaySums(sums(waits[members], bounds) / MICROSECONDS_PER_MINUTE, people)
    if limit.measure is Measure.WITHIN:
        counted = outcomes.was_called() & (waits <= limit.minutes * MICROSECONDS_PER_MINUTE)
    else:
        counted = outcomes.state == ABANDONED
    return DaySums(sums(counted[members].astype(np.int64), bounds).astype(np.float64), people)
