"""Bounds for what chance does: a test that uses one fails by chance once in 10,000 seeds, and its seed is fixed."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

FALSE_ALARM = 1e-4
"""Chance that a right program is called wrong by one of these bounds, were the seed not fixed."""
Z = 3.89
"""So many standard errors to both sides leave out `FALSE_ALARM`."""

Floats = npt.NDArray[np.float64]
Interval = tuple[float, float]


def around(estimate: float, standard_error: float) -> Interval:
    """The interval in which the truth lies but for `FALSE_ALARM`."""
    return estimate - Z * standard_error, estimate + Z * standard_error


def of_mean(values: Floats) -> Interval:
    """Where the mean lies that these independent values were drawn with."""
    return around(float(values.mean()), float(values.std(ddof=1)) / math.sqrt(len(values)))


def of_share(marks: npt.NDArray[np.bool_]) -> Interval:
    """Where the share lies (Wilson's score interval, good for small shares too)."""
    people, share = len(marks), float(marks.mean())
    middle = (share + Z**2 / (2 * people)) / (1 + Z**2 / people)
    half = Z * math.sqrt(share * (1 - share) / people + Z**2 / (4 * people**2)) / (1 + Z**2 / people)
    return middle - half, middle + half


def holds(interval: Interval, value: float) -> bool:
    """Whether `value` lies in the interval."""
    return interval[0] <= value <= interval[1]
