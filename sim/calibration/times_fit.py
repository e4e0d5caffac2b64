"""Service times of a log: mean, spread and shape by service, and how well a lognormal fits."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.demand_model.chance import Floats

ENOUGH_FOR_ITS_OWN = 20
"""Times from which a service has a mean and spread of its own."""
ENOUGH_FOR_A_SHAPE = 200
"""Times from which the shape itself is kept where a lognormal does not fit."""
SHAPE_POINTS = 101
RESAMPLES = 200
SHORTEST = 1 / 60
"""Minutes: shorter ones were slips of the hand."""


@dataclass(frozen=True, slots=True)
class TimesFit:
    """Times of one service in minutes.

    `mean` with its 95 % interval, `cv`, the Kolmogorov–Smirnov `distance` to the lognormal with this mean and cv, and
    the `band` below which 95 % of samples from that lognormal stay. `shape` is empty where the lognormal is kept.
    """

    service: str
    times: Floats
    mean: float
    low: float
    high: float
    cv: float
    distance: float
    band: float
    shape: tuple[float, ...]

    @property
    def is_lognormal(self) -> bool:
        """Whether these could well be times from a lognormal."""
        return self.distance <= self.band


def fit_times(service: str, times: Floats, seed: int = 0) -> TimesFit:
    """Fit the times of one service; at least two different ones."""
    mean, sd = float(times.mean()), float(times.std(ddof=1))
    half = 1.96 * sd / math.sqrt(len(times))
    stream = np.random.Generator(np.random.Philox(key=np.array([seed, len(times)], np.uint64)))
    distance, band = ks_lognormal(times, mean, sd / mean), _band(mean, sd / mean, len(times), stream)
    keeps_shape = distance > band and len(times) >= ENOUGH_FOR_A_SHAPE
    return TimesFit(
        service, times, mean, max(0.0, mean - half), mean + half, sd / mean, distance, band,
        shape_of(times) if keeps_shape else (),
    )  # fmt: skip


def ks_lognormal(times: Floats, mean: float, cv: float) -> float:
    """The largest gap between the times' distribution and the lognormal with this mean and cv."""
    sigma = math.sqrt(math.log(1 + cv**2))
    if sigma == 0:
        return 1.0
    ordered = np.sort(times)
    standard = (np.log(ordered) - math.log(mean) + sigma**2 / 2) / sigma
    below = normal_cdf(standard)
    steps = np.arange(len(ordered) + 1) / len(ordered)
    return float(max(np.abs(below - steps[1:]).max(), np.abs(below - steps[:-1]).max()))


def normal_cdf(values: Floats) -> Floats:
    """The standard normal distribution function."""
    return np.array([0.5 * math.erfc(-value / math.sqrt(2)) for value in values.tolist()])


def shape_of(times: Floats) -> tuple[float, ...]:
    """Quantiles at even steps in relation to the mean; the last one such that the longest times keep their mean."""
    points = np.quantile(times, np.linspace(0, 1, SHAPE_POINTS))
    longest = times[times >= points[-2]]
    points[-1] = max(points[-2], 2 * float(longest.mean()) - points[-2])
    return tuple(round(float(point / times.mean()), 5) for point in points)


def _band(mean: float, cv: float, people: int, stream: np.random.Generator) -> float:
    """What 95 % of samples of this size from the lognormal stay below, fitted anew each time."""
    sigma = math.sqrt(math.log(1 + cv**2))
    size = min(people, 2000)
    distances = []
    for _ in range(RESAMPLES):
        sample = np.exp(sigma * stream.standard_normal(size) + math.log(mean) - sigma**2 / 2)
        distances.append(ks_lognormal(sample, float(sample.mean()), float(sample.std(ddof=1) / sample.mean())))
    return float(np.quantile(distances, 0.95)) * math.sqrt(size / people)
