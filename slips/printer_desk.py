"""A program's printer: slips printed beside its work, and the hall told what became of them and how the printer is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from dispatcher import wire
from dispatcher.client.acts import HallActs
from dispatcher.client.errors import HallAway, HallRefused
from printers.jobs import Job, PrintStation
from printers.jobs.device import Device
from printers.jobs.errors import JobsNotKept
from printers.status.state import PrinterState
from slips.device_state import DeviceState
from slips.job_ends import JobEnds
from slips.printer_health import NO_PRINTER, PrinterHealth
from slips.printing import Outcome, SlipPrinting, SlipState, is_copy, outcome, print_state, ticket_of
from slips.slip_reports import SlipReports

log = logging.getLogger(__name__)

NAMES_SECONDS = 30.0
"""How often the names on slips are read anew: the hall may have been given others."""
RETRY_SECONDS = 1.0
"""How soon a dispatcher that is away is asked again."""
FIRST_WORD_SECONDS = 2.0
"""For so long a printer's first word is waited for before the hall is told that nobody knows how it is."""

Later = Callable[[Callable[[], Coroutine[Any, Any, object]]], None]
"""Begins a coroutine on the program's event loop, from any thread; does nothing once the program ends."""


class PrinterDesk:
    """The printer of one program; without a `printer` every slip is `no_printer`.

    `device` is the id under which the hall hears how the printer is, None where it is not told. `changed` hears of each
    change, on the loop on which `later` runs coroutines. Every method but `close` is called on that loop. Raises
    `PrinterError` where the templates need mending, or the queue in `folder` cannot be had.
    """

    def __init__(
        self,
        client: HallActs,
        printer: Device | None,
        folder: Path,
        width: int,
        device: str | None,
        later: Later,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._client, self._later, self._changed = client, later, changed
        self._health = PrinterHealth()
        self._reports = SlipReports(client, self._take_down)
        self._device = DeviceState(client, device) if device is not None else None
        self._heard = asyncio.Event()
        self._at_work = False
        self._ends = JobEnds()
        self._station: PrintStation | None = None
        self._printing: SlipPrinting | None = None
        if printer is not None:
            self._station = PrintStation(printer, folder, self._take_state, self._take_job)
            try:
                self._printing = SlipPrinting(client, self._station, self._ends, width)
            except BaseException:
                self._station.close()
                raise

    @property
    def state(self) -> str:
        """How the printer is, as the hall is told: `ready`, `paper_low`, `printer_offline`, `no_printer` …"""
        return self._health.word if self._station is not None else NO_PRINTER

    @property
    def printer(self) -> PrinterState | None:
        """How the printer says that it is; None without one, and before the program is at work."""
        return self._health.printer if self._at_work and self._station is not None else None

    async def print(self, ticket: wire.Ticket) -> SlipState:
        """Print a ticket's slip, once however often it is asked for."""
        return await self._ended(lambda printing: printing.print(ticket), ticket.number, ticket.id)

    async def print_copy(self, ticket: wire.Ticket) -> SlipState:
        """Print a ticket's slip once more on somebody's word, marked as a copy where one may be on paper."""
        return await self._ended(lambda printing: printing.print_copy(ticket), ticket.number, ticket.id, copy=True)

    async def print_guide(self, service: wire.Service) -> SlipState:
        """Print what is told about a service (R9)."""
        return await self._ended(lambda printing: printing.print_guide(service), service.id)

    async def print_report(self) -> SlipState:
        """Print the figures of the day that was opened last (R14)."""

        async def read_and_print(printing: SlipPrinting) -> Job:
            return await printing.print_report(await self._client.day_report())

        return await self._ended(read_and_print, "day report")

    async def print_trial(self) -> SlipState:
        """Print a technician's test slip."""
        printed_at = datetime.now().strftime("%Y-%m-%d %H:%M")
        return await self._ended(lambda printing: printing.print_trial(printed_at), "test slip")

    async def prepare(self) -> None:
        """Read the names that stand on slips. Raises `HallAway` or `HallRefused`."""
        if self._printing is not None:
            await self._printing.prepare()

    async def keep_up(self) -> None:
        """For as long as the program runs: hold the hall's names ready, and tell it what it has not heard.

        The hall hears of this device when its first slip can be printed without waiting for names.
        """
        if self._station is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(FIRST_WORD_SECONDS):
                    await self._heard.wait()
        while True:
            known = await self._read_names()
            if not self._at_work:
                self._at_work = True
                self._changed()
            await asyncio.sleep(NAMES_SECONDS if await self.tell() and known else RETRY_SECONDS)

    async def tell(self) -> bool:
        """Tell the hall what it has not heard; whether it knows everything now."""
        told = await self._reports.tell()
        if self._device is None or not self._at_work:
            return told
        return await self._device.tell(self.state) and told

    def close(self) -> None:
        """Let go of the printer; a slip that is being sent is waited for, some seconds at most."""
        if self._station is not None:
            self._station.close()

    async def _ended(
        self,
        printing: Callable[[SlipPrinting], Awaitable[Job]],
        what: str,
        ticket: str | None = None,
        copy: bool = False,
    ) -> SlipState:
        known = self._printing
        if known is None:
            return "no_printer"
        ended = await outcome(lambda: printing(known), what)
        self._health.slip_ended(ended.state)
        if ticket is not None:
            self._note(ticket, ended, copy)
        self._later(self._tell_change)
        return ended.state

    def _note(self, ticket: str, ended: Outcome, copy: bool) -> None:
        """A copy that did not come out takes nothing back: the word on the slip before it stands."""
        if not (copy and ended.state == "failed"):
            self._reports.note(ticket, ended.state, ended.job)

    async def _read_names(self) -> bool:
        try:
            await self.prepare()
        except (HallAway, HallRefused):
            return False
        return True

    def _take_state(self, state: PrinterState) -> None:
        self._later(lambda: self._hear(state))

    def _take_job(self, job: Job) -> None:
        ticket = ticket_of(job)
        if not self._ends.take(job) and ticket is not None:  # left behind by a program that was ended
            self._later(lambda: self._report(ticket, job))

    def _take_down(self, jobs: Sequence[int]) -> None:
        try:
            if self._station is not None:
                self._station.heard(jobs)
        except JobsNotKept as error:
            log.warning("what the hall has heard will be told once more: %s", error.en)

    async def _hear(self, state: PrinterState) -> None:
        self._health.hear(state)
        self._heard.set()
        await self._tell_change()

    async def _report(self, ticket: str, job: Job) -> None:
        self._note(ticket, Outcome(print_state(job), job.id), is_copy(job))
        await self._reports.tell()

    async def _tell_change(self) -> None:
        self._changed()
        await self.tell()
