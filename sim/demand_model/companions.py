"""People who come along: they wait on chairs and take no number (R27)."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

import numpy as np

from sim.demand_model.chance import Chance, Ints, Source

MOST_COMPANIONS = 20
"""More never come with one person."""


def draw_companions(mean: float, dates: Sequence[datetime.date], counts: Ints, seed: int) -> Ints:
    """How many people come along with each visit, Poisson with this mean.

    `counts` are the visits of each of the `dates`. The numbers belong to people in the order of `draw.draw`'s arrays.
    """
    chances = [math.exp(-mean) * mean**number / math.factorial(number) for number in range(MOST_COMPANIONS)]
    rank = Chance(seed, dates).ranks(Source.COMPANIONS, counts, 1)[:, 0]
    return np.searchsorted(np.cumsum(chances), rank, "right").astype(np.int64)
