"""How long a service takes at a window: lognormal, or the shape that a log showed.

The time is that of a window with the usual pace; `window_pace` says which windows are slower.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from dispatcher.config.sections import Id, Section
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, MICROSECONDS_PER_SECOND
from sim.demand_model.chance import Chance, Floats, Ints, Normal, People, Rank, Source
from sim.demand_model.errands import MOST_CASES, NONE

SHORTEST = MICROSECONDS_PER_SECOND
"""No service takes less."""
SERVICE_CV = 0.6
"""Between the 0.5 of a clinic (Hangu) and the 1.2 of a bank's call centre."""


class ServiceDemand(Section):
    """One service: its share of the demand, and the minutes that it takes.

    `share` is a weight in relation to the other services. Times have the mean `minutes` and are lognormal with the
    coefficient of variation `cv`; or, where `shape` is given, they have that shape: times in ascending order at evenly
    spaced chances from 0 to 1, in any unit, straight between them, scaled to the mean `minutes`.
    """

    id: Id
    share: float = Field(ge=0, le=1_000_000_000)
    minutes: float = Field(gt=0, le=600)
    cv: float = Field(default=SERVICE_CV, ge=0, le=5)
    shape: list[Annotated[float, Field(ge=0)]] = Field(default=[], max_length=1001)

    @model_validator(mode="after")
    def _shape_rises(self) -> Self:
        if self.shape and (len(self.shape) < 2 or self.shape != sorted(self.shape) or self.shape[-1] <= 0):
            raise ValueError("shape: 至少两个数，由小到大 / at least two numbers that do not fall, the last above 0")
        return self

    def unit_shape(self) -> Floats:
        """The shape in relation to its mean."""
        shape = np.array(self.shape)
        unit: Floats = shape / ((shape[1:] + shape[:-1]) / 2).mean()
        return unit


def sample_minutes(service: ServiceDemand, stream: np.random.Generator, number: int) -> Floats:
    """So many times of one service in minutes, apart from the streams of `chance`."""
    normal, rank = stream.standard_normal(number), stream.random(number)
    times: Floats = _times([service], np.zeros(number, np.int64), normal, rank) / MICROSECONDS_PER_MINUTE
    return times


def draw_service_times(
    services: Sequence[ServiceDemand], chosen: Ints, counts: Ints, people: People, chance: Chance
) -> Ints:
    """Microseconds for each chosen service (n, most); 0 where there is none."""
    times = np.zeros(chosen.shape, np.int64)
    times[:, 0] = _times(
        services,
        chosen[:, 0],
        people.normal(Normal.TIME),
        people.rank(Rank.TIME),
    )
    if chosen.shape[1] > 1:
        each = MOST_CASES - 1
        several = np.flatnonzero(chosen[:, 1] != NONE)
        normal = chance.normals(Source.FURTHER_NORMALS, counts, each, several)
        shaped = any(service.shape for service in services)
        rank = chance.ranks(Source.FURTHER_RANKS, counts, each, several) if shaped else normal
        rows, columns = np.nonzero(chosen[several, 1:] != NONE)
        further = _times(services, chosen[several[rows], columns + 1], normal[rows, columns], rank[rows, columns])
        times[several[rows], columns + 1] = further
    return times


def _times(services: Sequence[ServiceDemand], chosen: Ints, normal: Floats, rank: Floats) -> Ints:
    """The times of chosen services: the lognormal ones by their normal number, those with a shape by their rank.

    Where no service has a shape nobody looks at the ranks.
    """
    mean = np.array([service.minutes * MICROSECONDS_PER_MINUTE for service in services])
    sigma = np.array([math.sqrt(math.log(1 + service.cv**2)) for service in services])
    spread = sigma[chosen]
    times = mean[chosen] * np.exp(spread * normal - spread**2 / 2)
    for number, service in enumerate(services):
        if service.shape:
            here = chosen == number
            shape = service.unit_shape()
            times[here] = mean[number] * np.interp(rank[here], np.linspace(0, 1, len(shape)), shape)
    whole: Ints = np.maximum(np.rint(times), SHORTEST).astype(np.int64)
    return whole
