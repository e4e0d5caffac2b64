"""How long people wait before they leave, where most were called first: the Kaplan–Meier estimate."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.draws import Flags
from sim.calibration.observed import SeenVisit
from sim.demand_model.chance import Floats
from sim.demand_model.patience import Patience

MOST_POINTS = 40
FEWEST_AT_RISK = 10
"""The curve ends where fewer people still waited."""


@dataclass(frozen=True, slots=True)
class PatienceFit:
    """`minutes` at which somebody left, the `gone` share by then with its 95 % interval; `left` of `people` left.

    `ends`: minutes up to which the curve could be followed.
    """

    minutes: Floats
    gone: Floats
    low: Floats
    high: Floats
    left: int
    people: int
    ends: float

    def continued_by(self, assumed: Patience) -> Patience:
        """The curve as far as it could be followed; beyond, people leave as often as is assumed."""
        count = len(self.minutes)
        chosen = np.unique(np.linspace(0, max(0, count - 1), min(count, MOST_POINTS)).round().astype(int)).tolist()
        points = [[round(float(self.minutes[one]), 3), round(float(self.gone[one]), 5)] for one in chosen]
        gone = points[-1][1] if points else 0.0
        if not points or points[-1][0] < self.ends:
            points.append([round(self.ends, 3), gone])
        staying = (1 - gone) / max(1e-9, 1 - assumed.share_gone(self.ends))
        points += [
            [minutes, round(1 - staying * (1 - share), 5)] for minutes, share in assumed.gives_up if minutes > self.ends
        ]
        return Patience(gives_up=points)


def patience_of(visits: Sequence[SeenVisit]) -> PatienceFit | None:
    """From everybody whose wait is known: until the first call, or until leaving. None: of nobody it is."""
    waits = [(visit.wait / MICROSECONDS_PER_MINUTE, visit.called is None) for visit in visits if visit.wait is not None]
    if not waits:
        return None
    minutes, left = zip(*waits, strict=True)
    return kaplan_meier(np.array(minutes), np.array(left, np.bool_))


def kaplan_meier(waits: Floats, left: Flags) -> PatienceFit:
    """The share gone by each wait. `waits` in minutes until leaving (`left`) or until being called."""
    times = np.unique(waits[left])
    at_risk = len(waits) - np.searchsorted(np.sort(waits), times, "left")
    leaving = np.searchsorted(np.sort(waits[left]), times, "right") - np.searchsorted(
        np.sort(waits[left]), times, "left"
    )
    enough = at_risk >= min(FEWEST_AT_RISK, len(waits))
    times, at_risk, leaving = times[enough], at_risk[enough], leaving[enough]
    stay: Floats = np.cumprod(1 - leaving / np.maximum(at_risk, 1)).astype(np.float64)
    greenwood = np.cumsum(leaving / np.maximum(at_risk * (at_risk - leaving), 1))
    half = 1.96 * stay * np.sqrt(greenwood)
    return PatienceFit(
        minutes=times,
        gone=1 - stay,
        low=np.clip(1 - stay - half, 0, 1),
        high=np.clip(1 - stay + half, 0, 1),
        left=int(left.sum()),
        people=len(waits),
        ends=float(np.sort(waits)[-min(FEWEST_AT_RISK, len(waits))]) if len(waits) else 0.0,
    )


def share_interval(part: int, whole: int) -> tuple[float, float]:
    """Where a share lies with 95 % (Wilson)."""
    if whole == 0:
        return 0.0, 1.0
    z, share = 1.96, part / whole
    middle = (share + z**2 / (2 * whole)) / (1 + z**2 / whole)
    half = z * math.sqrt(share * (1 - share) / whole + z**2 / (4 * whole**2)) / (1 + z**2 / whole)
    return max(0.0, middle - half), min(1.0, middle + half)
