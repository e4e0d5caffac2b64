"""Where timetables are tried: on common people, each no oftener than needed, until the answer is sure enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dispatcher.forecast.outcomes import Outcomes
from sim.planning.caution import Caution
from sim.planning.crowd import Crowd
from sim.planning.goal import Goal, Limit
from sim.planning.kinds import Mix
from sim.planning.shifts import ShiftRules, whole_days
from sim.planning.site import Site
from sim.planning.timetable import Timetable
from sim.planning.trial import NO_DAYS, DaySums, Trial, Verdict, day_sums, judge, lived, verdict

FEW_DAYS = 25
"""Days on which mixes are compared during a walk."""
LOOKS = (200, 400, 800)
"""Numbers of days after which a decision is tried."""
MOST_PEOPLE, MOST_LOOKS = 700_000, 5
"""No look beyond the first is at more people."""


def looks_from(days: int, people_a_day: float) -> tuple[int, ...]:
    """Looks after so many days, and after twice as many each time: more of them where few people come."""
    looks = [days]
    while len(looks) < MOST_LOOKS and 2 * looks[-1] * people_a_day <= MOST_PEOPLE:
        looks.append(2 * looks[-1])
    return tuple(looks)


@dataclass
class Laboratory:
    """Trials of one site on common people. What each day adds to the verdicts is kept, all else lived again on request.

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
    _lived: dict[tuple[Timetable, bool], tuple[DaySums, ...]] = field(default_factory=dict)

    def crowd(self, days: int, *, for_choosing: bool = False) -> Crowd:
        """The common people of so many days."""
        drawn = self._crowds.get(for_choosing)
        if drawn is None or drawn.days < days:
            people = self.site.people(days, for_choosing=for_choosing)
            drawn = self._crowds[for_choosing] = Crowd.of(people, self.site.sessions)
        return drawn.part(0, days)

    def whole_days(self, mix: Mix) -> Timetable:
        """The windows of the mix open all day."""
        return whole_days(mix, self.site.sessions, self.shifts)

    def chosen(self, timetable: Timetable, days: int | None = None) -> Trial:
        """A trial to compare with others: on the people for choosing, on `few` days where no number is given."""
        return self.trial(timetable, days or self.few, for_choosing=True)

    def decided(self, timetable: Timetable, asked: int = 1) -> Trial:
        """The trial at the first look at which it is sure that the goal holds, or that it does not; else at the last.

        What may go wrong at one of the looks is shared out among them, so that all together are as sure as asked; and
        among so many timetables as are `asked` about until one is good.
        """
        strains = [verdict.strain for verdict in self.chosen(timetable).verdicts]
        suspect = strains.index(max(strains))
        for days in self.looks:
            caution = Caution(len(self.looks), days == self.looks[-1], 1 - self.enough, asked)
            trial = replace(self.trial(timetable, days), caution=caution, suspect=suspect)
            if trial.chance >= self.enough or trial.failing >= self.enough:
                break
        return trial

    def outcomes(self, timetable: Timetable, days: int) -> Outcomes:
        """What becomes of the people for decisions on the first `days` days, lived anew."""
        return lived(self.site, timetable, self.crowd(days))

    def judged(self, crowd: Crowd, outcomes: Outcomes, limits: Sequence[Limit]) -> tuple[Verdict, ...]:
        """How conditions fared with what was lived."""
        return judge(crowd, outcomes, limits, self._priorities())

    @property
    def enough(self) -> float:
        """The chance at which one half of an answer, that the goal holds or that it does not, is taken for right."""
        return 1 - (1 - self.sure) / 2

    @property
    def layouts(self) -> int:
        """How many timetables were tried, for however many days."""
        return len({timetable for timetable, _ in self._lived})

    def trial(self, timetable: Timetable, days: int, *, for_choosing: bool = False) -> Trial:
        """The timetable on the first `days` days; days that were lived before are not lived again."""
        limits, key = self.goal.all_limits(), (timetable, for_choosing)
        known = self._lived.get(key, (NO_DAYS,) * len(limits))
        if known[0].days < days:
            crowd = self.crowd(days, for_choosing=for_choosing).part(known[0].days, days)
            further = day_sums(crowd, lived(self.site, timetable, crowd), limits, self._priorities())
            known = self._lived[key] = tuple(old.then(new) for old, new in zip(known, further, strict=True))
        found = (verdict(limit, sums.first(days)) for limit, sums in zip(limits, known, strict=True))
        return Trial(timetable, days, tuple(found))

    def _priorities(self) -> list[str]:
        return [priority.id for priority in self.site.rules.priorities]
