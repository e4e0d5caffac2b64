"""The console's slips: printed beside the screen where the window has a printer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from dispatcher import wire
from dispatcher.client.acts import HallActs
from dispatcher.client.errors import HallAway, HallRefused
from dispatcher.client.qt.errands import Errands
from printers import Printer
from slips.printing import SlipPrinting, SlipState, outcome


class SlipDesk:
    """Prints slips, and tells the hall what became of them. Without a printer every slip is `no_printer`."""

    def __init__(self, errands: Errands, client: HallActs, printer: Printer | None, width: int) -> None:
        self._errands = errands
        self._client = client
        self._printer = printer
        self._printing = SlipPrinting(client, printer, width) if printer is not None else None
        self._copies: Counter[str] = Counter()

    def print(self, ticket: wire.Ticket, copy: bool, told: Callable[[SlipState], None]) -> None:
        """Print a slip, marked where it is a copy, and tell what became of it."""
        if self._printing is None:
            told("no_printer")
            return
        printing = self._printing
        if copy:
            self._copies[ticket.id] += 1
        times = self._copies[ticket.id] if copy else 0

        async def print_slip() -> SlipState:
            state = await outcome(printing.print(ticket, times), ticket.number)
            with suppress(HallAway, HallRefused):  # what is on the paper does not depend on the hall's hearing of it
                await self._client.printed(ticket.id, state)
            return state

        self._errands.run(print_slip, told, lambda _: told("uncertain"))

    def close(self) -> None:
        """Let go of the printer."""
        if self._printer is not None:
            self._printer.close()
