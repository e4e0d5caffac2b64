"""Slips on their way to paper, when the hall or the printer fails."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from trial_printer import TrialPrinter

from dispatcher import wire
from dispatcher.client.http import HallAway
from printers.errors import PrinterStalled, PrinterUnreachable, PrinterUrlInvalid, PrintUncertain
from printers.jobs import Job, PrintStation
from printers.jobs.errors import JobsNotKept
from slips.job_ends import JobEnds
from slips.printing import Outcome, SlipPrinting, outcome, ticket_key, ticket_of


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


@contextmanager
def printing_with(names: FakeNames, printer: TrialPrinter, jobs: Path, width: int = 576) -> Iterator[SlipPrinting]:
    """Slips for a printer whose queue is in `jobs`."""
    ends = JobEnds()

    def tell(job: Job) -> None:
        ends.take(job)

    with closing(PrintStation(printer.device(), jobs, on_job=tell)) as station:
        yield SlipPrinting(names, station, ends, width)


def _new_service(ticket: wire.Ticket) -> wire.Ticket:
    return ticket.model_copy(update={"cases": [ticket.cases[0].model_copy(update={"service": "new"})]})


def _copy(slip: bytes) -> int:
    mark = slip.partition(b"COPY ")[2]
    return int(mark[:1]) if mark else 0


def test_names_are_read_once_for_many_slips(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    async def print_two(printing: SlipPrinting) -> None:
        await printing.print(ticket)
        await printing.print_copy(ticket)

    with printing_with(names, printer, tmp_path) as printing:
        asyncio.run(print_two(printing))
    assert names.reads == 1


def test_a_slip_is_printed_once_and_its_copies_are_counted_over_a_restart(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    async def print_and_copy(printing: SlipPrinting) -> list[str]:
        jobs = [await printing.print(ticket), await printing.print(ticket), await printing.print_copy(ticket)]
        return [job.state.value for job in jobs]

    for _ in range(2):
        with printing_with(names, printer, tmp_path) as printing:
            assert asyncio.run(print_and_copy(printing)) == ["printed"] * 3
    assert [_copy(slip) for slip in printer.jobs] == [0, 1, 2]


def test_a_copy_of_a_slip_that_was_printed_elsewhere_is_marked_from_the_first_on(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    async def copy_twice(printing: SlipPrinting) -> None:
        await printing.print_copy(ticket)
        await printing.print_copy(ticket)

    with printing_with(names, printer, tmp_path) as printing:
        asyncio.run(copy_twice(printing))
    assert [_copy(slip) for slip in printer.jobs] == [1, 2]


def test_a_slip_is_no_copy_where_surely_none_came_out_before(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    """Neither here, nor at the kiosk of which the hall heard that it failed."""

    async def fail_then_copy(printing: SlipPrinting) -> None:
        printer.troubles = [PrinterUnreachable("trial:", "off")] * 2
        assert (await printing.print(ticket)).state.value == "failed"
        for _ in range(3):
            await printing.print_copy(ticket)

    with printing_with(names, printer, tmp_path / "kiosk") as printing:
        asyncio.run(fail_then_copy(printing))
    assert [_copy(slip) for slip in printer.jobs] == [0, 1]

    async def print_here(printing: SlipPrinting) -> None:
        await printing.print_copy(ticket.model_copy(update={"printed": "failed"}))
        await printing.print_copy(ticket.model_copy(update={"printed": "printed"}))

    with printing_with(names, printer, tmp_path / "console") as printing:
        asyncio.run(print_here(printing))
    assert [_copy(slip) for slip in printer.jobs[2:]] == [0, 1]


def test_a_slip_that_may_be_on_paper_makes_the_next_one_a_copy(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    async def break_off_then_copy(printing: SlipPrinting) -> None:
        printer.troubles = [PrintUncertain("trial:", 10, 300, "cable")]
        assert (await printing.print(ticket)).state.value == "uncertain"
        await printing.print_copy(ticket)

    with printing_with(names, printer, tmp_path) as printing:
        asyncio.run(break_off_then_copy(printing))
    assert [_copy(slip) for slip in printer.jobs] == [1]


def test_a_copy_asked_for_while_the_slip_may_yet_come_out_is_that_slip(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    async def print_and_copy(printing: SlipPrinting) -> tuple[int, int]:
        printer.hold()
        first = asyncio.create_task(printing.print(ticket))
        assert await asyncio.to_thread(printer.begun.wait, 20)
        copy = asyncio.create_task(printing.print_copy(ticket))
        await asyncio.wait({copy}, timeout=0.2)
        printer.let_go()
        return (await first).id, (await copy).id

    with printing_with(names, printer, tmp_path) as printing:
        first, copy = asyncio.run(print_and_copy(printing))
    assert first == copy
    assert [_copy(slip) for slip in printer.jobs] == [0]


def test_another_halls_ticket_of_the_same_number_is_another_slip(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    elsewhere = ticket.model_copy(update={"token": f"{ticket.id}-ABCDEFGH12345678"})
    assert ticket_key(elsewhere) != ticket_key(ticket)
    with printing_with(names, printer, tmp_path) as printing:
        asyncio.run(printing.print(ticket))
        asyncio.run(printing.print(elsewhere))
    assert len(printer.jobs) == 2


def test_a_job_tells_whose_slip_it_is(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    async def print_all(printing: SlipPrinting) -> list[str | None]:
        jobs = [
            await printing.print(ticket),
            await printing.print_copy(ticket),
            await printing.print_trial("2026-11-23 09:00"),
            await printing.print_guide(names.told.domains[0].services[0]),
        ]
        return [ticket_of(job) for job in jobs]

    with printing_with(names, printer, tmp_path / "here") as printing:
        assert asyncio.run(print_all(printing)) == [ticket.id, ticket.id, None, None]
    with printing_with(names, printer, tmp_path / "elsewhere") as printing:
        assert ticket_of(asyncio.run(printing.print_copy(ticket))) == ticket.id


def test_a_new_service_is_looked_up(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    async def print_after_change(printing: SlipPrinting) -> None:
        await printing.prepare()
        domain = names.told.domains[0]
        new = domain.services[0].model_copy(update={"id": "new", "name": "新事项"})
        names.told = names.told.model_copy(update={"domains": [domain.model_copy(update={"services": [new]})]})
        await printing.print(_new_service(ticket))

    with printing_with(names, printer, tmp_path) as printing:
        asyncio.run(print_after_change(printing))
    assert "新事项".encode("gb18030") in printer.jobs[0]


def test_a_hall_that_went_away_costs_nobody_the_slip(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path
) -> None:
    async def print_while_away(printing: SlipPrinting) -> None:
        await printing.prepare()
        names.away = True
        await printing.print(_new_service(ticket))

    with printing_with(names, printer, tmp_path) as printing:
        asyncio.run(print_while_away(printing))
    assert b"new" in printer.jobs[0]


def test_a_guide_is_printed_in_the_halls_name(names: FakeNames, printer: TrialPrinter, tmp_path: Path) -> None:
    with printing_with(names, printer, tmp_path, width=384) as printing:
        asyncio.run(printing.print_guide(names.told.domains[0].services[0]))
    assert "社会保障卡申领".encode("gb18030") in printer.jobs[0]


def test_slips_follow_what_the_printers_url_says(names: FakeNames, ticket: wire.Ticket, tmp_path: Path) -> None:
    templates = tmp_path / "slips.toml"
    templates.write_text('ticket = [{ text = "请等 {number}" }]', encoding="utf-8")
    printer = TrialPrinter(f"trial:?profile=gbk-58&slips={quote(str(templates))}")
    with printing_with(names, printer, tmp_path / "jobs") as printing:
        asyncio.run(printing.print(ticket))
    assert printer.jobs == [b"\x1b@\x1c&" + "请等 A012\n\n".encode("gbk") + b"\x1bJ\x60"]


def test_a_printers_url_that_is_wrong_is_told_before_the_first_slip(names: FakeNames, tmp_path: Path) -> None:
    with (
        pytest.raises(PrinterUrlInvalid, match="没有“gbk2”"),
        printing_with(names, TrialPrinter("trial:?profile=gbk2"), tmp_path),
    ):
        pass


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (PrinterUnreachable("trial:", "off"), "failed"),
        (PrinterStalled("trial:", 3), "failed"),
        (PrintUncertain("trial:", 10, 300, "cable"), "uncertain"),
    ],
)
def test_troubles_are_told_apart_by_what_may_be_on_paper(
    names: FakeNames, printer: TrialPrinter, ticket: wire.Ticket, tmp_path: Path, trouble: Exception, state: str
) -> None:
    printer.troubles = [trouble]
    with printing_with(names, printer, tmp_path) as printing:
        ended = asyncio.run(outcome(lambda: printing.print(ticket), "A012"))
    assert (ended.state, ended.job) == (state, 1)


def test_without_names_or_a_queue_nothing_was_sent() -> None:
    for trouble in (HallAway("x"), JobsNotKept("jobs.db", "full")):
        assert asyncio.run(outcome(partial(_fail, trouble), "A012")) == Outcome("failed")


@pytest.mark.expects_errors
def test_after_an_unknown_trouble_nobody_knows_what_is_on_paper() -> None:
    assert asyncio.run(outcome(partial(_fail, RuntimeError("driver")), "A012")) == Outcome("uncertain")


async def _fail(trouble: Exception) -> Job:
    raise trouble
