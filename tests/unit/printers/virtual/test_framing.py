"""Where commands end: by the protocol, in any pieces, for any bytes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.encoder import encode
from printers.samples import sample_ticket
from printers.templates import ticket_layout
from printers.virtual.framing import MOST_TEXT, length_of

WHOLE = [
    b"\x1b@",
    b"\x1b!\x10",
    b"\x1ba\x01",
    b"\x1bJ\x20",
    b"\x1b2",
    b"\x1b3\x18",
    b"\x1bp\x00\x19\xfa",
    b"\x1b$\x10\x00",
    b"\x1bD\x08\x10\x00",
    b"\x1b*\x00\x03\x00abc",
    b"\x1b*\x21\x02\x00abcdef",
    b"\x1c&",
    b"\x1c.",
    b"\x1cS\x01\x02",
    b"\x1c2\xfe\xa1" + bytes(72),
    b"\x1d!\x11",
    b"\x1dr\x01",
    b"\x1da\x0e",
    b"\x1dV\x00",
    b"\x1dVB\x00",
    b"\x1dL\x10\x00",
    b"\x1d(k\x03\x001Q0",
    b"\x1d(H\x06\x00000042",
    b"\x1d8L\x04\x00\x00\x00abcd",
    b"\x1dv0\x00\x02\x00\x03\x00abcdef",
    b"\x1dk\x04A12\x00",
    b"\x1dkI\x03{BA",
    b"\x1d*\x01\x02" + bytes(16),
    b"\x1d^\x01\x00\x00",
    b"\x10\x04\x01",
    b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08",
    b"\x10\x14\x01\x00\x02",
    b"\n",
    b"\x00",
]
"""One command each, arguments and all."""


@pytest.mark.parametrize("command", WHOLE)
def test_a_command_ends_where_the_protocol_ends_it(command: bytes) -> None:
    assert length_of(command + b"\x1b@") == len(command)
    assert all(length_of(command[:count]) == 0 for count in range(len(command)))


def test_text_ends_at_the_next_control() -> None:
    text = "社会保障 A012".encode("gb18030")
    assert length_of(text + b"\n") == len(text)
    assert length_of(text) == 0
    assert length_of(b"x" * MOST_TEXT) == MOST_TEXT


@given(st.binary(max_size=400))
def test_any_bytes_are_framed_and_none_is_lost(data: bytes) -> None:
    left, framed = bytearray(data), b""
    while length := length_of(left):
        framed += left[:length]
        del left[:length]
    assert framed + left == data


def test_a_megabyte_of_anything_ends() -> None:
    left = bytearray(random.Random(7).randbytes(1 << 16) * 16)
    while length := length_of(left[: 1 << 17]):
        del left[:length]
    assert len(left) < 1 << 20


def test_a_ticket_falls_into_whole_commands() -> None:
    left = bytearray(encode(ticket_layout(sample_ticket(), 576), 576))
    while length := length_of(left):
        del left[:length]
    assert not left
