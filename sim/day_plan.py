"""Everything about a day that is decided before it begins: who comes, who sits where, which screens hang there."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dispatcher.config import HallConfig
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, MICROSECONDS_PER_SECOND
from sim.cast import Cast
from sim.demand import Demand, Visit, arrival_spans, issued_minutes
from sim.screens.moments import Moment, moments_of
from sim.screens.plan import Choice, ScreenPlan, Size, screens_of
from sim.seating import DeskPlan, Seating

START_SECONDS = 5.0
"""Real seconds between the start of the dispatcher's clock and the first number: the kiosks start meanwhile."""
SCREEN_SECONDS = 0.5
"""So many more for each screen: what two cores need to start one."""
TOUCH_SECONDS = 5.0
"""For so many real seconds after numbers begin and before they end people leave the touch kiosk alone.

It reads the hall's hours every second or two, and its buttons take their time; at a high speed that is long.
"""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day to be lived."""

    hall_file: Path
    config: HallConfig
    date: datetime.date
    speed: float
    visits: tuple[Visit, ...]
    desks: tuple[DeskPlan, ...]
    screens: tuple[ScreenPlan, ...] = ()

    def with_screens(self, choice: Choice, sizes: Mapping[str, Size], printer: str) -> DayPlan:
        """The same day with screens; `printer` is the touch kiosk's."""
        clerks = {desk.window: desk.clerk for desk in self.desks}
        return replace(self, screens=screens_of(self.config, clerks, choice, sizes, printer))

    def first_number(self) -> int:
        """When the first person comes, in microseconds."""
        return self._moment(min(visit.arrives for visit in self.visits))

    def starts(self) -> datetime.datetime:
        """The hall's local time at which the dispatcher's clock starts: some real seconds before the first number."""
        seconds = START_SECONDS + SCREEN_SECONDS * len(self.screens)
        lead = int(seconds * self.speed * MICROSECONDS_PER_SECOND)
        start = max(self.first_number() - lead, self._moment(0))
        return self.config.rules().hours.local(start).replace(tzinfo=None, microsecond=0)

    def moments(self) -> tuple[Moment, ...]:
        """When the screens are photographed."""
        sessions = self.config.rules().hours.sessions(self.date)
        return moments_of(sessions, [self._moment(visit.arrives) for visit in self.visits])

    def touched(self) -> list[tuple[float, float]]:
        """The spans of the day, in minutes, in which people use the touch kiosk."""
        margin = TOUCH_SECONDS * self.speed / 60
        return [(start + margin, end - margin) for start, end in issued_minutes(self.config, self.date)]

    def _moment(self, minute: float) -> int:
        return self.config.rules().hours.moment(self.date, 0) + int(minute * MICROSECONDS_PER_MINUTE)


def plan_day(hall_file: Path, config: HallConfig, date: datetime.date, people: int, seed: int, speed: float) -> DayPlan:
    """Draw and write a day for so many people. Raises `HallClosedThatDay` or `ServicesUnserved`."""
    seating = Seating(config)
    demand = Demand(config, random.Random(seed))
    sessions = config.rules().hours.sessions_on(date)
    arrival_spans(config, date)
    written = Cast(config, seating, demand, date).visits()
    drawn = demand.draw_day(date, max(0, people - len(written)))
    visits = sorted([*drawn, *written], key=lambda visit: visit.arrives)
    return DayPlan(hall_file, config, date, speed, tuple(visits), tuple(seating.plans(sessions)))
