"""What became of each number's slip, told to the hall: at once, or when the hall is there again."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from dispatcher import wire
from dispatcher.client.errors import HallAway, HallRefused

log = logging.getLogger(__name__)


class Records(Protocol):
    """Where it is written down what became of slips."""

    async def printed(self, ticket: str, state: wire.PrintState) -> wire.Ticket:
        """Say what became of a ticket's slip."""
        ...


class SlipReports:
    """Keeps the last word on each slip until the hall has heard it."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._untold: dict[str, wire.PrintState] = {}
        self._one_at_a_time = asyncio.Lock()

    def note(self, ticket: str, state: wire.PrintState) -> None:
        """A slip of the ticket came to this end."""
        self._untold[ticket] = state

    async def tell(self) -> bool:
        """Tell all that the hall has not heard; whether it knows everything now."""
        async with self._one_at_a_time:
            for ticket, state in list(self._untold.items()):
                try:
                    await self._records.printed(ticket, state)
                except HallAway:
                    return False
                except HallRefused as refusal:
                    if refusal.problem.status >= 500:
                        return False
                    log.warning("%s: slip %s, which the hall does not take down: %s", ticket, state, refusal)
                if self._untold.get(ticket) == state:
                    del self._untold[ticket]
            return True
