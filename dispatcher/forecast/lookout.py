"""The engine's answers about a running hall, in the form in which they are told."""

from __future__ import annotations

from collections.abc import Mapping

from dispatcher.domain.model import Hall
from dispatcher.domain.outlook import Outlook
from dispatcher.domain.prospect import WhatIf
from dispatcher.forecast.known_visits import KnownVisits
from dispatcher.forecast.rehearsal import Rehearsal, TooManyPeople
from dispatcher.forecast.what_if import what_if


class Lookout:
    """Looks at one hall again and again, and remembers what people come for there."""

    def __init__(self) -> None:
        self._known = KnownVisits()

    def outlook(self, hall: Hall, at: int) -> Outlook | None:
        """What is to be expected at `at` (microseconds); None where too many people are there to look in good time."""
        try:
            lived = Rehearsal(hall, at, self._known).lived()
        except TooManyPeople:
            return None
        lanes = hall.lanes
        return Outlook(at, hall.serial, lived.waits(), lived.newcomers_waits(), tuple(lanes.work), tuple(lanes.servers))

    def what_if(self, hall: Hall, at: int, sat_last: Mapping[str, str]) -> WhatIf | None:
        """What one window more or less would do; None where too many people are there."""
        try:
            return what_if(hall, at, sat_last, self._known)
        except TooManyPeople:
            return None
