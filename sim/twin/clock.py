"""Whose turn it is at one and the same microsecond."""

from __future__ import annotations

from typing import cast

from simpy import Environment, Event
from simpy.events import EventPriority

DESKS = 1
"""Windows act first, in the hall's order (SimPy keeps 0 for interrupts)."""
IMPATIENT = 1 << 40
"""Then people who lose patience, in the order of their tickets;"""
RETURNING = 2 << 40
"""then those who come back;"""
ARRIVING = 3 << 40
"""then those who arrive."""


class Turn(Event):
    """Comes at `at`; of several turns at one moment the one with the smaller `order` comes first."""

    def __init__(self, env: Environment, at: int, order: int) -> None:
        super().__init__(env)
        self._ok = True
        self._value = None
        env.schedule(self, cast(EventPriority, order), at - env.now)
