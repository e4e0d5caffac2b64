"""Quantiles of the chi-square distribution, for intervals of variances."""

from __future__ import annotations

import math
from statistics import NormalDist


def chi_square_quantile(chance: float, freedom: float) -> float:
    """The value below which a chi-square variable lies with this chance.

    Wilson and Hilferty's approximation: within 5 % from 5 degrees of freedom on, its lower tail 16 % too low at 3.
    """
    part = 2 / (9 * freedom)
    return freedom * max(0.0, 1 - part + NormalDist().inv_cdf(chance) * math.sqrt(part)) ** 3
