"""Slips on paper: the hall's names, the layout, the printer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Iterable
from typing import Literal, Protocol

from dispatcher import wire
from dispatcher.client.errors import HallAway, HallRefused
from printers import Printer, encode, guide_layout, ticket_layout
from printers.errors import PrinterError, PrintUncertain
from printers.layout import Element
from printers.stationery import stationery_of
from printers.templates import trial_layout
from slips.words import SlipWords

log = logging.getLogger(__name__)

SlipState = wire.PrintState | Literal["no_printer"]
"""What became of a slip, or that there is nothing to print it with."""


class HallNames(Protocol):
    """Where the names on a slip come from."""

    async def catalogue(self) -> wire.Catalogue:
        """Everything that one can come for."""
        ...

    async def hall(self) -> wire.Hall:
        """The hall with its windows and zones."""
        ...


class SlipPrinting:
    """Prints slips as the printer's URL wants them, on paper of `width` dots where it does not tell.

    Names are read by `prepare`, and again when a ticket has a new one. Raises `PrinterError` where the URL, or the
    hall's templates that it names, need mending.
    """

    def __init__(self, names: HallNames, printer: Printer, width: int) -> None:
        stationery = stationery_of(printer.url, width)
        self._names = names
        self._printer = printer
        self._profile = stationery.profile
        self._templates = stationery.templates
        self._words: SlipWords | None = None
        self._rehearsed = False

    async def prepare(self) -> None:
        """Read the hall's names, and encode a slip for trial. Raises `HallAway` or `HallRefused`.

        The first slip loads what draws pictures, a third of a second that nobody should stand and wait for.
        """
        self._words = SlipWords(await self._names.catalogue(), await self._names.hall())
        if not self._rehearsed:
            self._rehearsed = True
            await asyncio.to_thread(encode, trial_layout(self._printer.url, "", self._profile.width), self._profile)

    async def print(self, ticket: wire.Ticket, copy: int = 0) -> None:
        """Print the slip of a ticket, or its n-th `copy`.

        Raises `PrinterError`; where names were never read also `HallAway` or `HallRefused`.
        """
        words = await self._known_words()
        if not words.knows(ticket):
            words = await self._newest_words(words)
        await self._put_on_paper(ticket_layout(words.slip(ticket, copy), self._profile.width, self._templates))

    async def print_guide(self, service: wire.Service) -> None:
        """Print what is told about a service (R9). Raises as `print`."""
        words = await self._known_words()
        await self._put_on_paper(guide_layout(words.guide(service), self._profile.width, self._templates))

    async def print_trial(self, printed_at: str) -> None:
        """Print a slip by which a technician sees that the printer works. Raises `PrinterError`."""
        await self._put_on_paper(trial_layout(self._printer.url, printed_at, self._profile.width))

    async def _known_words(self) -> SlipWords:
        if self._words is None:
            await self.prepare()
        assert self._words is not None
        return self._words

    async def _newest_words(self, known: SlipWords) -> SlipWords:
        """Names read anew; those that are `known` while the hall is away: a slip never fails for a name."""
        try:
            await self.prepare()
        except (HallAway, HallRefused) as error:
            log.warning("a slip is printed in old names: %s", error)
        return self._words or known

    async def _put_on_paper(self, elements: Iterable[Element]) -> None:
        await asyncio.to_thread(self._printer.print, encode(elements, self._profile))


async def outcome(printing: Awaitable[None], what: str) -> wire.PrintState:
    """What became of a slip. Troubles are logged under the name of `what`, never raised: the number stands anyway."""
    try:
        await printing
    except PrintUncertain as error:
        log.warning("%s: %s", what, error)
        return "uncertain"
    except (PrinterError, HallAway, HallRefused) as error:
        log.warning("%s: %s", what, error)
        return "failed"
    except Exception:  # the number stands whatever the printer does, and nobody knows what is on the paper
        log.exception("%s: the printer failed in a way that is not known", what)
        return "uncertain"
    return "printed"
