"""Scanners are told from people, and slips from everything else that can be scanned."""

from __future__ import annotations

import pytest
from device_line import NOISE
from hypothesis import given
from hypothesis import strategies as st

from screens.scanner import GAP_SECONDS, LONGEST, Burst, Slip, slip_in

TOKEN = "20261123-AL012-abcdefghijklmn27"
SLIP = Slip("20261123-AL012", TOKEN)


@pytest.mark.parametrize(
    "text",
    [TOKEN, f"https://hall.example/t/{TOKEN}", f"http://10.0.0.1:8080/t/{TOKEN}\r\n", TOKEN.swapcase(), TOKEN.upper()],
)
def test_a_slip_is_read_from_its_token_or_its_link(text: str) -> None:
    assert slip_in(text) == SLIP


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A012",
        "6901234567892",
        TOKEN[:-1],
        TOKEN + "a",
        TOKEN.replace("27", "19"),
        f"https://x/{TOKEN}",
        "二维码" * 9,
    ],
)
def test_anything_else_is_no_slip(text: str) -> None:
    assert slip_in(text) is None


def _typed(text: str, gap: float) -> str:
    burst = Burst()
    for place, char in enumerate(text):
        burst.type(char, place * gap)
    return burst.end(len(text) * gap)


def test_a_scanner_is_heard_and_a_person_is_not() -> None:
    assert _typed(TOKEN, 0.002) == TOKEN
    assert _typed(TOKEN, GAP_SECONDS * 1.5) == ""
    assert _typed("A012", 0.002) == ""


def test_what_a_person_typed_before_does_not_spoil_a_scan() -> None:
    burst = Burst()
    for place, char in enumerate("abc"):
        burst.type(char, place)
    for place, char in enumerate(TOKEN):
        burst.type(char, 10 + place * 0.001)
    assert burst.end(10.04) == TOKEN
    assert burst.end(10.05) == "", "one Enter ends one scan"


def test_an_enter_long_after_is_a_persons() -> None:
    burst = Burst()
    for char in TOKEN:
        burst.type(char, 1.0)
    assert burst.end(1.0 + 2 * GAP_SECONDS) == ""


@given(st.text(), st.floats(0, 1e6))
def test_any_text_at_all_is_taken_without_harm(text: str, moment: float) -> None:
    burst = Burst()
    burst.type(text, moment)
    found = slip_in(burst.end(moment))
    assert found is None or found.token.startswith(found.ticket)


def test_a_megabyte_of_noise_does_not_grow_it_and_the_next_slip_is_read() -> None:
    burst, noise = Burst(), NOISE.decode("latin-1")
    for begin in range(0, len(noise), 50):
        burst.type(noise[begin : begin + 50], 1.0)
    assert len(burst.end(1.0)) == LONGEST
    for char in TOKEN:
        burst.type(char, 2.0)
    assert slip_in(burst.end(2.0)) == SLIP
