"""From a touch to a ticket and its slip, whatever the line and the printer do.

One touch has one key. The same key gets the same number however often it is sent, so neither a lost answer nor a
double touch ever gives a second one. A printer in trouble costs paper, never the number.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dispatcher import wire
from dispatcher.client.http import HallAway, HallRefused
from printers.errors import PrinterError, PrintUncertain

log = logging.getLogger(__name__)

ISSUE_PAUSES = (0.2, 0.4, 0.8, 1.6, 3.0, 3.0, 3.0)
"""Seconds between the attempts to take a number: somebody stands there and waits, a quarter of a minute at most."""
REPORT_PAUSES = (0.2, 0.4)
"""Seconds between the attempts to tell what became of a slip: nobody waits for that."""
TOUCHES_REMEMBERED = 64
"""How many touches are remembered: a repeated one gets the same answer and no second slip."""

Pause = Callable[[float], Awaitable[None]]


class Desk(Protocol):
    """The part of the dispatcher that a kiosk needs to give numbers."""

    async def issue(self, request: wire.IssueTicket, key: str | None = None) -> wire.Ticket:
        """Take a number; the same key gets the same ticket."""
        ...

    async def printed(self, ticket: str, state: wire.PrintState) -> wire.Ticket:
        """Say what became of a slip."""
        ...


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that was taken, as its slip tells it, and what became of the slip."""

    ticket: wire.Ticket
    printed: wire.PrintState


class TakeNumber:
    """The flow of one kiosk. `print_slip` raises `PrinterError` when there is no slip."""

    def __init__(
        self,
        desk: Desk,
        print_slip: Callable[[wire.Ticket], Awaitable[None]],
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._desk = desk
        self._print_slip = print_slip
        self._pause = pause
        self._touches: dict[str, asyncio.Task[Taken]] = {}

    async def touch(self, wish: wire.IssueTicket, key: str) -> Taken:
        """Take a number and print its slip; the same `key` again gets the same answer and no second slip.

        Raises `HallRefused` when the hall gives no number, and `HallAway` when it stayed away: then the same key may
        be used again, and gets the number that may have been given meanwhile.
        """
        running = self._touches.get(key)
        if running is None:
            running = self._touches[key] = asyncio.create_task(self._take(wish, key))
            while len(self._touches) > TOUCHES_REMEMBERED:
                del self._touches[next(iter(self._touches))]
        try:
            return await asyncio.shield(running)
        except (HallAway, HallRefused):
            self._touches.pop(key, None)
            raise

    async def _take(self, wish: wire.IssueTicket, key: str) -> Taken:
        ticket = await self._insist(lambda: self._desk.issue(wish, key), ISSUE_PAUSES)
        state = await self._print(ticket)
        try:
            await self._insist(lambda: self._desk.printed(ticket.id, state), REPORT_PAUSES)
        except (HallAway, HallRefused) as error:
            log.warning("%s: slip %s, which could not be reported: %s", ticket.number, state, error)
        return Taken(ticket, state)

    async def _print(self, ticket: wire.Ticket) -> wire.PrintState:
        try:
            await self._print_slip(ticket)
        except PrintUncertain as error:
            log.warning("%s: %s", ticket.number, error)
            return "uncertain"
        except PrinterError as error:
            log.warning("%s: %s", ticket.number, error)
            return "failed"
        except Exception:  # the number stands whatever the printer does, and nobody knows what is on the paper
            log.exception("%s: the printer failed in a way that is not known", ticket.number)
            return "uncertain"
        return "printed"

    async def _insist(self, ask: Callable[[], Awaitable[wire.Ticket]], pauses: Sequence[float]) -> wire.Ticket:
        """Ask until there is an answer; a dispatcher that is away or cannot store is asked again after each pause."""
        for seconds in pauses:
            try:
                return await ask()
            except HallAway:
                pass
            except HallRefused as refusal:
                if refusal.problem.status < 500:
                    raise
            await self._pause(seconds)
        return await ask()
