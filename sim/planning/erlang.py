"""Erlang's formulas: the first guess of how many windows it takes, before anything is simulated.

The waiting system M/M/c (A. K. Erlang, 1917), with the load of each quarter of an hour as the modified-offered-load
approximation gives it (Jennings, Mandelbaum, Massey and Whitt, 1996): what is in service lags behind what arrives.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def waiting_chance(servers: int, load: float) -> float:
    """Erlang C: the chance that an arrival finds all `servers` busy; `load` in erlangs. 1 where they cannot keep up."""
    if load >= servers:
        return 1.0
    blocked = 1.0
    for busy in range(1, servers + 1):
        blocked = load * blocked / (busy + load * blocked)
    return blocked / (1 - load / servers * (1 - blocked))


def waits_within(servers: int, load: float, services: float) -> float:
    """The share of people who wait at most `services` mean service times, first come first served."""
    if load >= servers:
        return 0.0
    return 1 - waiting_chance(servers, load) * math.exp(-(servers - load) * services)


def mean_wait(servers: int, load: float) -> float:
    """The mean wait in mean service times; endless where they cannot keep up."""
    return waiting_chance(servers, load) / (servers - load) if load < servers else math.inf


def modified_offered_load(offered: Sequence[float], steps_per_service: float) -> Floats:
    """The load that is in service at each step, when `offered` (arrivals per service time) changes by the step.

    `steps_per_service` is a mean service time in steps. With exponential service the load follows what is offered as
    dm/dt = offered - m, in service times.
    """
    decay = math.exp(-1 / steps_per_service)
    load = 0.0
    found = []
    for rate in offered:
        load = rate + (load - rate) * decay
        found.append(load)
    return np.array(found)
