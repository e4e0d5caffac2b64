"""What is compared: how many came, how long they waited, how many left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.forecast.draws import DAY, Flags, Ints
from dispatcher.forecast.outcomes import ABANDONED, NOT_YET, TURNED_AWAY, WAITING, Outcomes
from sim.demand_model.chance import Floats

LONG = 95
"""In per cent: so many waits are no longer than the figure for long waits."""


@dataclass(frozen=True, slots=True)
class Waits:
    """People of one or more days, so many times (times, n).

    `seconds`: until the first call, or until leaving; of those still there at midnight until then; nothing (nan) for
    those who got no number. `left`: gave their number back. `stranded`: waited until midnight.
    """

    seconds: Floats
    left: Flags
    stranded: Flags

    @classmethod
    def seen(cls, wait: Ints, left: Flags) -> Waits:
        """What a log tells, once."""
        return cls(wait[None] / MICROSECONDS_PER_SECOND, left[None], np.zeros((1, len(wait)), np.bool_))

    @classmethod
    def lived(cls, arrival: Ints, outcomes: Outcomes, times: int) -> Waits:
        """What became of the same people, so many times."""
        wait = outcomes.wait(arrival)
        until_midnight = np.where(wait == NOT_YET, DAY - arrival, wait) / MICROSECONDS_PER_SECOND
        state = outcomes.state.reshape(times, -1)
        seconds = np.where(outcomes.state == TURNED_AWAY, np.nan, until_midnight).reshape(times, -1)
        return cls(seconds, state == ABANDONED, (state == WAITING) & (wait.reshape(times, -1) == NOT_YET))

    @classmethod
    def together(cls, several: Sequence[Waits]) -> Waits:
        """The people of several days."""
        return cls(
            np.concatenate([one.seconds for one in several], axis=1),
            np.concatenate([one.left for one in several], axis=1),
            np.concatenate([one.stranded for one in several], axis=1),
        )

    def figures(self) -> Figures:
        """The figures of each time, and their mean."""
        visits = np.sum(~np.isnan(self.seconds), axis=1)
        asked = np.maximum(visits, 1)
        mean = np.nansum(self.seconds, axis=1) / asked
        long = np.nanpercentile(self.seconds, LONG, axis=1) if np.all(visits) else np.zeros(len(visits))
        return Figures(
            visits=float(visits.mean()),
            mean=Figure.of(mean),
            long=Figure.of(long),
            left=Figure.of(self.left.sum(axis=1) / asked),
            stranded=float(self.stranded.sum(axis=1).mean()),
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """The mean over all times, and between what the middle nine tenths of them lie."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Floats) -> Figure:
        """From one value each time."""
        low, high = np.percentile(values, (5, 95)).tolist()
        return cls(float(values.mean()), low, high)


@dataclass(frozen=True, slots=True)
class Figures:
    """`mean` and `long` (the 95th in a hundred) wait in seconds, the share who `left`.

    `visits`: who got a number. `stranded`: who still waited at midnight.
    """

    visits: float
    mean: Figure
    long: Figure
    left: Figure
    stranded: float
