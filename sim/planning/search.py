"""Finding the least staff: mixes of windows that are open all day, tried on the same people until the answer is sure.

For each number of windows a walk looks for a mix that keeps the goal: it begins with windows for everything, takes
away the window that is missed least, puts one where it helps most, and goes on while that helps, all on common random
numbers. The number is moved down while the goal holds and up while it does not. How many days are lived is decided as
it goes: a trial ends as soon as it is sure enough, for that many looks, that the goal holds or that it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sim.planning.kinds import Mix, all_served, emptied, filled, least_mix
from sim.planning.laboratory import Laboratory
from sim.planning.offered_load import first_guess, offered_load
from sim.planning.trial import Trial

GOOD_ENOUGH = 0.85
"""The strain on few days below which a mix need not be bettered to know that its number of windows suffices."""
HOPELESS = 1.5
"""A number of windows whose strain on few days is larger does not keep the goal with other kinds of them either: what
exchanges were seen to save is a quarter at most."""
NARROWLY = 1.2
"""A mix that misses the goal by so little may have a better one beside it that keeps it."""
SHORT_LIST = 6
"""So many mixes are compared on all the days for choosing."""
WORTHWHILE = 0.98
"""An exchange must lower the strain to this part of it at least: less may be chance."""

Progress = Callable[[str], None]
"""Is told what is being looked at, in words."""


class StaffMissing(Exception):
    """The goal cannot be kept with the staff there is; `best` is the nearest mix that was found, and its trial."""

    def __init__(self, available: int, mix: Mix, best: Trial) -> None:
        super().__init__(available, mix, best)
        self.available = available
        self.mix = mix
        self.best = best


class MandatoryExceedStaff(Exception):
    """The mandatory windows, and one for each service, are more than there is staff for."""

    def __init__(self, available: int, least: Mix) -> None:
        super().__init__(available, least)
        self.available = available
        self.least = least


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
        return max(0.0, self.trial.chance - (1 - self.fewer_fail))

    @property
    def fewer_fail(self) -> float:
        """At least this chance that the goal does not hold with one window less; 1 where no less may be."""
        fewer = self.by_number.get(sum(self.mix) - 1)
        return fewer[1].failing if fewer else 1.0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What was found for a place much like this one: the `number` of windows, and the best `mixes` by their number.

    `guess`: what Erlang's formulas had guessed there; a guess for this place is then put right by as much. None: this
    place is so much alike that the number itself is the guess.
    """

    number: int
    mixes: Mapping[int, Mix]
    guess: int | None = None


def guess(laboratory: Laboratory) -> int:
    """Windows for everything that it would take by Erlang's formulas."""
    load = offered_load(laboratory.site, laboratory.crowd(laboratory.few, for_choosing=True))
    return first_guess(load, laboratory.goal, laboratory.site.model.windows.undifferentiated)


