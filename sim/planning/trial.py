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
from sim.planning.ratio import Ratio
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
    waits = crowd.waits(outcomes)
    groups: dict[object, tuple[Ints, Ints]] = {}
    found = []
    for limit in limits:
        whose = (limit.priority, limit.span)
        if whose not in groups:
            number = None if limit.priority is None else priorities.index(limit.priority)
            members = crowd.members(outcomes, number, limit.span)
            groups[whose] = members, crowd.bounds(members)
        ratio = _ratio(limit, outcomes, waits, *groups[whose])
        rises = limit.measure is Measure.WITHIN
        chance = ratio.chance_from(limit.bound) if rises else ratio.chance_up_to(limit.bound)
        found.append(Verdict(limit, ratio.value, ratio.error, chance))
    return tuple(found)


def _ratio(limit: Limit, outcomes: Outcomes, waits: Ints, members: Ints, bounds: Ints) -> Ratio:
    if limit.measure is Measure.OVERTIME:
        working = (outcomes.at_work > 0).sum(axis=1)
        return Ratio.of(outcomes.overtime.sum(axis=1) / MICROSECONDS_PER_MINUTE, working)
    people = np.diff(bounds)
    if limit.measure is Measure.MEAN:
        return Ratio.of(sums(waits[members], bounds) / MICROSECONDS_PER_MINUTE, people)
    if limit.measure is Measure.WITHIN:
        counted = outcomes.was_called() & (waits <= limit.minutes * MICROSECONDS_PER_MINUTE)
    else:
        counted = outcomes.state == ABANDONED
    return Ratio.of(sums(counted[members].astype(np.int64), bounds), people, grain=1.0)
