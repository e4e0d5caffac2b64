"""Fewer hours with the same windows: where the goal still holds, windows are closed in parts of the day.

No hour may come off worse than the goal, or than it did with whole days where that was worse already: otherwise the
quiet hours would pay for the busy ones.

What is closed first is what harms least for each minute saved, by the load that is in service then (the modified
offered load) and Sakasegawa's approximation of the wait (1977). That only orders the cuts. Whether one is made is found
out on common random numbers, and what comes out is decided on other people.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dispatcher.domain.hours import Sessions
from dispatcher.forecast.outcomes import Outcomes
from sim.planning.crowd import Crowd
from sim.planning.erlang import Floats
from sim.planning.goal import Limit, Measure
from sim.planning.kinds import WindowKind
from sim.planning.laboratory import Laboratory
from sim.planning.offered_load import QUARTER, offered_load
from sim.planning.shifts import shift_minutes
from sim.planning.timetable import OpenWindow, Span, Timetable, in_order
from sim.planning.trial import Trial, lived

PEOPLE_FOR_CHOOSING = 20_000
"""About so many people are lived to see whether a cut is too much."""
FEWEST_DAYS, MOST_DAYS = 25, 100
ATTEMPTS = ((1.0, 0.5), (2 / 3, 0.25), (1 / 3, 0.25))
"""Timetables brought to a decision: how far on the way to the thinnest, and their shares of the doubt."""
TRIFLE = 0.01
"""So much more strain is not noticed."""
FULL = 0.95
"""The load of a window from which on the approximation is continued in a straight line."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Closing the window of this `number` during `span`, which leaves it these `spans`."""

    number: int
    span: Span
    spans: tuple[Span, ...]

    @property
    def minutes(self) -> int:
        """What it saves."""
        return self.span[1] - self.span[0]


