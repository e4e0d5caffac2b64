"""How much busier or quieter than usual days and quarters of an hour are, and how long that lasts.

All factors are gamma with mean 1. A quarter keeps a random part of the one before and adds something new, such that it
is gamma again and neighbours have the stated correlation (the beta-gamma process of Lewis, McKenzie and Hugus, 1989).
In a bank's call centre (first half of February 1999) neighbouring quarters deviate alike, with a correlation of 0.6 to
0.7 that a few hours of trouble make larger than usual; a half is the assumption. Without it waits come out too short.
"""

from __future__ import annotations

import numpy as np

from sim.demand_model.chance import Chance, Floats, Source

NO_SPREAD = 1e-6
"""A smaller coefficient of variation is none."""
UNRELATED = 1e-6
"""A smaller correlation is none."""


def draw_day_factors(cv: float, chance: Chance) -> Floats:
    """A factor for each day, shape (days, 1)."""
    if cv < NO_SPREAD:
        return np.ones((chance.days(), 1))
    shape = 1 / cv**2
    return chance.gammas(Source.DAY_FACTOR, np.array([shape])) / shape


def draw_quarter_factors(cv: float, persistence: float, quarters: int, chance: Chance) -> Floats:
    """Factors for the quarters of each day, shape (days, quarters)."""
    if cv < NO_SPREAD:
        return np.ones((chance.days(), quarters))
    shape = 1 / cv**2
    if persistence < UNRELATED:
        return chance.gammas(Source.QUARTER_FACTOR, np.full(quarters, shape)) / shape
    kept = chance.betas(Source.QUARTER_KEPT, persistence * shape, (1 - persistence) * shape, quarters)
    new = chance.gammas(Source.QUARTER_FACTOR, np.array([shape, *[(1 - persistence) * shape] * (quarters - 1)]))
    factors = new
    for quarter in range(1, quarters):
        factors[:, quarter] += kept[:, quarter] * factors[:, quarter - 1]
    return factors / shape


def shared_variance(shares: Floats, persistence: float) -> Floats:
    """How far each quarter's factor goes with the whole day's: correlations of all quarters, weighted with `shares`."""
    apart = np.abs(np.subtract.outer(np.arange(len(shares)), np.arange(len(shares))))
    shared: Floats = (persistence**apart) @ shares
    return shared
