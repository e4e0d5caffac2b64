"""What the bits mean: the states, and silence, which is never a good sign."""

from __future__ import annotations

import pytest

from printers.status.readings import Reading, of_all, of_itself, of_one, of_turn
from printers.status.state import PrinterState

WELL = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "ready"),
        ({1: 0x16}, "ready"),
        ({4: 0x1E}, "paper_low"),
        ({4: 0x7E}, "paper_out"),
        ({1: 0x1A, 2: 0x32, 4: 0x72}, "paper_out"),
        ({1: 0x1A, 2: 0x16}, "cover_open"),
        ({1: 0x1A, 2: 0x36, 4: 0x72}, "cover_open"),
        ({1: 0x1A, 2: 0x52, 3: 0x1A}, "cutter_error"),
        ({1: 0x1A, 2: 0x52, 3: 0x32}, "offline"),
        ({3: 0x52}, "offline"),
        ({1: 0x1A}, "offline"),
    ],
)
def test_the_four_answers_make_one_state(changed: dict[int, int], state: str) -> None:
    assert of_all(WELL | changed) == state


@pytest.mark.parametrize("missing", [1, 2, 3, 4])
def test_an_answer_that_is_missing_leaves_the_state_unknown(missing: int) -> None:
    assert of_all({question: byte for question, byte in WELL.items() if question != missing}) is PrinterState.UNKNOWN


def test_silence_is_unknown() -> None:
    assert of_all({}) is PrinterState.UNKNOWN
    assert not PrinterState.UNKNOWN.may_print


@pytest.mark.parametrize(
    ("byte", "state"), [(0x00, "ready"), (0x03, "paper_low"), (0x0C, "paper_out"), (0x60, "ready")]
)
def test_the_paper_sensors_answer_in_turn(byte: int, state: str) -> None:
    assert of_turn(byte).state == state


@pytest.mark.parametrize(
    ("four", "state"),
    [
        (b"\x10\x00\x00\x0f", "ready"),
        (b"\x14\x00\x00\x00", "ready"),
        (b"\x10\x00\x03\x00", "paper_low"),
        (b"\x18\x00\x0f\x00", "paper_out"),
        (b"\x38\x00\x0c\x00", "cover_open"),
        (b"\x18\x08\x00\x00", "cutter_error"),
        (b"\x18\x20\x00\x00", "offline"),
        (b"\x18\x00\x00\x00", "offline"),
    ],
)
def test_automatic_status_makes_one_state(four: bytes, state: str) -> None:
    assert of_itself(four).state == state


def test_readings_add_up() -> None:
    assert of_one(1, 0x1A) | of_one(4, 0x1E) == Reading(offline=True, paper_low=True)


def test_every_state_tells_the_desk_what_to_do_in_both_languages() -> None:
    for state in PrinterState:
        assert state.zh.endswith("。")
        assert state.en.endswith(".")
