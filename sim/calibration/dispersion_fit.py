"""How much days and quarters of an hour vary beyond chance, as coefficients of variation with 95 % intervals.

Moments to the first order: a quarter's deviation is seen against its own day's total, which it is a part of. At a cv of
0.4 that leaves the estimate some 3 % too low.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.calibration.chi_square import chi_square_quantile
from sim.calibration.counts import Counts
from sim.demand_model.busy_spells import shared_variance
from sim.demand_model.chance import Floats, Ints

FEWEST_LEFT = 3
"""Days beyond the figures that they had to tell already, fewer of which tell nothing of how days vary."""
DAYS_FOR_SPELLS = 5
"""Days that tell how long busy spells last."""
RESAMPLES = 400
PERSISTENCES = np.arange(0, 0.98, 0.01)


@dataclass(frozen=True, slots=True)
class Spread:
    """A coefficient of variation and its interval; `persistence` of quarters, None where it was assumed."""

    cv: float
    low: float
    high: float
    persistence: float | None = None


@dataclass(frozen=True, slots=True)
class Moments:
    """By day: squared deviations and products of neighbours, beyond what chance gives; the squared rate of the day."""

    squares: Floats
    neighbours: Floats
    totals: Floats


def day_spread(totals: Floats, expected: Floats, parameters: float, from_quarters: float) -> Spread | None:
    """How much the rate of days varies; None when there are too few days.

    `from_quarters`: the squared cv that the quarters' own variation leaves in a day's total.
    """
    left = len(totals) - parameters
    if left < FEWEST_LEFT:
        return None
    squares = float(((totals - expected) ** 2).sum()) * len(totals) / left

    def cv(square: float) -> float:
        beyond = (square - float(expected.sum())) / float((expected**2).sum())
        return math.sqrt(max(0.0, beyond - from_quarters))

    low, high = (squares * left / chi_square_quantile(chance, left) for chance in (0.975, 0.025))
    return Spread(cv(squares), cv(low), cv(high))


def quarter_spread(counts: Counts, assumed_persistence: float, seed: int = 0) -> Spread | None:
    """How much quarters vary within a day and how long that lasts; None when the days had to tell the profile alone."""
    days = len(counts.dates)
    if days * counts.pool < FEWEST_LEFT:
        return None
    moments = _moments(counts)
    weights = _weights(counts.shares)
    tells = days >= DAYS_FOR_SPELLS
    cv, persistence = _solve(moments, np.arange(days), weights, None if tells else assumed_persistence)
    if not tells:
        return Spread(cv, 0.0, max(1.0, 2 * cv))
    stream = np.random.Generator(np.random.Philox(key=np.array([seed, 0], np.uint64)))
    again = [_solve(moments, chosen, weights, None)[0] for chosen in stream.integers(0, days, (RESAMPLES, days))]
    low, high = (float(bound) for bound in np.quantile(again, (0.025, 0.975)))
    return Spread(cv, low, high, persistence)


def _moments(counts: Counts) -> Moments:
    """The profile was made of these very counts, so each deviates from it less by its own part: made good here."""
    shares, totals = counts.shares, counts.totals().astype(np.float64)
    expected = totals[:, None] * shares
    residual = counts.table - expected
    repeated = counts.pool * len(counts.dates)
    own = 1 - 1 / repeated
    squares = (residual**2 - expected * (1 - shares) * own).sum(axis=1) / own
    neighbours = (residual[:, :-1] * residual[:, 1:] + expected[:, :-1] * shares[1:] * own).sum(axis=1) / own
    return Moments(squares, neighbours, totals * (totals - 1))


def _weights(shares: Floats) -> tuple[Floats, Floats]:
    """What a cv of 1 adds to squares and to products of neighbours, by persistence, for a day of one visit.

    A day's total is given, so only what a quarter deviates beyond its whole day shows.
    """
    squares, neighbours = [], []
    for persistence in PERSISTENCES:
        shared = shared_variance(shares, persistence)
        whole = float(shares @ shared)
        squares.append(float((shares**2 * (1 - 2 * shared + whole)).sum()))
        both = shares[:-1] * shares[1:] * (persistence - shared[:-1] - shared[1:] + whole)
        neighbours.append(float(both.sum()))
    return np.array(squares), np.array(neighbours)


def _solve(
    moments: Moments, days: Ints, weights: tuple[Floats, Floats], persistence: float | None
) -> tuple[float, float]:
    """(cv, persistence) that give these days' moments."""
    squares, neighbours = float(moments.squares[days].sum()), float(moments.neighbours[days].sum())
    totals = float(moments.totals[days].sum())
    if persistence is None:
        misfit = np.abs(neighbours * weights[0] - squares * weights[1]) if squares > 0 else PERSISTENCES
        place = int(np.argmin(misfit))
    else:
        place = int(np.argmin(np.abs(PERSISTENCES - persistence)))
    return math.sqrt(max(0.0, squares / max(1e-9, totals * weights[0][place]))), float(PERSISTENCES[place])
