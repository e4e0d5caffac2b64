"""Everybody who comes on the days of a trial, and how long they wait while the hall is open."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, Sessions
from dispatcher.forecast.draws import DAY, Draws, Ints
from dispatcher.forecast.outcomes import NOT_YET, TURNED_AWAY, Outcomes


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of several days; `begins` (n): the moment from which each one's wait counts.

    That is the arrival, or the opening for whoever takes a number before the hall opens or over lunch: no number of
    windows could serve them earlier.
    """

    draws: Draws
    begins: Ints

    @classmethod
    def of(cls, draws: Draws, sessions: Sessions) -> Crowd:
        """The people of these draws in a hall with these opening hours."""
        starts = np.array([start for start, _ in sessions], np.int64) * MICROSECONDS_PER_MINUTE
        ends = np.array([end for _, end in sessions], np.int64) * MICROSECONDS_PER_MINUTE
        opening = np.append(starts, 0)[np.searchsorted(ends, draws.arrival, "right")]
        return cls(draws, np.maximum(draws.arrival, opening))

    @property
    def days(self) -> int:
        """How many days these are."""
        return self.draws.days

    @property
    def day(self) -> Ints:
        """The day (index) of each one."""
        return np.repeat(np.arange(self.days), np.diff(self.draws.offsets))

    def part(self, first: int, last: int) -> Crowd:
        """The people of the days from `first` to before `last` alone."""
        if first == 0 and last >= self.days:
            return self
        start, end = int(self.draws.offsets[first]), int(self.draws.offsets[last])
        columns = ("arrival", "kind", "priority", "service", "patience", "absent", "returns_after")
        cut = {name: getattr(self.draws, name)[start:end] for name in columns}
        offsets = self.draws.offsets[first : last + 1] - start
        return Crowd(replace(self.draws, offsets=offsets, **cut), self.begins[start:end])

    def waits(self, outcomes: Outcomes) -> Ints:
        """Everybody's wait for the first call, or until leaving, in microseconds.

        Whoever still waits at midnight has waited until then.
        """
        until = np.where(outcomes.was_called(), outcomes.first_called_at, outcomes.ended_at)
        until[until == NOT_YET] = DAY
        waits: Ints = np.maximum(until - self.begins, 0)
        return waits

    def members(self, outcomes: Outcomes, priority: int | None = None, span: tuple[int, int] | None = None) -> Ints:
        """Who got a number: everybody, or those of one priority (index) or whose wait begins in a span, by number.

        `span` is in minutes after midnight.
        """
        asked = outcomes.state != TURNED_AWAY
        if priority is not None:
            asked &= self.draws.priority == priority
        if span is not None:
            start, end = span
            asked &= (self.begins >= start * MICROSECONDS_PER_MINUTE) & (self.begins < end * MICROSECONDS_PER_MINUTE)
        return np.flatnonzero(asked)

    def bounds(self, members: Ints) -> Ints:
        """Where each day begins among these people; the last bound is their number."""
        return np.searchsorted(members, self.draws.offsets)


def sums(values: Ints, bounds: Ints) -> Ints:
    """The sum of each day's values."""
    summed = np.concatenate(([0], np.cumsum(values)))
    return summed[bounds[1:]] - summed[bounds[:-1]]
