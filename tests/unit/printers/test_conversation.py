"""Questions and answers over a line that says what the test wrote down."""

from __future__ import annotations

import random

import pytest
from scripted_line import ScriptedLine

from printers.conversation import MOST_KEPT, Conversation
from printers.errors import LineLost
from printers.status.answers import AtOnce, ByItself, InTurn
from printers.status.state import PrinterState

WELL = b"\x10\x00\x00\x0f"


def talk_with(line: ScriptedLine) -> Conversation:
    return Conversation(line, 0.02)


def answering(answers: dict[int, bytes]) -> ScriptedLine:
    """A printer that answers each DLE EOT by what stands under its number."""
    return ScriptedLine(lambda asked: answers.get(asked[-1], b""))


ALL_WELL = {1: b"\x12", 2: b"\x12", 3: b"\x12", 4: b"\x12"}


def test_four_answers_are_a_state() -> None:
    line = answering(ALL_WELL | {4: b"\x1e"})
    assert talk_with(line).state() is PrinterState.PAPER_LOW
    assert line.got == b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"


def test_silence_is_unknown_after_the_first_question() -> None:
    line = ScriptedLine()
    assert talk_with(line).state() is PrinterState.UNKNOWN
    assert line.got == b"\x10\x04\x01"


@pytest.mark.parametrize("odd", [b"\xff\x12", b"\x12\x12", b"\x12\x80"])
def test_a_printer_that_says_more_than_it_was_asked_is_not_believed(odd: bytes) -> None:
    talk = talk_with(answering(ALL_WELL | {4: odd}))
    assert talk.state() is PrinterState.UNKNOWN


def test_what_comes_by_itself_between_the_answers_is_kept_for_the_news() -> None:
    talk = talk_with(answering(ALL_WELL | {2: b"\x10\x00\x03\x0f\x12"}))
    assert talk.state() is PrinterState.READY
    assert talk.listen() is PrinterState.PAPER_LOW
    assert talk.listen() is None


def test_what_is_half_said_is_heard_when_the_rest_comes() -> None:
    line = ScriptedLine()
    talk = talk_with(line)
    line.come += b"\x10\x00"
    assert talk.listen() is None
    line.come += b"\x03\x0f"
    assert talk.listen() is PrinterState.PAPER_LOW


def test_an_answer_from_before_is_not_taken_for_the_next_one() -> None:
    line = answering(ALL_WELL)
    talk = talk_with(line)
    line.come += b"\x1a"
    talk.settle()
    assert talk.ask_at_once(1) == 0x12
    line.come += b"\x00\x10\x00"
    talk.settle()
    assert talk.next(0) is None


def test_answers_of_another_kind_wait_their_turn() -> None:
    line = ScriptedLine()
    line.come += b"\x00" + WELL
    talk = talk_with(line)
    assert talk.wait_for(ByItself) == ByItself(WELL)
    assert talk.next(0) == InTurn(0)
    assert talk.wait_for(AtOnce) is None


def test_a_line_that_takes_nothing_is_lost() -> None:
    with pytest.raises(LineLost):
        talk_with(ScriptedLine(room=1)).say(b"xyz")


def test_a_megabyte_of_anything_is_not_kept_and_a_question_still_gets_its_answer() -> None:
    line = answering(ALL_WELL)
    talk = talk_with(line)
    data = random.Random(5).randbytes(1 << 20)
    for start in range(0, len(data), 8192):
        line.come += data[start : start + 8192]
        talk.next(0)
        assert talk.kept <= MOST_KEPT
    talk.settle()
    assert talk.state() is PrinterState.READY
