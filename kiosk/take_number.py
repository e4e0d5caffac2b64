"""From a touch to a ticket and its slip, whatever the line and the printer do.

One touch has one key. The same key gets the same number however often it is sent, so neither a lost answer nor a
double touch ever gives a second one. A printer in trouble costs paper, never the number.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dispatcher import wire
from dispatcher.client.errors import HallAway, HallRefused
from slips.printing import SlipState

ISSUE_PAUSES = (0.2, 0.4, 0.8, 1.6, 3.0, 3.0, 3.0)
"""Seconds between the attempts to take a number."""
PATIENCE_SECONDS = 15.0
"""How long somebody stands there and waits for a number, whatever the line does."""
TOUCHES_REMEMBERED = 64
"""How many touches are remembered: a repeated one gets the same answer and no second slip."""

Pause = Callable[[float], Awaitable[None]]


PrintSlip = Callable[[wire.Ticket], Awaitable[SlipState]]
"""Prints a ticket's slip, and tells what became of it; it never raises."""


class Desk(Protocol):
    """The part of the dispatcher that a kiosk needs to give numbers."""

    async def issue(self, request: wire.IssueTicket, key: str | None = None) -> wire.Ticket:
        """Take a number; the same key gets the same ticket."""
        ...


class Onlooker(Protocol):
    """Who is told how a touch gets on, as it happens."""

    def issued(self, ticket: wire.Ticket) -> None:
        """The number is known, and its slip begins to print."""
        ...

    def slip_ended(self, ticket: wire.Ticket, state: SlipState) -> None:
        """It is known what became of the slip."""
        ...


class Nobody:
    """Looks on and does nothing."""

    def issued(self, ticket: wire.Ticket) -> None:
        """Nothing."""

    def slip_ended(self, ticket: wire.Ticket, state: SlipState) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that was taken, as its slip tells it, and what became of the slip."""

    ticket: wire.Ticket
    printed: SlipState


class TakeNumber:
    """The flow of one kiosk."""

    def __init__(
        self,
        desk: Desk,
        print_slip: PrintSlip,
        pause: Pause = asyncio.sleep,
        onlooker: Onlooker | None = None,
    ) -> None:
        self._desk = desk
        self._print_slip = print_slip
        self._pause = pause
        self._onlooker = onlooker or Nobody()
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
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                ticket = await self._insist(lambda: self._desk.issue(wish, key), ISSUE_PAUSES)
        except TimeoutError as error:
            raise HallAway(f"no number within {PATIENCE_SECONDS:g} s") from error
        self._onlooker.issued(ticket)
        state = await self._print_slip(ticket)
        self._onlooker.slip_ended(ticket, state)
        return Taken(ticket, state)

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
