"""When the printer's word that a slip is done is believed."""

from __future__ import annotations

import pytest

from printers.jobs.job import JobState, Reason
from printers.jobs.slip_end import QUESTIONS, SlipEnd
from printers.status.answers import Answer, AtOnce, ByItself, Cleared, InTurn, Processed

TURN, ITSELF = InTurn(0x00), ByItself(b"\x10\x00\x00\x0f")
IN_TURN, BY_ITSELF = QUESTIONS


def said(end: SlipEnd, *answers: Answer) -> list[JobState | None]:
    endings = [end.take(answer) for answer in answers]
    return [None if ending is None else ending.state for ending in endings]


def test_a_printer_that_answers_both_is_believed_for_both() -> None:
    end = SlipEnd(QUESTIONS)
    assert end.asked == b"\x1dr\x01\x1da\x0e"
    assert said(end, TURN, ITSELF) == [None, JobState.PRINTED]


@pytest.mark.parametrize(("question", "answer"), [(IN_TURN, TURN), (BY_ITSELF, ITSELF)])
def test_a_printer_that_answers_one_is_believed_for_it(question: tuple[bytes, type[Answer]], answer: Answer) -> None:
    assert said(SlipEnd([question]), answer) == [JobState.PRINTED]


def test_status_told_while_it_prints_is_not_the_end() -> None:
    assert said(SlipEnd(QUESTIONS), ITSELF, AtOnce(0x12), TURN, AtOnce(0x12), ITSELF)[-1] is JobState.PRINTED


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (InTurn(0x0C), "paper_out"),
        (ByItself(b"\x38\x00\x00\x00"), "cover_open"),
        (ByItself(b"\x18\x08\x00\x00"), "cutter_error"),
    ],
)
def test_trouble_within_the_slip_leaves_it_uncertain(answer: Answer, reason: str) -> None:
    ending = SlipEnd(QUESTIONS).take(answer)
    assert ending is not None
    assert (ending.state, ending.reason) == (JobState.UNCERTAIN, reason)


def test_an_answer_that_nobody_asked_for_is_not_believed() -> None:
    end = SlipEnd(QUESTIONS)
    end.take(TURN)
    ending = end.take(TURN)
    assert ending is not None
    assert (ending.state, ending.reason) == (JobState.UNCERTAIN, Reason.NOISE)


def test_a_named_slip_is_printed_when_its_own_name_comes_back() -> None:
    end = SlipEnd(mark=b"0042")
    assert end.asked == b"\x1d(H\x06\x00000042"
    assert end.can_be_told
    assert said(end, TURN, ITSELF, Processed(b"0041"), Cleared(), Processed(b"0042"))[-2:] == [None, JobState.PRINTED]


def test_a_printer_that_answers_nothing_cannot_tell() -> None:
    assert not SlipEnd().can_be_told
    assert SlipEnd().asked == b""