class Search:
    """The walk over mixes; `available` windows at most can be staffed.

    What a `neighbour` needed saves much walking. Raises `NobodyServes` and `MandatoryExceedStaff`.
    """

    def __init__(
        self,
        laboratory: Laboratory,
        available: int,
        tell: Progress = lambda _: None,
        neighbour: Neighbour | None = None,
    ) -> None:
        self._laboratory = laboratory
        self._site = laboratory.site
        self._available = available
        self._tell = tell
        self._neighbour = neighbour
        self._tried: dict[int, tuple[Mix, Trial]] = {}
        self._complete: dict[tuple[bool, ...], bool] = {}
        self._visits = laboratory.crowd(laboratory.few, for_choosing=True).draws.kinds
        asked = {service for visit in self._visits for service in visit}
        self._asked = [service for service in self._site.rules.services if service.id in asked]
        self._least = least_mix(self._site.kinds, self._asked)
        if sum(self._least) > available:
            raise MandatoryExceedStaff(available, self._least)

    @property
    def least(self) -> Mix:
        """The mandatory windows, and what else it takes for every service to have one."""
        return self._least

    def find(self) -> Found:
        """The least number of windows with which the goal holds, in the best mix. Raises `StaffMissing`."""
        fewest, number = sum(self._least), sum(self.quick().mix)
        mix, trial = self.best(number)
        while number > fewest and self._holds(number - 1, self._one_fewer(mix)):
            number -= 1
            mix, trial = self.best(number)
        return Found(mix, trial, dict(self._tried))

    def quick(self) -> Found:
        """The least number of windows with which the goal holds, in a mix that is good enough. Raises `StaffMissing`.

        A better mix might do with one fewer: `find` looks for that too.
        """
        fewest = sum(self._least)
        number = min(max(fewest, self._guess()), self._available)
        while not self._holds(number):
            if number >= self._available or self._is_full(number):
                raise StaffMissing(self._available, *self._tried[number])
            number += 1
        while number > fewest and self._holds(number - 1):
            number -= 1
        return Found(*self._tried[number], dict(self._tried))

    def best(self, number: int) -> tuple[Mix, Trial]:
        """The mix of so many windows that comes nearest to the goal, and its decided trial."""
        mix = self._walk(self._tried[number][0] if number in self._tried else self._start(number), good_enough=0.0)
        self._tried[number] = (mix, self._decided(mix))
        return self._tried[number]

    def _holds(self, number: int, start: Mix | None = None) -> bool:
        """Whether the goal holds with so many windows; a mix is only bettered as far as that takes."""
        self._tell(f"{number} 个窗口 windows")
        mix = start or self._start(number)
        if self._strain(mix) <= HOPELESS:
            mix = self._walk(mix, good_enough=GOOD_ENOUGH)
        before = self._tried.get(number)
        if before is None or self._strain(mix) < self._strain(before[0]):
            self._tried[number] = (mix, self._decided(mix))
        if 1 < self._tried[number][1].strain <= NARROWLY:
            return self.best(number)[1].strain <= 1
        return self._tried[number][1].strain <= 1

    def _is_full(self, number: int) -> bool:
        """Whether no kind of window may have more."""
        mix = self._tried[number][0]
        return not any(kind.allows(count + 1) for kind, count in zip(self._site.kinds, mix, strict=True))

    def _decided(self, mix: Mix) -> Trial:
        return self._laboratory.decided(self._laboratory.whole_days(mix))

    def _guess(self) -> int:
        known = self._neighbour
        if known is None:
            return guess(self._laboratory)
        return known.number if known.guess is None else max(1, known.number + guess(self._laboratory) - known.guess)

    def _start(self, number: int) -> Mix:
        """The neighbour's, or as in the next mix known, else the least mix and the rest for as much as possible."""
        offered = None if self._neighbour is None else self._neighbour.mixes.get(number)
        if offered is not None and self._fits(offered):
            return offered
        known = None
        if number - 1 in self._tried:
            known = self._one_more(self._tried[number - 1][0])
        elif number + 1 in self._tried:
            known = self._one_fewer(self._tried[number + 1][0])
        return known or filled(self._site.kinds, self._beginning(number), number, self._asked)

    def _beginning(self, number: int) -> Mix:
        """A mix of at most so many windows to be filled up: the neighbour's with some taken away, or the least one."""
        if self._neighbour is not None:
            mix = emptied(self._site.kinds, self._neighbour.mixes[self._neighbour.number], number, self._asked)
            if self._fits(mix):
                return mix
        return self._least

    def _one_more(self, mix: Mix) -> Mix | None:
        return self._nearest(_changed(mix, more=kind) for kind in range(len(mix)))

    def _one_fewer(self, mix: Mix) -> Mix | None:
        return self._nearest(_changed(mix, fewer=kind) for kind in range(len(mix)) if mix[kind])

    def _walk(self, mix: Mix, good_enough: float) -> Mix:
        """Exchange one window for one of another kind while that helps and the strain is above `good_enough`."""
        while self._strain(mix) > good_enough:
            fewer = self._one_fewer(mix)
            better = fewer and self._one_more(fewer)
            if better is None or self._strain(better) >= WORTHWHILE * self._strain(mix):
                break
            mix = better
        return mix

    def _strain(self, mix: Mix, days: int | None = None) -> float:
        return self._laboratory.chosen(self._laboratory.whole_days(mix), days).strain

    def _nearest(self, mixes: Iterable[Mix]) -> Mix | None:
        """The allowed mix with the least strain on few days, the earlier of two alike; None where none is allowed.

        Of many mixes those that do worst on a fifth of these days are not looked at any further.
        """
        allowed = [mix for mix in mixes if self._fits(mix)]
        if len(allowed) > SHORT_LIST:
            days = max(2, self._laboratory.few // 5)
            allowed = sorted(allowed, key=lambda mix: self._strain(mix, days))[:SHORT_LIST]
        return min(allowed, key=self._strain, default=None)

    def _fits(self, mix: Mix) -> bool:
        kinds = self._site.kinds
        if not all(kind.allows(count) for kind, count in zip(kinds, mix, strict=True)):
            return False
        present = tuple(count > 0 for count in mix)
        if present not in self._complete:
            self._complete[present] = all_served(kinds, mix, self._asked)
        return self._complete[present]


def _changed(mix: Mix, *, fewer: int | None = None, more: int | None = None) -> Mix:
    return tuple(count - (kind == fewer) + (kind == more) for kind, count in enumerate(mix))