class Thinning:
    """Cuts into the whole days of a mix; `trial` is the decided trial of the whole days.

    Where that is sure of the goal, cuts go as far as it stays sure. Where it keeps the goal just so, only hours are cut
    that hardly anybody misses.
    """

    def __init__(self, laboratory: Laboratory, trial: Trial) -> None:
        self._laboratory = laboratory
        self._trial = trial
        self._whole = trial.timetable
        self._kinds = laboratory.site.kinds
        self._crowd = self._people_for_choosing()
        self._load = offered_load(laboratory.site, self._crowd)
        self._erlangs = self._load.erlangs(laboratory.site.model.windows.undifferentiated)
        asked = {service for visit in self._crowd.draws.kinds for service in visit}
        services = [service for service in laboratory.site.rules.services if service.id in asked]
        self._served = {
            kind: frozenset(service.id for service in services if self._kinds[kind].serves(service))
            for kind in {window.kind for window in self._whole}
        }
        self._kept = _mandatory(self._whole, self._kinds)
        self._limits = laboratory.goal.all_limits()
        outcomes = lived(laboratory.site, self._whole, self._crowd)
        self._before = Trial(self._whole, self._crowd.days, laboratory.judged(self._crowd, outcomes, self._limits))
        self._hourly = self._hourly_limits(outcomes)
        self._useful = self._usefulness(outcomes)

    def thinned(self) -> Trial:
        """The decided trial of the timetable with the fewest hours; that of the whole days where none can be spared."""
        states = self.thinner_and_thinner()
        for way, share in ATTEMPTS:
            state = states[round((len(states) - 1) * way)]
            if state == self._whole:
                break
            decided = self._laboratory.decided(in_order(state), share=share)
            if decided.chance >= self._laboratory.enough or self._hardly_worse(decided, self._trial):
                return decided
        return self._trial

    def thinner_and_thinner(self) -> list[Timetable]:
        """The timetables on the way, the whole days first, as far as the people for choosing tell.

        Several cuts are tried at once, more while that goes well, fewer when it does not, until none is left.
        """
        states = [self._whole]
        refused: set[tuple[int, Span]] = set()
        at_once = 1
        while True:
            cuts: list[Cut] = []
            state = states[-1]
            while len(cuts) < at_once and (cut := self._mildest(state, refused)) is not None:
                cuts.append(cut)
                state = _after(state, cut)
            if not cuts:
                return states
            if self._is_good(state):
                states.append(state)
                at_once *= 2
            elif len(cuts) == 1:
                refused.add((states[-1][cuts[0].number].kind, cuts[0].span))
                at_once = 1
            else:
                at_once = len(cuts) // 2

    def _people_for_choosing(self) -> Crowd:
        few = self._laboratory.crowd(self._laboratory.few, for_choosing=True)
        a_day = max(1.0, len(few.begins) / few.days)
        days = int(min(MOST_DAYS, max(FEWEST_DAYS, PEOPLE_FOR_CHOOSING / a_day)))
        return self._laboratory.crowd(days, for_choosing=True)

    def _is_good(self, timetable: Timetable) -> bool:
        """Whether the goal is kept on the people for choosing, and no hour comes off worse than it may."""
        outcomes = lived(self._laboratory.site, timetable, self._crowd)
        verdicts = self._laboratory.judged(self._crowd, outcomes, [*self._limits, *self._hourly])
        whole_day = Trial(timetable, self._crowd.days, verdicts[: len(self._limits)])
        if any(verdict.strain > 1 for verdict in verdicts[len(self._limits) :]):
            return False
        return whole_day.chance >= self._laboratory.sure or self._hardly_worse(whole_day, self._before)

    def _hardly_worse(self, thinner: Trial, before: Trial) -> bool:
        """Whether the goal, which was kept just so, is kept as well on the same people but for a trifle."""
        just_so = self._trial.chance < self._laboratory.enough
        return just_so and thinner.strain <= before.strain + TRIFLE and (thinner.strain <= 1 or before is self._before)

    def _hourly_limits(self, outcomes: Outcomes) -> list[Limit]:
        """What the goal asks of everybody's waits, for each hour by itself, or what whole days reach if less."""
        found = []
        for limit in self._laboratory.goal.limits():
            hours = [replace(limit, span=span) for span in _hours(self._laboratory.site.sessions)]
            for verdict in self._laboratory.judged(self._crowd, outcomes, hours):
                reached = min if limit.measure is Measure.WITHIN else max
                found.append(replace(verdict.limit, bound=reached(limit.bound, verdict.value)))
        return found

    def _usefulness(self, outcomes: Outcomes) -> dict[int, float]:
        """By kind: how busy its windows are in relation to the busiest kind's."""
        serving, at_work = outcomes.serving.sum(axis=0), outcomes.at_work.sum(axis=0)
        loads: dict[int, float] = {}
        for kind in self._served:
            here = [number for number, window in enumerate(self._whole) if window.kind == kind]
            loads[kind] = float(serving[here].sum()) / max(1.0, float(at_work[here].sum()))
        busiest = max(loads.values()) or 1.0
        return {kind: max(0.05, load / busiest) for kind, load in loads.items()}

    def _mildest(self, timetable: Timetable, refused: set[tuple[int, Span]]) -> Cut | None:
        """The cut with the least harm for each minute saved."""
        capacity = self._capacity(timetable)
        least, mildest = math.inf, None
        for cut in self._cuts(timetable):
            kind = timetable[cut.number].kind
            if (kind, cut.span) in refused:
                continue
            harm = self._harm(cut.span, capacity, self._useful[kind]) / cut.minutes
            if harm < least and self._all_served(timetable, cut):
                least, mildest = harm, cut
        return mildest

    def _cuts(self, timetable: Timetable) -> Iterator[Cut]:
        """A step off the beginning or the end of each span, or the span as a whole, by the rules of shifts.

        Of windows that are alike the last one is cut, of windows of a kind the one that is open least comes first.
        """
        shifts = self._laboratory.shifts
        alike = {(window.kind, window.spans): number for number, window in enumerate(timetable)}
        for number in sorted(alike.values(), key=lambda number: timetable[number].minutes):
            if number in self._kept:
                continue
            spans, whole = timetable[number].spans, self._whole[number].spans
            for place, (start, end) in enumerate(spans):
                first, last = start + shifts.step, end - shifts.step
                for cut, left in (((start, first), (first, end)), ((last, end), (start, last)), ((start, end), None)):
                    if left is not None and left[0] >= left[1]:
                        continue
                    found = (*spans[:place], *([left] if left else []), *spans[place + 1 :])
                    if found and min(shift_minutes(found, whole)) >= shifts.shortest:
                        yield Cut(number, cut, found)

    def _harm(self, span: Span, capacity: Floats, less: float) -> float:
        """Minutes that people wait longer when `less` of a window's capacity is missing during the span."""
        harm = 0.0
        for quarter in range(span[0] // QUARTER, -(-span[1] // QUARTER)):
            load, people = float(self._erlangs[quarter]), float(self._load.arrivals[quarter])
            here = float(capacity[quarter])
            harm += (people + 0.01) * (approximate_wait(here - less, load) - approximate_wait(here, load))
        return harm * self._load.service

    def _capacity(self, timetable: Timetable) -> Floats:
        """By quarter of an hour: the open windows, each for as much as its kind is of use."""
        capacity = self._erlangs * 0.0
        for window in timetable:
            for start, end in window.spans:
                capacity[start // QUARTER : -(-end // QUARTER)] += self._useful[window.kind]
        return capacity

    def _all_served(self, timetable: Timetable, cut: Cut) -> bool:
        """Whether every service that the whole days serve during the cut is still served all through it."""
        state = _after(timetable, cut)
        step = self._laboratory.shifts.step
        return all(
            self._served_at(state, minute) == self._served_at(self._whole, minute) for minute in range(*cut.span, step)
        )

    def _served_at(self, timetable: Timetable, minute: int) -> frozenset[str]:
        kinds = {w.kind for w in timetable if any(start <= minute < end for start, end in w.spans)}
        return frozenset[str]().union(*(self._served[kind] for kind in kinds))


def approximate_wait(servers: float, load: float) -> float:
    """Sakasegawa's approximation of the wait at M/M/c in service times, for any number of servers.

    Above a load of `FULL` it goes on in a straight line, as a queue does that grows for an hour.
    """
    if servers < 0.5:
        return 1e3 * load
    busy = load / servers
    within = min(busy, FULL)
    wait: float = within ** (math.sqrt(2 * (servers + 1)) - 1) / (servers * (1 - within))
    return wait + 20 * max(0.0, busy - FULL)


def _hours(sessions: Sessions) -> list[Span]:
    """The hours of the sessions, from each opening on; the last one may be shorter."""
    return [(start, min(start + 60, to)) for since, to in sessions for start in range(since, to, 60)]


def _mandatory(timetable: Timetable, kinds: Sequence[WindowKind]) -> set[int]:
    """The windows (by number) that must be open all day: of each kind as many as are mandatory."""
    found: set[int] = set()
    for kind, each in enumerate(kinds):
        found.update([number for number, window in enumerate(timetable) if window.kind == kind][: each.least])
    return found


def _after(timetable: Timetable, cut: Cut) -> Timetable:
    window: OpenWindow = replace(timetable[cut.number], spans=cut.spans)
    return (*timetable[: cut.number], window, *timetable[cut.number + 1 :])
