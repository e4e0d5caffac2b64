"""Quantiles of the chi-square distribution, for intervals of variances."""

from __future__ import annotations

import math
from statistics import NormalDist


def chi_square_quantile(chance: float, freedom: float) -> float:
    """The value below which a chi-square variable lies with this chance (Wilson and Hilferty: within 1 % from 3 on)."""
    part = 2 / (9 * freedom)
    return freedom * max(0.0, 1 - part + NormalDist().inv_cdf(chance) * math.sqrt(part)) ** 3
