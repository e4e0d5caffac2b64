"""How long people wait before they give their number back.

A curve: after so many minutes, this share of people would have left. Beyond its last point nobody leaves. The same form
holds an assumption and what a Kaplan–Meier estimate of a log gives, where most people were called before they left.
"""

from __future__ import annotations

from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from dispatcher.config.sections import Section
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.draws import NEVER
from sim.demand_model.chance import Floats, Ints

Point = Annotated[list[float], Field(min_length=2, max_length=2)]


class Patience(Section):
    """`gives_up`: [minutes, share] in ascending order; from [0, 0] on, straight between the points."""

    gives_up: list[Point] = Field(
        default=[[15, 0.02], [30, 0.06], [60, 0.15], [90, 0.25], [120, 0.35]], max_length=1000
    )

    @model_validator(mode="after")
    def _rises(self) -> Self:
        before_minutes, before_share = 0.0, 0.0
        for minutes, share in self.gives_up:
            if minutes < before_minutes or share < before_share or not share <= 1 or minutes > 1440:
                raise ValueError(
                    "gives_up: 分钟（至多 1440）和份额（至多 1）都须由小到大 / "
                    "minutes (at most 1440) and shares (at most 1) must both rise"
                )
            before_minutes, before_share = minutes, share
        return self

    def share_gone(self, minutes: float) -> float:
        """The share of people who leave before they have waited so long."""
        points = np.array([[0.0, 0.0], *self.gives_up])
        return float(np.interp(minutes, points[:, 0], points[:, 1]))


def draw_patience(patience: Patience, rank: Floats) -> Ints:
    """Microseconds that each one waits before giving up; `NEVER` for those who stay."""
    points = np.array([[0.0, 0.0], *patience.gives_up])
    minutes = np.interp(rank, points[:, 1], points[:, 0])
    waits: Ints = np.where(rank < points[-1, 1], np.rint(minutes * MICROSECONDS_PER_MINUTE), NEVER).astype(np.int64)
    return waits
