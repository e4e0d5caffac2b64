"""A printer that speaks ESC/POS, at the end of real lines: what it says of a slip, in every trouble."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from scripted_line import ScriptedLine, ScriptedPort
from switched_on import complete_on, network, numbers_on, serial_at, slip_bytes, switched_on, url_of

from printers.errors import LineLost
from printers.jobs.device import Device, PrinterSilent
from printers.jobs.devices import open_device
from printers.jobs.escpos_device import EscposDevice
from printers.jobs.job import JobState
from printers.status.state import PrinterState
from printers.virtual.device import CutSlip
from printers.virtual.obeying import obey
from printers.virtual.running import RunningPrinter


class Bench:
    """A printer that is switched on, and the device that drives it."""

    def __init__(self, printer: RunningPrinter, slips: list[CutSlip], device: Device) -> None:
        self.printer = printer
        self.slips = slips
        self.device = device

    def ready(self) -> None:
        """Do what a watch does before a slip."""
        self.device.connect()
        assert self.device.ask_state().may_print
        self.device.learn()

    def print(self, number: int, lines: int = 8) -> tuple[JobState, str]:
        """Print a slip, and tell its end."""
        ending = self.device.print(slip_bytes(number, lines))
        return ending.state, ending.reason or ""


def bench_of(printer: RunningPrinter, slips: list[CutSlip], more: str = "") -> Bench:
    return Bench(printer, slips, open_device(url_of(printer, more=more)))


@pytest.fixture(params=["tcp", "serial"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    with switched_on(serial_at(tmp_path) if request.param == "serial" else network) as (printer, slips):
        bench = bench_of(printer, slips)
        with closing(bench.device):
            bench.ready()
            yield bench


@pytest.fixture
def at_network() -> Iterator[Bench]:
    with switched_on() as (printer, slips):
        bench = bench_of(printer, slips)
        with closing(bench.device):
            bench.ready()
            yield bench


def test_a_slip_is_printed_when_the_printer_says_so(bench: Bench) -> None:
    for number in (1, 2, 3):
        assert bench.print(number) == (JobState.PRINTED, "")
    assert complete_on(bench.slips) == {1: 1, 2: 1, 3: 1}


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [("paper out-after 4", "paper_out"), ("cutter jam", "cutter_error"), ("silent on", "unknown")],
)
def test_trouble_within_a_slip_leaves_it_uncertain(bench: Bench, trouble: str, reason: str) -> None:
    obey(bench.printer, trouble)
    assert bench.print(1) == (JobState.UNCERTAIN, reason)


def test_a_printer_that_answers_nonsense_is_not_believed(bench: Bench) -> None:
    obey(bench.printer, "garbage on")
    assert bench.print(1)[0] is JobState.UNCERTAIN


def test_a_cable_that_is_pulled_within_a_slip_leaves_it_uncertain(bench: Bench) -> None:
    obey(bench.printer, "paper out-after 4")
    bench.device.print(slip_bytes(1))
    obey(bench.printer, "unplug")
    assert bench.print(2)[0] in (JobState.UNCERTAIN, JobState.FAILED)
    assert complete_on(bench.slips) == {}


def test_a_printer_that_stops_taking_bytes_leaves_the_slip_uncertain(at_network: Bench) -> None:
    obey(at_network.printer, "paper out-after 1")
    ending = at_network.device.print(b"x\n" * 4_000_000)
    assert ending.state is JobState.UNCERTAIN
    assert ending.reason in ("stalled", "paper_out")


def test_the_rest_of_a_slip_does_not_come_out_with_the_new_roll(bench: Bench) -> None:
    obey(bench.printer, "paper out-after 4")
    assert bench.print(1) == (JobState.UNCERTAIN, "paper_out")
    assert bench.device.ask_state() is PrinterState.PAPER_OUT
    obey(bench.printer, "paper ok")
    bench.ready()
    bench.device.mend(len(slip_bytes(1)))
    assert bench.print(2) == (JobState.PRINTED, "")
    assert complete_on(bench.slips) == {2: 1}
    assert numbers_on(bench.slips[-1]) == ({2}, {2})


def test_a_command_that_broke_off_does_not_swallow_the_next_slip(at_network: Bench) -> None:
    """The command that broke off is filled up with zeros: here a QR code whose content never came."""
    broken = b"BEGIN 000001\n\x1d(k\x64\x001P0half of a code"
    assert isinstance(at_network.device, EscposDevice)
    at_network.device.conversation().say(broken)
    at_network.device.mend(0x70)
    assert at_network.print(2) == (JobState.PRINTED, "")
    assert numbers_on(at_network.slips[-1]) == ({2}, {2})


def test_a_printer_that_keeps_the_rest_gives_the_next_slip_a_paper_of_its_own(at_network: Bench) -> None:
    with at_network.printer.device() as device:
        device.manners.empties_buffers = False
    obey(at_network.printer, "paper out-after 4")
    assert at_network.print(1) == (JobState.UNCERTAIN, "paper_out")
    obey(at_network.printer, "paper ok")
    at_network.ready()
    at_network.device.mend(len(slip_bytes(1)))
    assert at_network.print(2) == (JobState.PRINTED, "")
    assert complete_on(at_network.slips) == {1: 1, 2: 1}
    assert numbers_on(at_network.slips[-1]) == ({2}, {2})


def test_a_printer_that_answers_nothing_while_it_prints_is_waited_for() -> None:
    """Cheap printers take even DLE EOT in its turn: what was asked meanwhile is answered after the end."""
    with switched_on(paper_mm_per_second=75) as (printer, slips):
        with printer.device() as device:
            device.manners.answers_at_once = False
        bench = bench_of(printer, slips)
        with closing(bench.device):
            for number in (1, 2):
                bench.ready()
                assert bench.print(number, lines=6) == (JobState.PRINTED, "")
    assert complete_on(slips) == {1: 1, 2: 1}


def test_a_slip_with_a_name_is_printed_when_its_name_comes_back() -> None:
    with switched_on() as (printer, slips):
        bench = bench_of(printer, slips, "&confirm=process-id")
        with closing(bench.device):
            bench.ready()
            assert bench.print(1) == (JobState.PRINTED, "")
            obey(printer, "cover open")
            assert bench.print(2) == (JobState.UNCERTAIN, "cover_open")


def test_a_printer_that_fell_silent_is_told_apart_from_one_that_never_spoke(bench: Bench) -> None:
    obey(bench.printer, "silent on")
    with pytest.raises(PrinterSilent):
        bench.device.ask_state()
    fresh = open_device(bench.device.url)
    bench.device.close()
    fresh.connect()
    assert fresh.ask_state() is PrinterState.UNKNOWN
    assert not fresh.answers()
    fresh.close()


def test_what_it_says_by_itself_is_heard_at_once(bench: Bench) -> None:
    assert bench.device.hear() in (None, PrinterState.READY)
    obey(bench.printer, "paper low")
    until = time.monotonic() + 5
    while (heard := bench.device.hear()) is None and time.monotonic() < until:
        continue
    assert heard is PrinterState.PAPER_LOW


def test_a_printer_that_never_answers_gets_its_slip_and_nothing_is_claimed() -> None:
    line = ScriptedLine()
    device = EscposDevice(ScriptedPort(line))
    device.connect()
    assert device.ask_state() is PrinterState.UNKNOWN
    ending = device.print(b"slip")
    assert (ending.state, ending.reason) == (JobState.UNCERTAIN, PrinterState.UNKNOWN)
    assert line.got.endswith(b"slip"), "emptying the buffers now would take the slip from the paper"


def test_a_line_that_breaks_before_the_first_byte_sent_nothing() -> None:
    line = ScriptedLine()
    device = EscposDevice(ScriptedPort(line))
    device.connect()
    line.lost = True
    ending = device.print(b"slip")
    assert (ending.state, ending.reason) == (JobState.FAILED, "line_lost")
    assert line.closed
    with pytest.raises(LineLost):
        device.ask_state()
