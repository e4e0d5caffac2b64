"""When people come: a Poisson process whose rate varies by the day and by the quarter of an hour.

The rate of a quarter of an hour is visits of the day × share of the quarter × a gamma factor of the day × a gamma
factor of the quarter (`busy_spells`). Both factors have mean 1. Their coefficients of variation are the parameters,
because these carry over from a large place to a small one while the ratio of variance to mean does not: with mean m a
count has variance / mean = 1 + m · cv² (`dispersion`). A bank's call centre shows about 3 at 23 calls a quarter and
about 16 at 1,567 calls a day. The defaults give that there, and 1.3 and 2 at 110 visits a day.

Counts are drawn by inversion: the i-th arrival of a day comes when the summed rate reaches the sum of i exponentials.
So more demand brings the same people earlier, and others after them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from pydantic import Field, model_validator

from dispatcher.config.sections import ArrivalSpan, Section
from dispatcher.config.times_of_day import clock_minutes
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from sim.demand_model.busy_spells import draw_day_factors, draw_quarter_factors
from sim.demand_model.chance import Chance, Floats, Ints, Source

QUARTERS = 96
"""Quarters of an hour in a day."""
QUARTER = 15 * MICROSECONDS_PER_MINUTE
DAY_CV, QUARTER_CV, PERSISTENCE = 0.075, 0.29, 0.5


class Arrivals(Section):
    """How a day's visits are spread over the day and how much they vary.

    `profile`: spans of the wall clock and their weights; within a quarter of an hour people come evenly. `day_cv`,
    `quarter_cv`: coefficients of variation of the day's and of each quarter's rate, beyond what chance does anyway.
    `persistence`: correlation between the rates of neighbouring quarters.
    """

    day_cv: float = Field(default=DAY_CV, ge=0, le=2)
    quarter_cv: float = Field(default=QUARTER_CV, ge=0, le=3)
    persistence: float = Field(default=PERSISTENCE, ge=0, le=0.98)
    profile: list[ArrivalSpan] = Field(min_length=1, max_length=QUARTERS)

    @model_validator(mode="after")
    def _somebody_comes(self) -> Self:
        if not any(span.weight > 0 for span in self.profile):
            raise ValueError("profile: 各时段权重不能全为零 / at least one span needs a weight above 0")
        return self

    def quarter_shares(self) -> Floats:
        """The share of a day's visits that falls into each of its 96 quarters of an hour."""
        shares = np.zeros(QUARTERS)
        edges = np.arange(QUARTERS + 1) * 15.0
        for span in self.profile:
            start, end = clock_minutes(span.start), clock_minutes(span.end)
            overlap = np.minimum(edges[1:], end) - np.maximum(edges[:-1], start)
            shares += span.weight * np.maximum(overlap, 0) / (end - start)
        quartered: Floats = shares / shares.sum()
        return quartered


def dispersion(mean: float, cv: float) -> float:
    """Variance / mean of counts with this mean whose rate varies by `cv`; 1 is pure chance."""
    return 1 + mean * cv**2


def cv_of(dispersion: float, mean: float) -> float:
    """The coefficient of variation behind a ratio of variance to mean; 0 where counts vary less than by chance."""
    return math.sqrt(max(0.0, dispersion - 1) / mean)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Arrivals of several days in order of coming: `counts` by day and all `times` (microseconds after midnight)."""

    counts: Ints
    times: Ints


def draw_arrivals(arrivals: Arrivals, visits: Floats, closes: Ints, chance: Chance) -> Arrived:
    """People coming to the door. By day: the `visits` that a whole profile brings, and when the door `closes`."""
    day_factors = draw_day_factors(arrivals.day_cv, chance)
    quarter_factors = draw_quarter_factors(arrivals.quarter_cv, arrivals.persistence, QUARTERS, chance)
    edges = np.minimum(np.arange(QUARTERS + 1, dtype=np.float64) * QUARTER, closes[:, None])
    open_part = np.diff(edges, axis=1) / QUARTER
    rates = visits[:, None] * arrivals.quarter_shares() * day_factors * quarter_factors * open_part
    summed = np.concatenate((np.zeros((len(visits), 1)), np.cumsum(rates, axis=1)), axis=1)
    points = chance.sums(Source.ARRIVAL, float(summed[:, -1].max(initial=0.0)))
    counts = (points < summed[:, -1:]).sum(axis=1)
    times = [
        np.interp(row[:count], total, edge)
        for row, count, total, edge in zip(points, counts.tolist(), summed, edges, strict=True)
    ]
    return Arrived(counts, np.concatenate([*times, np.empty(0)]).astype(np.int64))


def held_until_issuing(times: Ints, day: Ints, spans: Sequence[Sequence[tuple[int, int]]]) -> Ints:
    """When those who come at `times` get their number: at once, or when numbers are issued again.

    `day` is each one's index into `spans`, the issuing spans of the days. Whoever comes after the last one has come a
    moment before it ended.
    """
    given = times.copy()
    for issuing in set(map(tuple, spans)):
        days = np.array([index for index, each in enumerate(spans) if tuple(each) == issuing])
        here = np.isin(day, days)
        given[here] = _held(times[here], issuing)
    return given


def _held(times: Ints, issuing: tuple[tuple[int, int], ...]) -> Ints:
    if not issuing:
        return times
    opens, closes = np.array(issuing, np.int64).T
    span = np.minimum(np.searchsorted(closes, times, side="right"), len(closes) - 1)
    return np.clip(times, opens[span], closes[-1] - 1)
