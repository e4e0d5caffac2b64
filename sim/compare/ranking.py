"""The order of the disciplines: whose promises are kept; where chance hides the difference, who waits less.

All disciplines serve the very same people, so they are compared day by day: what differs between two of them on the
same day is the rule, not the day.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from sim.compare.fared import Fared
from sim.demand_model.chance import Floats

SURE = 0.95
"""The chance with which a difference lies in its interval."""

Figure = Callable[[Fared], tuple[Floats, Floats]]
"""A mean over people: what each of them adds above the line and below it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more one discipline has than another: between `low` and `high` with 95 %."""

    value: float
    low: float
    high: float

    @property
    def told(self) -> bool:
        """Whether chance does not explain it."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A discipline in its `place`; several share one where they cannot be told apart.

    `waits`, `keeps`: minutes of mean wait and share of kept promises against the first one listed.
    """

    place: int
    fared: Fared
    waits: Difference
    keeps: Difference


def mean_wait(fared: Fared) -> tuple[Floats, Floats]:
    """Minutes."""
    return fared.wait, np.ones(len(fared.wait))


def kept_promises(fared: Fared) -> tuple[Floats, Floats]:
    """The share of people who were called within their queue's promised wait."""
    return fared.kept.astype(np.float64), fared.judged.astype(np.float64)


def value_of(fared: Fared, figure: Figure) -> float:
    """The figure over everybody; without anybody 0."""
    above, below = figure(fared)
    whole = float(below.sum())
    return float(above.sum()) / whole if whole else 0.0


def rank(disciplines: Sequence[Fared], units: int) -> list[Placed]:
    """The best first. `units`: how many draws of chance the people come from."""
    order: list[tuple[int, Fared]] = []
    for kept_alike in _alike(disciplines, kept_promises, units, most_first=True):
        for alike in _alike(kept_alike, mean_wait, units, most_first=False):
            place = len(order) + 1
            order += [(place, one) for one in alike]
    first = order[0][1]
    return [
        Placed(place, one, difference(one, first, mean_wait, units), difference(one, first, kept_promises, units))
        for place, one in order
    ]


def difference(one: Fared, other: Fared, figure: Figure, units: int) -> Difference:
    """By how much `one` has more, from the differences of the same days (delta method)."""
    value = value_of(one, figure) - value_of(other, figure)
    if units < 2:
        return Difference(value, -math.inf, math.inf)
    paired = _leanings(one, figure, units) - _leanings(other, figure, units)
    half = _student(units - 1) * math.sqrt(units / (units - 1) * float(np.sum(paired**2)))
    return Difference(value, value - half, value + half)


def _alike(disciplines: Sequence[Fared], figure: Figure, units: int, *, most_first: bool) -> Iterator[list[Fared]]:
    """Groups from the best on: its first one, and all that cannot be told apart from that one."""
    left = sorted(disciplines, key=lambda one: value_of(one, figure), reverse=most_first)
    while left:
        group = [one for one in left if not difference(one, left[0], figure, units).told]
        yield group
        left = [one for one in left if all(one is not member for member in group)]


def _leanings(fared: Fared, figure: Figure, units: int) -> Floats:
    """How far each draw of chance pulls the figure from its value."""
    above, below = figure(fared)
    whole, value = max(1.0, float(below.sum())), value_of(fared, figure)
    pulls: Floats = (np.bincount(fared.unit, above, units) - value * np.bincount(fared.unit, below, units)) / whole
    return pulls


def _student(freedom: int) -> float:
    """Student's two-sided quantile for `SURE`, by Cornish and Fisher's expansion; good to 2 % from four days on."""
    z = NormalDist().inv_cdf((1 + SURE) / 2)
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
