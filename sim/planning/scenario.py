"""A scenario: what a planner writes about a place, as the sections of a TOML file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from dispatcher.config import clock_minutes
from dispatcher.config.sections import Date, Id, Name, Named, Section, TimeOfDay
from dispatcher.domain.rules import SPECIALISED
from sim.planning.goal import Goal
from sim.toml_reading import TomlUnreadable, read_toml, sentences

PACKAGED = ("township", "county")
"""Scenarios and halls that come with the program, by name."""
MOST_STAFF = 500
"""More windows are not planned in one hall."""

MOST_TOLD = 8
"""So many faults of one scenario are told: more of them mostly have one cause, such as another hall's file."""

Level = Literal["village", "township", "county", "city"]
File = Annotated[str, Field(min_length=1, max_length=400)]


class ScenarioUnreadable(ValueError):
    """The scenario cannot be planned for; `problems` says why, one sentence for each key."""

    def __init__(self, source: str, problems: Sequence[str]) -> None:
        super().__init__(source, problems)
        self.source = source
        self.problems = tuple(problems)

    def __str__(self) -> str:
        told = [f"  {problem}" for problem in self.problems[:MOST_TOLD]]
        if more := len(self.problems) - len(told):
            told.append(f"  另有 {more} 处 / and {more} more")
        listed = "\n".join(told)
        return f"方案有误，请改正 / The scenario needs mending: {self.source}\n{listed}"


class PlaceSection(Section):
    """The place. `hall`: a hall's file beside the scenario, or a packaged one; left out, that of the `level`.

    `log`: last month's log, to which the demand is fitted. `demand_file`: what `python -m sim calibrate` wrote.
    """

    name: Name
    name_en: Name
    level: Level
    inhabitants: int | None = Field(default=None, ge=100, le=50_000_000)
    hall: File | None = None
    log: File | None = None
    demand_file: File | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if self.log is not None and self.demand_file is not None:
            raise ValueError("log 和 demand_file 只能写一个 / give either log or demand_file, not both")
        return self


class LunchSection(Section):
    """Lunch where the hall stays open at noon: `minutes` for each clerk, in turns, between `from` and `to`."""

    minutes: int = Field(default=60, ge=15, le=180)
    first: TimeOfDay = Field(default="11:30", alias="from")
    last: TimeOfDay = Field(default="13:30", alias="to")

    @model_validator(mode="after")
    def _has_a_turn(self) -> Self:
        if clock_minutes(self.last) - clock_minutes(self.first) < self.minutes:
            raise ValueError(
                f"{self.first} 到 {self.last} 容不下 {self.minutes} 分钟的午休 / "
                f"a lunch of {self.minutes} minutes does not fit between {self.first} and {self.last}"
            )
        return self


class StaffSection(Section):
    """Who there is. `available`: clerks at one time; left out, as many as it takes.

    `shortest_shift_minutes`: no shift at a window is shorter, lunch not counted; `step_minutes`: shifts begin and end
    by such steps.
    """

    available: int | None = Field(default=None, ge=1, le=MOST_STAFF)
    shortest_shift_minutes: int = Field(default=120, ge=15, le=720)
    step_minutes: int = Field(default=30, ge=5, le=240)
    lunch: LunchSection | None = None


class WindowsSection(Named):
    """A kind of window that may be used: its roles as in a hall's file (R1), and how many at `least` and at `most`."""

    roles: list[str] = Field(min_length=1)
    services: list[Id] = Field(default=[])
    least: int = Field(default=0, ge=0, le=MOST_STAFF)
    most: int | None = Field(default=None, ge=0, le=MOST_STAFF)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.most is not None and self.most < self.least:
            raise ValueError(
                f"至少 {self.least} 个却至多 {self.most} 个，互相矛盾 / at least {self.least} but at most {self.most}"
            )
        if (SPECIALISED in self.roles) != bool(self.services):
            raise ValueError(
                "专项窗口（specialised）须列出事项，其他窗口不列 / "
                "a specialised window lists its services, others list none"
            )
        return self


class PlanSection(Section):
    """How to plan: between which dates (left out: one year from today), on how many days, by which chance, how surely.

    `days`: figures are of so many days at least; `sure`: the chance of being right at which an answer is taken.
    """

    first: Date | None = Field(default=None, alias="from")
    last: Date | None = Field(default=None, alias="to")
    days: int = Field(default=200, ge=200, le=2000)
    seed: int = Field(default=1, ge=0, le=2**63 - 1)
    sure: float = Field(default=0.95, ge=0.5, le=0.999)


class Scenario(Section):
    """The whole file. `demand`: what is better known than assumed, with the keys of `[demand]` in docs/demand.md."""

    place: PlaceSection
    demand: dict[str, Any] = Field(default={})
    goal: Goal = Goal()
    staff: StaffSection = StaffSection()
    windows: list[WindowsSection] = Field(default=[], max_length=60)
    plan: PlanSection = PlanSection()

    @model_validator(mode="after")
    def _kinds_differ(self) -> Self:
        if len({kind.id for kind in self.windows}) < len(self.windows):
            raise ValueError("windows: 两种窗口同一个 id / two kinds of windows have one id")
        return self


def load_scenario(path: Path) -> Scenario:
    """The scenario in a file. Raises `ScenarioUnreadable`, which names every key that needs mending."""
    try:
        content = read_toml(path)
        return Scenario.model_validate(content)
    except TomlUnreadable as error:
        raise ScenarioUnreadable(str(path), [str(error)]) from error
    except ValidationError as error:
        raise ScenarioUnreadable(str(path), sentences(error, content)) from error


@contextlib.contextmanager
def packaged(kind: Literal["scenarios", "halls"], name: str) -> Iterator[Path]:
    """The file of a packaged scenario or hall."""
    with resources.as_file(resources.files("assets") / kind / f"{name}.toml") as path:
        yield path
