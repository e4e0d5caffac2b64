"""What everybody in a simulated day shares, and when its parts begin and end."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from dispatcher.client.http import HallClient
from dispatcher.config import HallConfig
from dispatcher.domain.coverage import Coverage
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.rules import HallRules
from sim.hall_time import HallTime
from sim.people import Observations, People
from sim.screens.console import ConsoleInUse
from sim.stream import OpenedWindows, ReadyCalls

LUNCH = "lunch"
BREAK = "break"


@dataclass
class Day:
    """One day in a running hall: the line to the dispatcher, its clock, the rules, the people.

    `consoles` are the windows whose clerks have one that is running. `at_work` says which clerk sits at a window now; a
    window whose clerk is away is not in it.
    """

    config: HallConfig
    date: datetime.date
    hall: HallClient
    time: HallTime
    calls: ReadyCalls
    people: People
    seen: Observations
    errands: asyncio.TaskGroup
    consoles: Mapping[str, ConsoleInUse] = field(default_factory=dict)
    opened: OpenedWindows = field(default_factory=OpenedWindows)
    at_work: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rules: HallRules = self.config.rules()
        self.coverage = Coverage(self.rules)
        self.sessions = self.rules.hours.sessions(self.date)
        self._midnight = self.rules.hours.moment(self.date, 0)

    def moment(self, minute: float) -> int:
        """The hall's time of a minute of this day, in microseconds."""
        return self._midnight + int(minute * MICROSECONDS_PER_MINUTE)

    @property
    def ends(self) -> int:
        """When the last session ends, in microseconds."""
        return self.sessions[-1][1]

    def pause_reason(self, wanted: str) -> str:
        """The hall's reason for a pause: the wanted one where it is listed, else its first."""
        known = [reason.id for reason in self.config.pause_reasons]
        return wanted if wanted in known else known[0]
