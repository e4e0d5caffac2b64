"""Answers are told apart by their fixed bits, whatever stands between them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.status.answers import Answer, AnswerReader, AtOnce, ByItself, Cleared, InTurn, Processed

WELL = b"\x10\x00\x00\x0f"
EXAMPLES: list[tuple[bytes, Answer]] = [
    (b"\x12", AtOnce(0x12)),
    (b"\x1e", AtOnce(0x1E)),
    (b"\x7e", AtOnce(0x7E)),
    (b"\x00", InTurn(0x00)),
    (b"\x0f", InTurn(0x0F)),
    (WELL, ByItself(WELL)),
    (b"\x3c\x08\x0c\x00", ByItself(b"\x3c\x08\x0c\x00")),
    (b"\x37\x220042\x00", Processed(b"0042")),
    (b"\x37\x25\x00", Cleared()),
]


def read(data: bytes) -> tuple[list[Answer], int]:
    reader = AnswerReader()
    return reader.take(data), reader.noise


@pytest.mark.parametrize(("data", "answer"), EXAMPLES)
def test_each_answer_is_known_by_its_bits(data: bytes, answer: Answer) -> None:
    assert read(data) == ([answer], 0)


@given(st.lists(st.sampled_from(EXAMPLES)), st.lists(st.integers(1, 5)))
def test_answers_in_a_row_are_known_in_any_pieces(row: list[tuple[bytes, Answer]], sizes: list[int]) -> None:
    data = b"".join(part for part, _ in row)
    reader = AnswerReader()
    answers = []
    for size in sizes:
        answers += reader.take(data[:size])
        data = data[size:]
    answers += reader.take(data)
    assert (answers, reader.noise) == ([answer for _, answer in row], 0)


@pytest.mark.parametrize("between", [b"\x12", b"\x11", b"\x13", b"\x12\x16\x13\x12"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_automatic_status_is_whole_though_other_answers_fall_between(between: bytes, place: int) -> None:
    answers, noise = read(WELL[:place] + between + WELL[place:])
    assert answers[-1] == ByItself(WELL)
    assert [answer for answer in answers[:-1] if answer != AtOnce(0x12)] == [AtOnce(0x16)] * between.count(0x16)
    assert noise == 0


def test_flow_control_is_no_answer_and_no_noise() -> None:
    assert read(b"\x11\x13\x11") == ([], 0)


@pytest.mark.parametrize("garbage", [b"\xff", b"\x80\xc3", b"\x91", b"\x33", b"\x17"])
def test_garbage_is_counted_and_spoils_nothing(garbage: bytes) -> None:
    answers, noise = read(garbage + b"\x12" + garbage + WELL[:2] + garbage + WELL[2:])
    assert answers == [AtOnce(0x12), ByItself(WELL)]
    assert noise == 3 * len(garbage)


def test_an_answer_that_begins_anew_is_the_one_that_counts() -> None:
    assert read(WELL[:2] + WELL) == ([ByItself(WELL)], 2)


@pytest.mark.parametrize(
    ("data", "answers"),
    [
        (b"\x37\x37\x25\x00", [Cleared()]),
        (b"\x37\x22AB\x12\x00", [InTurn(0x22), InTurn(0x41), InTurn(0x42), AtOnce(0x12), InTurn(0x00)]),
        (b"\x37\x22ABCDE", [InTurn(byte) for byte in b"\x22ABCDE"]),
        (b"\x37\x10\x00\x00\x0f", [ByItself(WELL)]),
        (b"\x37\xff\x12", [AtOnce(0x12)]),
    ],
)
def test_a_block_that_breaks_off_is_read_again_without_its_head(data: bytes, answers: list[Answer]) -> None:
    said, noise = read(data)
    assert said == answers
    assert noise >= 1


def test_what_has_begun_can_be_forgotten() -> None:
    reader = AnswerReader()
    reader.take(b"\x10\x00")
    reader.forget()
    assert reader.take(b"\x00") == [InTurn(0)]
    assert reader.noise == 2


def test_a_megabyte_of_anything_leaves_the_reader_as_it_was() -> None:
    data = random.Random(20261121).randbytes(1 << 20)
    reader = AnswerReader()
    for start in range(0, len(data), 4093):
        reader.take(data[start : start + 4093])
        assert reader.held < 8
    reader.forget()
    assert reader.take(b"\x12" + WELL + b"\x37\x220042\x00\x00") == [
        AtOnce(0x12),
        ByItself(WELL),
        Processed(b"0042"),
        InTurn(0),
    ]
