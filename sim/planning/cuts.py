"""Single cuts into the hours of a timetable: which there are by the rules of shifts, and which harms least.

The harm is that of the load in service then (the modified offered load), by Sakasegawa's approximation of the wait
(1977). It only orders the cuts; whether one may be made is found out by living the days.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dispatcher.domain.rules import Service
from sim.planning.erlang import Floats
from sim.planning.kinds import WindowKind
from sim.planning.offered_load import QUARTER, OfferedLoad
from sim.planning.shifts import ShiftRules
from sim.planning.timetable import Span, Timetable

FULL = 0.95
"""The load of a window from which on the approximation is continued in a straight line."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Closing the window of this `number` during `span`, which leaves it these `spans`."""

    number: int
    span: Span
    spans: tuple[Span, ...]

    def after(self, timetable: Timetable) -> Timetable:
        """The timetable with this cut made."""
        window = replace(timetable[self.number], spans=self.spans)
        return (*timetable[: self.number], window, *timetable[self.number + 1 :])


class Cuts:
    """The cuts into `whole` days that are allowed, the mildest first.

    Mandatory windows stay open, and every service is served whenever it is served now. `useful` says of each kind how
    much of a window's capacity one of it stands for.
    """

    def __init__(
        self,
        whole: Timetable,
        kinds: tuple[WindowKind, ...],
        services: tuple[Service, ...],
        shifts: ShiftRules,
        load: OfferedLoad,
        erlangs: Floats,
        useful: Mapping[int, float],
    ) -> None:
        self._whole = whole
        self._shifts = shifts
        self._load = load
        self._erlangs = erlangs
        self._useful = useful
        self._kept = _mandatory(whole, kinds)
        self._served = {
            kind: frozenset(service.id for service in services if kinds[kind].serves(service))
            for kind in {window.kind for window in whole}
        }

    def mildest(self, timetable: Timetable, refused: set[tuple[int, Span]]) -> Cut | None:
        """The cut with the least harm for each minute saved; not one of those `refused` to a kind of window."""
        capacity = self._capacity(timetable)
        least, mildest = math.inf, None
        for cut in self.allowed(timetable):
            kind = timetable[cut.number].kind
            if (kind, cut.span) in refused:
                continue
            harm = self._harm(cut.span, capacity, self._useful[kind]) / (cut.span[1] - cut.span[0])
            if harm < least and self._all_served(timetable, cut):
                least, mildest = harm, cut
        return mildest

    def allowed(self, timetable: Timetable) -> Iterator[Cut]:
        """A step off the beginning or the end of each span, or the span as a whole, by the rules of shifts.

        Of windows that are alike the last one is cut; windows that are open least come first.
        """
        alike = {(window.kind, window.spans): number for number, window in enumerate(timetable)}
        for number in sorted(alike.values(), key=lambda number: timetable[number].minutes):
            if number in self._kept:
                continue
            spans, whole = timetable[number].spans, self._whole[number].spans
            for place, (start, end) in enumerate(spans):
                for cut, left in _ends(start, end, self._shifts.step):
                    found = (*spans[:place], *left, *spans[place + 1 :])
                    if self._shifts.allow(found, whole):
                        yield Cut(number, cut, found)

    def _harm(self, span: Span, capacity: Floats, less: float) -> float:
        """Minutes that people wait longer when `less` of a window's capacity is missing during the span."""
        harm = 0.0
        for quarter in range(span[0] // QUARTER, -(-span[1] // QUARTER)):
            load, people, here = (float(by[quarter]) for by in (self._erlangs, self._load.arrivals, capacity))
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
        """Whether what the whole days serve during the cut is still served all through it."""
        after = cut.after(timetable)
        moments = range(*cut.span, min(QUARTER, self._shifts.step))
        return all(self._served_at(after, at) == self._served_at(self._whole, at) for at in moments)

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


def _ends(start: int, end: int, step: int) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """What may be cut off a span, and what is left of it."""
    if start + step < end:
        yield (start, start + step), ((start + step, end),)
        yield (end - step, end), ((start, end - step),)
    yield (start, end), ()


def _mandatory(timetable: Timetable, kinds: tuple[WindowKind, ...]) -> set[int]:
    """The windows (by number) that must be open all day: of each kind as many as are mandatory."""
    found: set[int] = set()
    for kind, each in enumerate(kinds):
        found.update([number for number, window in enumerate(timetable) if window.kind == kind][: each.least])
    return found
