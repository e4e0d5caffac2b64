"""Slips on paper: the hall's names, the layout, the printer."""

from __future__ import annotations

import asyncio
from typing import Protocol

from dispatcher import wire
from printers import Printer, encode, ticket_layout
from slips.words import SlipWords


class HallNames(Protocol):
    """Where the names on a slip come from."""

    async def catalogue(self) -> wire.Catalogue:
        """Everything that one can come for."""
        ...

    async def hall(self) -> wire.Hall:
        """The hall with its windows and zones."""
        ...


class SlipPrinting:
    """Prints slips on paper of `width` dots. Names are read once, and again when a ticket has a new one."""

    def __init__(self, names: HallNames, printer: Printer, width: int) -> None:
        self._names = names
        self._printer = printer
        self._width = width
        self._words: SlipWords | None = None

    async def prepare(self) -> None:
        """Read the hall's names. Raises `HallAway` or `HallRefused`."""
        self._words = SlipWords(await self._names.catalogue(), await self._names.hall())

    async def print(self, ticket: wire.Ticket) -> None:
        """Print the slip of a ticket. Raises `PrinterError`; without names also `HallAway` or `HallRefused`."""
        if self._words is None or not self._words.knows(ticket):
            await self.prepare()
        assert self._words is not None
        data = encode(ticket_layout(self._words.slip(ticket), self._width), self._width)
        await asyncio.to_thread(self._printer.print, data)
