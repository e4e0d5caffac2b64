"""How many came when: visits by day and quarter of an hour, and what they tell of the day's profile."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dispatcher.config.sections import ArrivalSpan
from sim.calibration.observed import Observed
from sim.demand_model.arrivals import QUARTER, QUARTERS
from sim.demand_model.chance import Floats, Ints

ENOUGH_IN_A_SPAN = 40
"""Visits that a span of the profile needs on the average, or its spans are made longer."""
POOLS = (1, 2, 4)
"""Quarters of an hour that make a span, as needed."""


@dataclass(frozen=True, slots=True)
class Counts:
    """`table` (days, 96): visits; `pool`: quarters that share one weight of the profile; `shares` (96): the profile."""

    dates: tuple[datetime.date, ...]
    table: Ints
    pool: int
    shares: Floats

    def totals(self) -> Ints:
        """Visits by day."""
        totals: Ints = self.table.sum(axis=1)
        return totals

    def profile(self) -> list[ArrivalSpan]:
        """The profile as spans of the wall clock, without the empty ones."""
        by_span = self.shares.reshape(-1, self.pool).sum(axis=1)
        return [
            ArrivalSpan.model_validate(
                {
                    "from": _clock(number * self.pool * 15),
                    "to": _clock((number + 1) * self.pool * 15),
                    "weight": round(float(share) * 1000, 3),
                }
            )
            for number, share in enumerate(by_span)
            if round(float(share) * 1000, 3) > 0
        ]


def count_visits(observed: Observed) -> Counts:
    """The counts of all days of a log, with a profile as fine as they allow."""
    dates = tuple(observed.days)
    place = {date: number for number, date in enumerate(dates)}
    table = np.zeros((len(dates), QUARTERS), np.int64)
    for visit in observed.visits:
        table[place[visit.day], min(QUARTERS - 1, max(0, visit.arrival // QUARTER))] += 1
    by_quarter = table.sum(axis=0)
    pool = next((pool for pool in POOLS if _average(by_quarter, pool) >= ENOUGH_IN_A_SPAN), POOLS[-1])
    pooled = np.repeat(by_quarter.reshape(-1, pool).sum(axis=1) / pool, pool)
    return Counts(dates, table, pool, pooled / max(1, pooled.sum()))


def covered(shares: Floats, spans: Sequence[tuple[tuple[int, int], ...] | None]) -> Floats:
    """Which part of the profile each day's opening takes in: all up to the end of its last span."""
    starts = np.arange(QUARTERS) * QUARTER
    parts = [
        1.0 if day is None else float((shares * np.clip((day[-1][1] - starts) / QUARTER, 0, 1)).sum()) if day else 0.0
        for day in spans
    ]
    return np.array(parts)


def _average(by_quarter: Ints, pool: int) -> float:
    by_span = by_quarter.reshape(-1, pool).sum(axis=1)
    return float(by_span[by_span > 0].mean()) if by_span.any() else 0.0


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
