"""Finding the least staff: mixes of windows that are open all day, tried on the same people until the answer is sure.

For each number of windows a walk looks for a mix that keeps the goal: it begins with windows for everything, takes
away the window that is missed least, puts one where it helps most, and goes on while that helps, all on common random
numbers. The number is moved down while the goal holds and up while it does not. How many days are lived is decided as
it goes: a trial ends as soon as it is sure enough, for that many looks, that the goal holds or that it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dispatcher.forecast.draws import Draws
from sim.planning.goal import Goal
from sim.planning.kinds import Mix, all_served, filled, least_mix
from sim.planning.offered_load import first_guess, offered_load
from sim.planning.site import Site
from sim.planning.timetable import Timetable, all_day
from sim.planning.trial import Trial, live

FEW_DAYS = 25
"""Days on which mixes are usually compared during a walk, and the first look of a decision."""
GOOD_ENOUGH = 0.85
"""The strain on few days below which a mix need not be bettered to know that its number of windows suffices."""
HOPELESS = 1.5
"""The strain on few days above which exchanges are not tried: the most that they were seen to save is a quarter."""
MOST_ROUNDS = 30
"""Exchanges of one walk; more are never needed where each one helps."""
KEPT_TRIALS = 12
"""Trials that are kept whole, with everybody's outcomes; of older ones their strain alone."""

Progress = Callable[[str], None]
"""Is told what is being looked at, in words."""


class StaffMissing(Exception):
    """The goal cannot be kept with the staff there is; `best` is the nearest that was found."""

    def __init__(self, available: int, best: Trial) -> None:
        super().__init__(available, best)
        self.available = available
        self.best = best


@dataclass
class Laboratory:
    """Trials of one site on common people, each lived for as many days as were asked; the last ones are kept.

    `looks`: the numbers of days after which a decision is tried, rising; `sure`: the chance at which it is taken.
    `few_days`: on which mixes are compared during a walk.
    """

    site: Site
    goal: Goal
    sure: float = 0.95
    looks: Sequence[int] = (FEW_DAYS, 50, 100, 200, 400)
    few_days: int = FEW_DAYS
    _people: dict[int, Draws] = field(default_factory=dict)
    _trials: dict[tuple[Timetable, int], Trial] = field(default_factory=dict)
    _strains: dict[tuple[Timetable, int], float] = field(default_factory=dict)

    def people(self, days: int) -> Draws:
        """The common people of so many days."""
        enough = next((drawn for drawn in sorted(self._people) if drawn >= days), None)
        if enough is None:
            enough = max(days, min(200, self.looks[-1]))
            self._people[enough] = self.site.people(enough)
        return self._people[enough]

    def trial(self, timetable: Timetable, days: int) -> Trial:
        """The timetable lived for so many days."""
        key = (timetable, days)
        if key not in self._trials:
            begun = [trial for (known, lived), trial in self._trials.items() if known == timetable and lived < days]
            longest = max(begun, key=lambda trial: trial.days, default=None)
            self._trials[key] = live(self.site, timetable, self.people(days), self.goal.all_limits(), days, longest)
            self._strains[key] = self._trials[key].strain
            if len(self._trials) > KEPT_TRIALS:
                del self._trials[next(iter(self._trials))]
        return self._trials[key]

    def mix(self, mix: Mix, days: int) -> Trial:
        """The mix open all day."""
        return self.trial(all_day(mix, self.site.sessions), days)

    def strain(self, mix: Mix, days: int) -> float:
        """The strain of the mix open all day."""
        timetable = all_day(mix, self.site.sessions)
        known = self._strains.get((timetable, days))
        return self.trial(timetable, days).strain if known is None else known

    def decided(self, timetable: Timetable) -> Trial:
        """The trial at the first look at which it is sure that the goal holds, or that it does not; else at the last.

        What may go wrong at one of the looks is shared out among them, so that all together are as sure as asked.
        """
        each = 1 - (1 - self.sure) / len(self.looks)
        for days in self.looks:
            trial = self.trial(timetable, days)
            if trial.chance >= each or trial.failing >= each:
                break
        return trial

    @property
    def runs(self) -> int:
        """How many trials were lived."""
        return len(self._strains)

    @property
    def layouts(self) -> int:
        """How many timetables were tried, for however many days."""
        return len({timetable for timetable, _ in self._strains})


