"""An engine that foresees the same for everybody, for tests of what is done with that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hall_builder import MINUTE

from dispatcher.domain.estimate import CHANCE, Wait
from dispatcher.domain.model import Hall
from dispatcher.domain.outlook import Outlook
from dispatcher.domain.prospect import Change, Prospect, WhatIf

NOW = Prospect(12.34, 30.0, 14.0, 0, {})


@dataclass
class FakeEngine:
    """Whoever waits does so for thirty to forty minutes; window 2 would halve that, window 1 is missed least.

    `looks` are those who waited, `asked` who sat where last; it fails as often as `failures` says.
    """

    looks: list[list[str]] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    failures: int = 0

    def outlook(self, hall: Hall, at: int) -> Outlook | None:
        """What is to be expected."""
        if self.failures:
            self.failures -= 1
            raise ZeroDivisionError
        waiting = [ticket for people in hall.lanes.people for _, _, ticket in people]
        self.looks.append(waiting)
        between = (30.0 * MINUTE, 40.0 * MINUTE)
        lanes, waits = hall.lanes, dict.fromkeys(waiting, between)
        return Outlook(at, hall.serial, waits, {}, tuple(lanes.work), tuple(lanes.servers))

    def what_if(self, hall: Hall, at: int, sat_last: Mapping[str, str]) -> WhatIf | None:
        """What one window more or less would do."""
        self.asked.append(dict(sat_last))
        queue = hall.configured().queues[0].id
        more = Prospect(6.0, 15.0, 7.0, 0, {queue: Wait(3, 9, CHANCE)})
        less = Prospect(24.0, 60.0, 28.0, 1, {})
        return WhatIf(at, sum(hall.lanes.count), NOW, (Change("2", "c02", more),), Change("1", "c01", less))
