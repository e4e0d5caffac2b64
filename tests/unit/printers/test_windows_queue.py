"""Printers of Windows, with a stand-in for its spooler."""

from __future__ import annotations

import sys

import pytest

from printers.errors import PrinterUnreachable, PrintUncertain
from printers.transport import open_printer


class SpoolerError(Exception):
    """What win32print raises."""


class Spooler:
    """Notes what it is given; fails at the act that `fails` names."""

    error = SpoolerError

    def __init__(self, fails: str = "") -> None:
        self.acts: list[object] = []
        self._fails = fails

    def __getattr__(self, name: str) -> object:
        def act(*given: object) -> object:
            self.acts.append((name, *given))
            if name == self._fails:
                raise SpoolerError(5, name, "Access is denied.")
            return "queue"

        return act


def windows_with(spooler: Spooler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "win32print", spooler)


def test_bytes_go_to_the_queue_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    spooler = Spooler()
    windows_with(spooler, monkeypatch)
    open_printer("escpos+queue://小票机 1").print(b"\x1b@slip")
    assert ("OpenPrinter", "小票机 1") in spooler.acts
    assert ("WritePrinter", "queue", b"\x1b@slip") in spooler.acts
    assert spooler.acts[-1] == ("ClosePrinter", "queue")


def test_a_queue_that_is_not_there_got_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    windows_with(Spooler("OpenPrinter"), monkeypatch)
    with pytest.raises(PrinterUnreachable):
        open_printer("escpos+queue://none").print(b"x")


def test_a_queue_that_fails_within_the_slip_leaves_it_uncertain(monkeypatch: pytest.MonkeyPatch) -> None:
    spooler = Spooler("WritePrinter")
    windows_with(spooler, monkeypatch)
    with pytest.raises(PrintUncertain):
        open_printer("escpos+queue://one").print(b"x")
    assert spooler.acts[-1] == ("ClosePrinter", "queue")


def test_elsewhere_queues_are_told_to_be_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "win32print", None)
    with pytest.raises(PrinterUnreachable, match="只在 Windows"):
        open_printer("escpos+queue://one").print(b"x")


def test_a_queue_never_says_that_the_paper_came_out() -> None:
    assert not open_printer("escpos+queue://one").confirms
    assert open_printer("file:slips.bin").confirms
