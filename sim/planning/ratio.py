"""Ratios of sums over days, such as minutes waited over people, and how sure they are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.float64] | npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of sums over `days` independent days, with its standard error by the delta method."""

    value: float
    error: float
    days: int

    @classmethod
    def of(cls, above: Numbers, below: Numbers, grain: float = 0.0) -> Ratio:
        """From what each day adds above and below the line; without anything below it is 0, and surely so.

        `grain`: the error is never less than what so much more above the line would change. Where one person makes a
        share, 1 is honest: that nobody left in a hundred days does not show that nobody ever will.
        """
        whole, days = float(below.sum()), len(below)
        if not whole:
            return cls(0.0, 0.0, days)
        value = float(above.sum()) / whole
        if days < 2:
            return cls(value, math.inf, days)
        spread = float(np.sum((above - value * below) ** 2)) * days / (days - 1)
        return cls(value, max(math.sqrt(spread), grain) / whole, days)

    def chance_up_to(self, bound: float) -> float:
        """The chance that the truth is at most `bound`, by Student's distribution with one degree less than days."""
        if self.error == 0:
            return 1.0 if self.value <= bound else 0.0
        return student(max(1, self.days - 1), (bound - self.value) / self.error)

    def chance_from(self, bound: float) -> float:
        """The chance that the truth is at least `bound`."""
        if self.error == 0:
            return 1.0 if self.value >= bound else 0.0
        return student(max(1, self.days - 1), (self.value - bound) / self.error)


def student(freedom: int, value: float) -> float:
    """Student's distribution function, by Wallace's normal approximation (1959): to 0.001 from ten degrees on."""
    size = math.sqrt(freedom * math.log1p(value * value / freedom)) if math.isfinite(value) else math.inf
    return NormalDist().cdf(math.copysign(size * (8 * freedom + 1) / (8 * freedom + 3), value))
