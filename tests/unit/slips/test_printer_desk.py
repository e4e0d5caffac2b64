"""A program's printer and the hall: what became of slips is told, also by the program that is started next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

from trial_printer import TrialPrinter

from dispatcher import wire
from dispatcher.client.acts import Answer, Asked, HallActs
from dispatcher.client.errors import HallAway
from printers.errors import PrinterUnreachable
from slips.printer_desk import PrinterDesk

LONG = 20.0


class FakeHall:
    """Answers what a desk asks; away, it answers nothing."""

    def __init__(self, catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket) -> None:
        self.away = False
        self.heard: list[str] = []
        self.news = asyncio.Event()
        self._answers = {"catalogue": catalogue, "hall": hall, "printed": ticket}

    async def send(self, asked: Asked) -> Answer:
        what = asked.path.rpartition("/")[2]
        if what == "printed":
            if self.away:
                raise HallAway("x")
            self.heard.append(wire.RecordPrint.model_validate_json(asked.body).state)
            self.news.set()
        return Answer(200, self._answers[what].model_dump_json().encode())


def at_work(
    hall: FakeHall, printer: TrialPrinter, folder: Path, act: Callable[[PrinterDesk], Awaitable[object]]
) -> None:
    """A program with a printer, which does this and ends."""

    async def run() -> None:
        loop = asyncio.get_running_loop()

        def later(begun: Callable[[], Coroutine[Any, Any, object]]) -> None:
            asyncio.run_coroutine_threadsafe(begun(), loop)

        desk = PrinterDesk(HallActs(hall.send), printer.device(), folder, 576, None, later)
        try:
            async with asyncio.timeout(LONG):
                await act(desk)
        finally:
            await asyncio.to_thread(desk.close)

    asyncio.run(run())


def test_what_a_hall_that_was_away_did_not_hear_is_told_by_the_next_program(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket, tmp_path: Path
) -> None:
    records, printer = FakeHall(catalogue, hall, ticket), TrialPrinter()
    records.away = True

    async def print_while_away(desk: PrinterDesk) -> None:
        assert await desk.print(ticket) == "printed"
        assert not await desk.tell()

    async def hear(desk: PrinterDesk) -> None:
        await records.news.wait()
        assert await desk.tell()  # waits for who tells already

    async def tell(desk: PrinterDesk) -> None:
        await desk.print_guide(catalogue.domains[0].services[0])  # what was left behind is told before it
        assert await desk.tell()

    at_work(records, printer, tmp_path, print_while_away)
    assert records.heard == []
    records.away = False
    at_work(records, printer, tmp_path, hear)
    assert records.heard == ["printed"]
    at_work(records, printer, tmp_path, tell)
    assert records.heard == ["printed"], "what was heard is not told again"
    assert len(printer.jobs) == 2, "one slip, one guide"


def test_a_copy_that_did_not_come_out_takes_nothing_back(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket, tmp_path: Path
) -> None:
    records, printer = FakeHall(catalogue, hall, ticket), TrialPrinter()

    async def print_and_copy(desk: PrinterDesk) -> None:
        assert await desk.print(ticket) == "printed"
        printer.troubles = [PrinterUnreachable("trial:", "off")]
        assert await desk.print_copy(ticket) == "failed"
        assert await desk.tell()

    at_work(records, printer, tmp_path, print_and_copy)
    at_work(records, printer, tmp_path, PrinterDesk.tell)
    assert records.heard == ["printed"]
