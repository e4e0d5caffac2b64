"""A printer is kept in view: asked now and then, heard meanwhile, looked for when it is away."""

from __future__ import annotations

import pytest
from obedient_device import ObedientDevice

from printers.errors import LineLost
from printers.jobs.device import Ending, PrinterSilent
from printers.jobs.job import JobState, Reason
from printers.jobs.watch import (
    ASK_RARELY_SECONDS,
    ASK_SECONDS,
    FIRST_RETRY,
    HEAR_SECONDS,
    LONGEST_RETRY,
    MUTE_AFTER,
    PrinterWatch,
)
from printers.status.state import PrinterState


class Watched:
    """A watch, its device, the time, and what was told."""

    def __init__(self, residue: int = 0) -> None:
        self.now = 100.0
        self.told: list[PrinterState] = []
        self.device = ObedientDevice()
        self.watch = PrinterWatch(self.device, self.told.append, residue, lambda: self.now)


@pytest.fixture
def seen() -> Watched:
    return Watched()


def test_a_change_is_told_once(seen: Watched) -> None:
    for state in (PrinterState.READY, PrinterState.READY, PrinterState.PAPER_LOW):
        seen.device.state = state
        seen.now += ASK_SECONDS
        assert seen.watch.look() == HEAR_SECONDS
    assert seen.told == [PrinterState.READY, PrinterState.PAPER_LOW]
    assert seen.watch.state is PrinterState.PAPER_LOW


def test_it_is_asked_now_and_then_and_heard_at_every_look(seen: Watched) -> None:
    seen.watch.look()
    seen.device.state = PrinterState.COVER_OPEN
    seen.now += ASK_SECONDS / 2
    seen.watch.look()
    assert seen.told == [PrinterState.READY]
    seen.device.said = PrinterState.PAPER_LOW
    seen.watch.look()
    assert seen.told == [PrinterState.READY, PrinterState.PAPER_LOW]


def test_a_printer_that_is_away_is_looked_for_ever_more_rarely(seen: Watched) -> None:
    seen.device.away = True
    pauses = []
    for _ in range(8):
        pauses.append(seen.watch.look())
        seen.now += pauses[-1]
    assert pauses == [FIRST_RETRY, 0.5, 1.0, 2.0, 4.0, LONGEST_RETRY, LONGEST_RETRY, LONGEST_RETRY]
    assert seen.told == [PrinterState.OFFLINE]
    seen.device.away = False
    seen.watch.look()
    assert seen.told == [PrinterState.OFFLINE, PrinterState.READY]


def test_nobody_knocks_before_it_is_time_unless_somebody_waits(seen: Watched) -> None:
    seen.device.away = True
    seen.watch.look()
    seen.device.away = False
    assert not seen.watch.may_send()
    seen.watch.hurry()
    assert seen.watch.may_send()


def test_a_broken_line_is_closed_and_opened_anew(seen: Watched) -> None:
    seen.watch.look()
    seen.device.lost = LineLost(BrokenPipeError(32, "broken"))
    seen.now += ASK_SECONDS
    seen.watch.look()
    seen.device.lost = None
    seen.now += FIRST_RETRY
    seen.watch.look()
    assert seen.told == [PrinterState.READY, PrinterState.OFFLINE, PrinterState.READY]
    assert seen.device.acts == ["connect", "learn", "close", "connect", "learn"]


def test_a_printer_that_falls_silent_is_unknown_and_gets_no_slip(seen: Watched) -> None:
    assert seen.watch.may_send()
    seen.device.lost = PrinterSilent()
    assert not seen.watch.may_send()
    assert seen.watch.state is PrinterState.UNKNOWN


def test_a_printer_that_never_answers_is_tried_and_rarely_waited_for_meanwhile(seen: Watched) -> None:
    seen.device.state = PrinterState.UNKNOWN
    seen.device.speaks = False
    for _ in range(MUTE_AFTER):
        seen.watch.look()
        assert seen.watch.may_send()
        seen.now += ASK_SECONDS
    seen.device.state = PrinterState.READY
    seen.watch.look()
    assert seen.told == []
    seen.now += ASK_RARELY_SECONDS
    seen.watch.look()
    assert seen.told == [PrinterState.READY]


@pytest.mark.parametrize("state", ["paper_out", "cover_open", "cutter_error", "offline"])
def test_a_printer_in_trouble_gets_no_slip(seen: Watched, state: str) -> None:
    seen.device.state = PrinterState(state)
    assert not seen.watch.may_send()
    assert seen.told == [state]


def test_what_a_broken_off_slip_left_is_cleared_before_the_next_and_only_once(seen: Watched) -> None:
    seen.device.endings.append(Ending(JobState.UNCERTAIN, PrinterState.PAPER_OUT))
    assert seen.watch.may_send()
    seen.watch.print(bytes(400))
    assert seen.watch.state is PrinterState.PAPER_OUT
    assert seen.watch.may_send()
    assert seen.watch.may_send()
    assert seen.device.acts.count("mend 400") == 1


def test_what_an_earlier_program_left_is_cleared_too() -> None:
    seen = Watched(residue=123)
    assert seen.watch.may_send()
    assert seen.device.acts == ["connect", "mend 123", "learn"]


@pytest.mark.parametrize(
    ("reason", "mended"), [(PrinterState.UNKNOWN, False), (Reason.LINE_LOST, True), (Reason.STALLED, True)]
)
def test_a_printer_that_never_answers_is_not_cut_for_every_slip(
    seen: Watched, reason: Reason | PrinterState, mended: bool
) -> None:
    seen.device.speaks = False
    seen.device.endings.append(Ending(JobState.UNCERTAIN, reason))
    seen.watch.print(bytes(400))
    seen.watch.may_send()
    assert ("mend 400" in seen.device.acts) is mended


def test_no_slip_waits_for_the_answer_of_a_printer_that_is_mute(seen: Watched) -> None:
    seen.device.state = PrinterState.UNKNOWN
    seen.device.speaks = False
    for _ in range(MUTE_AFTER):
        assert seen.watch.may_send()
        seen.watch.print(bytes(400))
    seen.device.state = PrinterState.READY
    assert seen.watch.may_send()
    assert seen.told == []
    seen.now += ASK_RARELY_SECONDS
    assert seen.watch.may_send()
    assert seen.told == [PrinterState.READY]


def test_one_silence_on_a_busy_morning_makes_no_printer_mute(seen: Watched) -> None:
    seen.device.state = PrinterState.UNKNOWN
    seen.device.speaks = False
    assert seen.watch.may_send()
    seen.device.speaks = True
    seen.device.state = PrinterState.READY
    assert seen.watch.may_send()
    assert seen.told == [PrinterState.READY]
