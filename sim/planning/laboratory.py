"""Where timetables are tried: on common people, each no oftener than needed, until the answer is sure enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dispatcher.forecast.outcomes import Outcomes
from sim.planning.crowd import Crowd
from sim.planning.goal import Goal
from sim.planning.kinds import Mix
from sim.planning.shifts import ShiftRules, whole_days
from sim.planning.site import Site
from sim.planning.timetable import Timetable
from sim.planning.trial import Trial, judge, lived

FEW_DAYS = 25
"""Days on which mixes are compared during a walk."""
LOOKS = (100, 200, 400, 800)
"""Numbers of days after which a decision is tried."""


@dataclass
class Laboratory:
    """Trials of one site on common people. Of a trial the verdicts are kept; what was lived is lived again on request.

    `sure`: the chance at which a whole answer is taken for right: half of the doubt is for the goal being kept, half
    for no fewer windows keeping it. `looks`: the numbers of days after which a decision is tried, rising; `few`: days
    on which mixes are chosen, of other people than those decisions are about.
    """

    site: Site
    goal: Goal
    sure: float = 0.95
    looks: Sequence[int] = LOOKS
    few: int = FEW_DAYS
    shifts: ShiftRules = field(default_factory=ShiftRules)
    _crowds: dict[bool, Crowd] = field(default_factory=dict)
    _trials: dict[tuple[Timetable, int, bool], Trial] = field(default_factory=dict)

    def crowd(self, days: int, *, for_choosing: bool = False) -> Crowd:
        """The common people of so many days."""
        drawn = self._crowds.get(for_choosing)
        if drawn is None or drawn.days < days:
            people = self.site.people(self._enough(days, for_choosing), for_choosing=for_choosing)
            drawn = self._crowds[for_choosing] = Crowd.of(people, self.site.sessions)
        return drawn.first(days)

    def whole_days(self, mix: Mix) -> Timetable:
        """The windows of the mix open all day."""
        return whole_days(mix, self.site.sessions, self.shifts)

    def chosen(self, timetable: Timetable, days: int | None = None) -> Trial:
        """A trial to compare with others: on the people for choosing, on `few` days where no number is given."""
        return self._trial(timetable, days or self.few, for_choosing=True)

    def decided(self, timetable: Timetable, tests: int = 1) -> Trial:
        """The trial at the first look at which it is sure that the goal holds, or that it does not; else at the last.

        `tests`: how many timetables may be brought to this decision, of which the first that holds is taken. What may
        go wrong is shared out among them and among the looks, so that all together are as sure as asked.
        """
        enough = 1 - (1 - self.sure) / 2
        for days in self.looks:
            trial = replace(self._trial(timetable, days, for_choosing=False), tests=tests * len(self.looks))
            if trial.chance >= enough or trial.failing >= enough:
                break
        return trial

    def outcomes(self, timetable: Timetable, days: int) -> Outcomes:
        """What becomes of the people for decisions on the first `days` days, lived anew."""
        return lived(self.site, timetable, self.crowd(days))

    @property
    def trials(self) -> int:
        """How many different trials were lived."""
        return len(self._trials)

    def _trial(self, timetable: Timetable, days: int, *, for_choosing: bool) -> Trial:
        key = (timetable, days, for_choosing)
        if key not in self._trials:
            crowd = self.crowd(days, for_choosing=for_choosing)
            outcomes = lived(self.site, timetable, crowd)
            priorities = [priority.id for priority in self.site.rules.priorities]
            self._trials[key] = Trial(timetable, days, judge(crowd, outcomes, self.goal.all_limits(), priorities))
        return self._trials[key]

    def _enough(self, days: int, for_choosing: bool) -> int:
        """How many days are drawn at once: decisions seldom need more than the second look."""
        return days if for_choosing else max(days, self.looks[min(1, len(self.looks) - 1)])
