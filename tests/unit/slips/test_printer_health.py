"""What the hall hears of a printer, in one word."""

from __future__ import annotations

import pytest

from printers.status.state import PrinterState
from slips.printer_health import PrinterHealth
from slips.printing import SlipState


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("ready", "ready"),
        ("paper_low", "paper_low"),
        ("paper_out", "paper_out"),
        ("cover_open", "cover_open"),
        ("cutter_error", "cutter_error"),
        ("offline", "printer_offline"),
        ("unknown", "printer_unknown"),
    ],
)
def test_a_printers_own_word_is_told(state: str, word: str) -> None:
    health = PrinterHealth()
    health.hear(PrinterState(state))
    assert health.word == word


def test_of_a_printer_that_was_not_heard_yet_nobody_knows() -> None:
    assert PrinterHealth().word == "printer_unknown"


@pytest.mark.parametrize(("slip", "word"), [("failed", "printer_failed"), ("uncertain", "printer_uncertain")])
def test_a_slip_that_did_not_come_out_is_told_until_one_does(slip: SlipState, word: str) -> None:
    health = PrinterHealth()
    health.hear(PrinterState.READY)
    health.slip_ended(slip)
    assert health.word == word
    health.slip_ended("printed")
    assert health.word == "ready"


def test_what_the_printer_says_explains_more_than_the_slip_and_its_recovery_ends_both() -> None:
    health = PrinterHealth()
    health.hear(PrinterState.PAPER_OUT)
    health.slip_ended("uncertain")
    assert health.word == "paper_out"
    health.hear(PrinterState.PAPER_LOW)
    assert health.word == "paper_low"
