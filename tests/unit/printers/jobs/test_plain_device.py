"""Printers that are asked nothing, at a station."""

from __future__ import annotations

from trial_printer import TrialPrinter

from printers.errors import PrinterUnreachable, PrintUncertain
from printers.jobs.device import Ending
from printers.jobs.job import JobState
from printers.jobs.plain_device import PlainDevice
from printers.status.state import PrinterState


def test_of_a_printer_that_confirms_nothing_nobody_knows() -> None:
    printer = TrialPrinter()
    printer.confirms = False
    device = PlainDevice(printer)
    assert (device.ask_state(), device.answers()) == (PrinterState.UNKNOWN, False)
    assert device.print(b"slip") == Ending(JobState.UNCERTAIN, PrinterState.UNKNOWN)


def test_a_file_that_failed_is_not_taken_for_ready_until_it_takes_a_slip() -> None:
    printer = TrialPrinter()
    printer.troubles = [PrinterUnreachable("trial:", "off"), PrintUncertain("trial:", 1, 9, "off")]
    device = PlainDevice(printer)
    assert device.ask_state() is PrinterState.READY
    for end in (JobState.FAILED, JobState.UNCERTAIN):
        assert device.print(b"slip") == Ending(end, PrinterState.OFFLINE)
        assert (device.ask_state(), device.answers()) == (PrinterState.UNKNOWN, False)
    assert device.print(b"slip") == Ending(JobState.PRINTED)
    assert (device.ask_state(), device.answers()) == (PrinterState.READY, True)
