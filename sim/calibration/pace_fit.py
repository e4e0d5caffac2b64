"""How fast windows for everything are, and the pause between two people, as far as a log tells."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.rules import UNDIFFERENTIATED, HallRules
from sim.calibration.observed import SeenVisit
from sim.calibration.times_fit import SHORTEST
from sim.demand_model.window_pace import WindowPace

SURE_ENOUGH = 0.05
"""Standard error of the log of the pace below which the log tells it."""


def undifferentiated_windows(rules: HallRules) -> set[str]:
    """The windows for everything."""
    return {window.id for window in rules.windows if UNDIFFERENTIATED in window.roles}


def pace_of(visits: Sequence[SeenVisit], rules: HallRules) -> tuple[float, float] | None:
    """How many times as long windows for everything take for the same services, as `pace_ratio` gives it."""
    everything = undifferentiated_windows(rules)
    return pace_ratio(
        [
            (case.service, case.window in everything, (case.end - case.start) / MICROSECONDS_PER_MINUTE)
            for visit in visits
            for case in visit.cases
        ]
    )


def window_pace(pace: tuple[float, float] | None, changeover: float | None, assumed: WindowPace) -> WindowPace:
    """What is assumed, with the pace and the changeover (seconds) in its place as far as a log tells them."""
    told: dict[str, float] = {}
    if pace is not None and pace[1] < SURE_ENOUGH:
        told["undifferentiated"] = round(min(3.0, max(0.5, pace[0])), 4)
    if changeover is not None:
        told["changeover_seconds"] = changeover
    return assumed.model_copy(update=told)


def pace_ratio(times: Sequence[tuple[str, bool, float]]) -> tuple[float, float] | None:
    """How many times as long undifferentiated windows take for the same services: (ratio, standard error of its log).

    `times`: (service, whether at an undifferentiated window, minutes). None where no service was done at both.
    """
    by_service: dict[str, tuple[list[float], list[float]]] = {}
    for service, undifferentiated, minutes in times:
        if minutes >= SHORTEST:
            by_service.setdefault(service, ([], []))[undifferentiated].append(math.log(minutes))
    total, weight = 0.0, 0.0
    for usual, slower in by_service.values():
        if len(usual) > 1 and len(slower) > 1:
            variance = np.var(usual, ddof=1) / len(usual) + np.var(slower, ddof=1) / len(slower)
            if variance > 0:
                total += float(np.mean(slower) - np.mean(usual)) / float(variance)
                weight += 1 / float(variance)
    return (math.exp(total / weight), 1 / math.sqrt(weight)) if weight else None
