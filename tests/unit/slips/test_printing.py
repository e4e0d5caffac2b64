"""Slips on their way to paper, when the hall or the printer fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from urllib.parse import quote

import pytest
from trial_printer import TrialPrinter

from dispatcher import wire
from dispatcher.client.http import HallAway
from printers.errors import PrinterStalled, PrinterUnreachable, PrinterUrlInvalid, PrintUncertain
from slips.printing import SlipPrinting, outcome


class FakeNames:
    """A hall's names, unless it is away."""

    def __init__(self, catalogue: wire.Catalogue, hall: wire.Hall) -> None:
        self.told = catalogue
        self.away = False
        self.reads = 0
        self._hall = hall

    async def catalogue(self) -> wire.Catalogue:
        self.reads += 1
        if self.away:
            raise HallAway("x")
        return self.told

    async def hall(self) -> wire.Hall:
        return self._hall


@pytest.fixture
def names(catalogue: wire.Catalogue, hall: wire.Hall) -> FakeNames:
    """The small hall's names."""
    return FakeNames(catalogue, hall)


@pytest.fixture
def printer() -> TrialPrinter:
    """A printer that prints."""
    return TrialPrinter()


def _new_service(ticket: wire.Ticket) -> wire.Ticket:
    return ticket.model_copy(update={"cases": [ticket.cases[0].model_copy(update={"service": "new"})]})


def test_names_are_read_once_for_many_slips(names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket) -> None:
    async def print_two() -> None:
        printing = SlipPrinting(names, printer, 576)
        await printing.print(ticket)
        await printing.print(ticket, 1)

    asyncio.run(print_two())
    assert names.reads == 1
    assert [b"COPY 1" in job for job in printer.jobs] == [False, True]


def test_a_new_service_is_looked_up(names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket) -> None:
    async def print_after_change() -> None:
        printing = SlipPrinting(names, printer, 576)
        await printing.prepare()
        domain = names.told.domains[0]
        new = domain.services[0].model_copy(update={"id": "new", "name": "新事项"})
        names.told = names.told.model_copy(update={"domains": [domain.model_copy(update={"services": [new]})]})
        await printing.print(_new_service(ticket))

    asyncio.run(print_after_change())
    assert "新事项".encode("gb18030") in printer.jobs[0]


def test_a_hall_that_went_away_costs_nobody_the_slip(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket
) -> None:
    async def print_while_away() -> None:
        printing = SlipPrinting(names, printer, 576)
        await printing.prepare()
        names.away = True
        await printing.print(_new_service(ticket))

    asyncio.run(print_while_away())
    assert b"new" in printer.jobs[0]


def test_a_guide_is_printed_in_the_halls_name(names: FakeNames, printer: TrialPrinter) -> None:
    asyncio.run(SlipPrinting(names, printer, 384).print_guide(names.told.domains[0].services[0]))
    assert "社会保障卡申领".encode("gb18030") in printer.jobs[0]


def test_slips_follow_what_the_printers_url_says(names: FakeNames, ticket: wire.Ticket, tmp_path: Path) -> None:
    templates = tmp_path / "slips.toml"
    templates.write_text('ticket = [{ text = "请等 {number}" }]', encoding="utf-8")
    printer = TrialPrinter(f"trial:?profile=gbk-58&slips={quote(str(templates))}")
    asyncio.run(SlipPrinting(names, printer, 576).print(ticket))
    assert printer.jobs == [b"\x1b@\x1c&" + "请等 A012\n\n".encode("gbk") + b"\x1bJ\x60"]


def test_a_printers_url_that_is_wrong_is_told_before_the_first_slip(names: FakeNames) -> None:
    with pytest.raises(PrinterUrlInvalid, match="没有“gbk2”"):
        SlipPrinting(names, TrialPrinter("trial:?profile=gbk2"), 576)


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (PrinterUnreachable("trial:", "off"), "failed"),
        (PrinterStalled("trial:", 3), "failed"),
        (PrintUncertain("trial:", 10, 300, "cable"), "uncertain"),
        (HallAway("x"), "failed"),
    ],
)
def test_troubles_are_told_apart_by_what_may_be_on_paper(trouble: Exception, state: str) -> None:
    assert asyncio.run(_outcome(_fail(trouble))) == state


@pytest.mark.expects_errors
def test_after_an_unknown_trouble_nobody_knows_what_is_on_paper() -> None:
    assert asyncio.run(_outcome(_fail(RuntimeError("driver")))) == "uncertain"


async def _fail(trouble: Exception) -> None:
    raise trouble


async def _outcome(printing: Awaitable[None]) -> wire.PrintState:
    return await outcome(printing, "A012")
