"""Who does not come when called, and whether they come back after they were passed."""

from __future__ import annotations

from typing import Annotated, Self

import numpy as np
from pydantic import Field, model_validator

from dispatcher.config.sections import Section, Share
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.draws import NEVER, Flags
from sim.demand_model.chance import Ints, People, Rank

Minutes = Annotated[float, Field(ge=0, le=600)]


class Absence(Section):
    """`absent`: share of visits not there at their first call; `returns`: share of these who come back that day.

    `returns_after`: from and to how many minutes after being passed they come back, evenly between.
    """

    absent: Share = 0.04
    returns: Share = 0.6
    returns_after: list[Minutes] = Field(default=[2, 12], min_length=2, max_length=2)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.returns_after[0] > self.returns_after[1]:
            raise ValueError("returns_after: 前一个不能大于后一个 / the first must not exceed the second")
        return self


def draw_absence(absence: Absence, people: People) -> tuple[Flags, Ints]:
    """Who is absent, and after how many microseconds they would come back (`NEVER`: not)."""
    absent: Flags = people.rank(Rank.ABSENT) < absence.absent
    comes_back = people.rank(Rank.RETURNS) < absence.returns
    first, last = absence.returns_after
    minutes = first + (last - first) * people.rank(Rank.RETURNS_AFTER)
    after = np.where(absent & comes_back, np.rint(minutes * MICROSECONDS_PER_MINUTE), NEVER)
    return absent, after.astype(np.int64)
