"""What is asked of a plan: how long people may wait, and how long clerks may stay."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from dispatcher.config.sections import Section

USUAL_MEAN = 8
"""Minutes that people may wait on the average where nothing else is said."""

Minutes = Annotated[float, Field(gt=0, le=600)]


class Measure(enum.Enum):
    """What a limit is about. `WITHIN` must not fall below its limit, the others must not exceed it."""

    WITHIN = "within"
    """Share of people called within some minutes; whoever left without a call was not."""
    MEAN = "mean"
    """Mean wait in minutes; of people who left, until then."""
    LEFT = "left"
    """Share of people who left without a call."""
    OVERTIME = "overtime"
    """Minutes a clerk stays past the end of a shift, on the average of all working clerks and days (R6)."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One condition: the `bound` of a `measure`; `minutes` belongs to `WITHIN`; `priority` None: everybody together.

    `span`: only people whose wait begins between these minutes after midnight; None: the whole day.
    """

    measure: Measure
    bound: float
    minutes: float = 0.0
    priority: str | None = None
    span: tuple[int, int] | None = None

    def strain(self, value: float) -> float:
        """How much of what is allowed is used up: up to 1 the limit holds, 2 is twice as much as may be."""
        if self.measure is Measure.WITHIN:
            return (1 - value) / (1 - self.bound)
        return value / self.bound


class WaitGoal(Section):
    """At least `share` of people wait at most `within_minutes`, and `mean_minutes` on the average, where that is given.

    A share of 1 cannot be asked: chance keeps no promise without exception.
    """

    within_minutes: Minutes = 15
    share: float = Field(default=0.9, ge=0.5, le=0.999)
    mean_minutes: Minutes | None = None

    def limits(self, priority: str | None = None) -> list[Limit]:
        """The goal as single conditions."""
        within = Limit(Measure.WITHIN, self.share, self.within_minutes, priority)
        if self.mean_minutes is None:
            return [within]
        return [within, Limit(Measure.MEAN, self.mean_minutes, priority=priority)]


class Goal(WaitGoal):
    """The goal for everybody, tighter ones by priority, and what else must hold.

    `mean_minutes`: left out, 8, or nothing where `within_minutes` asks for less. `left_share`: who leaves without a
    call, at most; `overtime_minutes`: a clerk's overtime a day, on the average.
    """

    mean_minutes: Minutes | None = USUAL_MEAN
    left_share: float | None = Field(default=None, gt=0, le=1)
    overtime_minutes: Minutes | None = 20
    priorities: dict[str, WaitGoal] = Field(default={})

    @model_validator(mode="before")
    @classmethod
    def _no_longer_mean_by_default(cls, content: Any) -> Any:
        if isinstance(content, dict) and "mean_minutes" not in content:
            within = content.get("within_minutes")
            if isinstance(within, int | float) and within < USUAL_MEAN:
                return {**content, "mean_minutes": None}
        return content

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        named: list[tuple[str, WaitGoal]] = [("", self)]
        named.extend((f"priorities.{name}.", goal) for name, goal in self.priorities.items())
        for name, goal in named:
            if goal.mean_minutes is not None and goal.mean_minutes > goal.within_minutes:
                raise ValueError(
                    f"{name}mean_minutes: 平均 {goal.mean_minutes:g} 分钟长于多数人的上限 "
                    f"{goal.within_minutes:g} 分钟，互相矛盾；请改小或不写 / contradicts within_minutes: "
                    f"the mean {goal.mean_minutes:g} is longer than what most people may wait, {goal.within_minutes:g}"
                )
        for name, goal in self.priorities.items():
            if goal.within_minutes > self.within_minutes and goal.share <= self.share:
                raise ValueError(
                    f"priorities.{name}.within_minutes: 优先的人反而比大家等得久，互相矛盾；请改为不超过 "
                    f"{self.within_minutes:g} / people with priority would wait longer than everybody; "
                    f"at most {self.within_minutes:g}"
                )
        return self

    def all_limits(self) -> list[Limit]:
        """Every condition: everybody's waits first, then those of single priorities, leaving, overtime."""
        found = self.limits()
        for priority, goal in self.priorities.items():
            found.extend(goal.limits(priority))
        if self.left_share is not None:
            found.append(Limit(Measure.LEFT, self.left_share))
        if self.overtime_minutes is not None:
            found.append(Limit(Measure.OVERTIME, self.overtime_minutes))
        return found
