"""What fewer hours must still keep, on given people: the goal as surely or as well as before, and no hour worse."""

from __future__ import annotations

from dataclasses import replace

from dispatcher.domain.hours import Sessions
from dispatcher.forecast.outcomes import Outcomes
from sim.planning.crowd import Crowd
from sim.planning.goal import Limit, Measure
from sim.planning.laboratory import Laboratory
from sim.planning.timetable import Span, Timetable
from sim.planning.trial import Trial, lived

TRIFLE = 0.01
"""So much more strain is not noticed."""


class Yardstick:
    """Measures thinner timetables against the whole days of `trial`, on the people of `crowd`.

    Where the whole days are not sure of the goal, on these people or by their trial, it must be kept as well as then.
    No hour may come off worse than the goal, or than it did with whole days where that was worse already: otherwise the
    quiet hours would pay for the busy ones.
    """

    def __init__(self, laboratory: Laboratory, trial: Trial, crowd: Crowd) -> None:
        self._laboratory = laboratory
        self._crowd = crowd
        self._limits = laboratory.goal.all_limits()
        self.outcomes = lived(laboratory.site, trial.timetable, crowd)
        self._before = Trial(trial.timetable, crowd.days, laboratory.judged(crowd, self.outcomes, self._limits))
        self._just_so = trial.chance < laboratory.enough or self._before.chance < laboratory.sure
        self._hourly = self._hourly_limits(self.outcomes)

    def allows(self, timetable: Timetable) -> bool:
        """Whether the thinner timetable keeps what it must."""
        outcomes = lived(self._laboratory.site, timetable, self._crowd)
        verdicts = self._laboratory.judged(self._crowd, outcomes, [*self._limits, *self._hourly])
        if any(verdict.strain > 1 + TRIFLE for verdict in verdicts[len(self._limits) :]):
            return False
        thinner = Trial(timetable, self._crowd.days, verdicts[: len(self._limits)])
        if not self._just_so and thinner.chance >= self._laboratory.sure:
            return True
        return thinner.strain <= self._before.strain + TRIFLE

    def _hourly_limits(self, outcomes: Outcomes) -> list[Limit]:
        """What the goal asks of everybody's waits, for each hour by itself, or what whole days reach if less."""
        found = []
        for limit in self._laboratory.goal.limits():
            hours = [replace(limit, span=span) for span in _hours(self._laboratory.site.sessions)]
            for verdict in self._laboratory.judged(self._crowd, outcomes, hours):
                reached = min if limit.measure is Measure.WITHIN else max
                found.append(replace(verdict.limit, bound=reached(limit.bound, verdict.value)))
        return found


def _hours(sessions: Sessions) -> list[Span]:
    """The hours of the sessions, from each opening on; the last one may be shorter."""
    return [(start, min(start + 60, to)) for since, to in sessions for start in range(since, to, 60)]