@dataclass(frozen=True, slots=True)
class Found:
    """The answer of a search: the least staff, `trial` of its mix, and the best of each number of windows tried."""

    mix: Mix
    trial: Trial
    by_number: dict[int, tuple[Mix, Trial]]

    @property
    def chance(self) -> float:
        """At least this chance that the answer is right: the goal holds with it, and with none of the fewer tried.

        Not counted: mixes that nobody tried.
        """
        number = sum(self.mix)
        fewer = self.by_number.get(number - 1)
        doubt = 1 - self.trial.chance + (1 - fewer[1].failing if fewer else 0.0)
        return max(0.0, 1 - doubt)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What was found for a place much like this one: the `number` of windows, and the best `mixes` by their number."""

    number: int
    mixes: Mapping[int, Mix]


class Search:
    """The walk over mixes; `available` windows at most can be staffed. What a `neighbour` needed saves much walking."""

    def __init__(
        self, laboratory: Laboratory, available: int, tell: Progress, neighbour: Neighbour | None = None
    ) -> None:
        self._neighbour = neighbour
        self._laboratory = laboratory
        self._site = laboratory.site
        self._available = available
        self._tell = tell
        self._tried: dict[int, tuple[Mix, Trial]] = {}
        self._complete: dict[tuple[bool, ...], bool] = {}
        asked = {service for kind in laboratory.people(laboratory.few_days).kinds for service in kind}
        self._asked = [service for service in self._site.rules.services if service.id in asked]
        self._least = least_mix(self._site.kinds, self._asked)

    def find(self) -> Found:
        """The least number of windows with which the goal holds. Raises `StaffMissing`."""
        fewest = sum(self._least)
        number = min(max(fewest, self._guess()), self._available)
        while not self._holds(number):
            number += 1
            if number > self._available:
                raise StaffMissing(self._available, self._tried[self._available][1])
        while number > fewest and self._holds(number - 1):
            number -= 1
        mix, trial = self.best(number)
        while number > fewest and self._holds(number - 1, self._one_fewer(mix)):
            number -= 1
            mix, trial = self.best(number)
        return Found(mix, trial, dict(self._tried))

    def best(self, number: int) -> tuple[Mix, Trial]:
        """The mix of so many windows that comes nearest to the goal, and its decided trial."""
        mix = self._walk(self._tried[number][0] if number in self._tried else self._start(number), good_enough=0.0)
        self._tried[number] = (mix, self._decided(mix))
        return self._tried[number]

    def _holds(self, number: int, start: Mix | None = None) -> bool:
        """Whether the goal holds with so many windows; a mix that keeps it is not bettered here."""
        self._tell(f"{number} 个窗口 / {number} windows")
        mix = self._walk(start or self._start(number), good_enough=GOOD_ENOUGH)
        before = self._tried.get(number)
        if before is None or self._strain(mix) < self._strain(before[0]):
            self._tried[number] = (mix, self._decided(mix))
        return self._tried[number][1].strain <= 1

    def _decided(self, mix: Mix) -> Trial:
        return self._laboratory.decided(all_day(mix, self._site.sessions))

    def _guess(self) -> int:
        if self._neighbour is not None:
            return self._neighbour.number
        people = self._laboratory.people(self._laboratory.few_days)
        load = offered_load(self._site, people)
        return first_guess(load, self._laboratory.goal, self._site.model.windows.undifferentiated)

    def _start(self, number: int) -> Mix:
        """The neighbour's, or as in the next mix known, else the least mix and the rest for as much as possible."""
        known = None if self._neighbour is None else self._neighbour.mixes.get(number)
        if known is not None and self._fits(known):
            return known
        known = None
        if number - 1 in self._tried:
            known = self._one_more(self._tried[number - 1][0])
        elif number + 1 in self._tried:
            known = self._one_fewer(self._tried[number + 1][0])
        return known or filled(self._site.kinds, self._least, number, self._asked)

    def _one_more(self, mix: Mix) -> Mix | None:
        return self._nearest(_changed(mix, more=kind) for kind in range(len(mix)))

    def _one_fewer(self, mix: Mix) -> Mix | None:
        return self._nearest(_changed(mix, fewer=kind) for kind in range(len(mix)) if mix[kind])

    def _walk(self, mix: Mix, good_enough: float) -> Mix:
        """Exchange one window for one of another kind while that helps and the strain is worth it."""
        for _ in range(MOST_ROUNDS):
            if not good_enough < self._strain(mix) <= HOPELESS:
                break
            fewer = self._one_fewer(mix)
            better = fewer and self._one_more(fewer)
            if better is None or self._strain(better) >= self._strain(mix):
                break
            mix = better
        return mix

    def _strain(self, mix: Mix) -> float:
        return self._laboratory.strain(mix, self._laboratory.few_days)

    def _nearest(self, mixes: Iterable[Mix]) -> Mix | None:
        """The allowed mix with the least strain on few days, the earlier of two alike; None where none is allowed."""
        return min((mix for mix in mixes if self._fits(mix)), key=self._strain, default=None)

    def _fits(self, mix: Mix) -> bool:
        kinds = self._site.kinds
        present = tuple(count > 0 for count in mix)
        if present not in self._complete:
            self._complete[present] = all_served(kinds, mix, self._asked)
        return self._complete[present] and all(kind.allows(count) for kind, count in zip(kinds, mix, strict=True))


def _changed(mix: Mix, *, fewer: int | None = None, more: int | None = None) -> Mix:
    return tuple(count - (kind == fewer) + (kind == more) for kind, count in enumerate(mix))
