"""What became of each number's slip, told to the hall: at once, or when the hall is there again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dispatcher import wire
from dispatcher.client.errors import HallAway, HallRefused

log = logging.getLogger(__name__)


class Records(Protocol):
    """Where it is written down what became of slips."""

    async def printed(self, ticket: str, state: wire.PrintState) -> wire.Ticket:
        """Say what became of a ticket's slip."""
        ...


@dataclass(frozen=True, slots=True)
class Untold:
    """The last word on a ticket's slip, and the jobs of the queue whose ends it sums up."""

    state: wire.PrintState
    jobs: tuple[int, ...]


class SlipReports:
    """Keeps the last word on each slip until the hall has heard it.

    `heard` writes down that the ends of these jobs need not be told again, also by a program that is started anew. It
    is called in a thread of its own, and does not raise.
    """

    def __init__(self, records: Records, heard: Callable[[Sequence[int]], None]) -> None:
        self._records = records
        self._heard = heard
        self._untold: dict[str, Untold] = {}
        self._one_at_a_time = asyncio.Lock()

    def note(self, ticket: str, state: wire.PrintState, job: int | None = None) -> None:
        """A slip of the ticket came to this end, which the queue keeps under the id `job`."""
        before = self._untold.get(ticket)
        jobs = before.jobs if before else ()
        self._untold[ticket] = Untold(state, jobs if job is None else (*jobs, job))

    async def tell(self) -> bool:
        """Tell all that the hall has not heard; whether it knows everything now."""
        async with self._one_at_a_time:
            for ticket, untold in list(self._untold.items()):
                try:
                    await self._records.printed(ticket, untold.state)
                except HallAway:
                    return False
                except HallRefused as refusal:
                    if refusal.problem.status >= 500:
                        return False
                    log.warning("%s: slip %s, which the hall does not take down: %s", ticket, untold.state, refusal)
                if self._untold.get(ticket) is untold:
                    del self._untold[ticket]
                    await asyncio.to_thread(self._heard, untold.jobs)
            return True
