"""Where one ESC/POS command ends and the next begins: what a printer must know even of commands that it does not obey.

Pure: bytes in, lengths out.
"""

from __future__ import annotations

from collections.abc import Callable

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10
LF = 0x0A
MOST_TEXT = 4096
"""A run of text without a line's end is taken as it is when it is as long as this."""

_ESC_LENGTHS = {**dict.fromkeys(b"@2<LSFiqm", 2), **dict.fromkeys(b"\x0c", 2), **dict.fromkeys(b"c\\$", 4), ord("p"): 5}
_FS_LENGTHS = {**dict.fromkeys(b"&.", 2), **dict.fromkeys(b"Sp", 4), ord("2"): 76}
_GS_LENGTHS = {
    **dict.fromkeys(b":", 2),
    **dict.fromkeys(b"LWP\\$", 4),
    ord("^"): 5,
}
"""Lengths of commands by their second byte; those that are not named here take one byte of argument."""


def length_of(data: bytes | bytearray) -> int:
    """How many bytes the command, control or run of text at the beginning takes; 0 while its end has not come."""
    first = data[0] if data else None
    if first is None:
        return 0
    if first in _FAMILIES:
        if len(data) < 2:
            return 0
        length = _FAMILIES[first](data)
        return length if length <= len(data) else 0
    if first < 0x20 or first == 0x7F:
        return 1
    return _text(data)


def _text(data: bytes | bytearray) -> int:
    for index, byte in enumerate(data):
        if byte < 0x20 or byte == 0x7F:
            return index
    return len(data) if len(data) >= MOST_TEXT else 0


def _escape(data: bytes | bytearray) -> int:
    if data[1] == ord("*"):
        return _need(data, 5, lambda: 5 + (3 if data[2] >= 32 else 1) * (data[3] + 256 * data[4]))
    if data[1] == ord("D"):
        return _until_zero(data, 2)
    return _ESC_LENGTHS.get(data[1], 3)


def _group(data: bytes | bytearray) -> int:
    match chr(data[1]):
        case "(":
            return _need(data, 5, lambda: 5 + data[3] + 256 * data[4])
        case "8":
            return _need(data, 7, lambda: 7 + int.from_bytes(data[3:7], "little"))
        case "v":
            return _need(data, 8, lambda: 8 + (data[4] + 256 * data[5]) * (data[6] + 256 * data[7]))
        case "*":
            return _need(data, 4, lambda: 4 + data[2] * data[3] * 8)
        case "V":
            return _need(data, 3, lambda: 4 if data[2] in (65, 66, 97, 98, 103, 104) else 3)
        case "k":
            return _need(data, 4, lambda: 4 + data[3] if data[2] >= 65 else _until_zero(data, 3))
    return _GS_LENGTHS.get(data[1], 3)


def _chinese(data: bytes | bytearray) -> int:
    return _FS_LENGTHS.get(data[1], 3)


def _real_time(data: bytes | bytearray) -> int:
    """DLE EOT and DLE ENQ take one argument; DLE DC4 two, or seven to empty the buffers."""
    if data[1] in (0x04, 0x05):
        return 3
    if data[1] == 0x14:
        return _need(data, 3, lambda: 10 if data[2] == 8 else 5)
    return 1


_FAMILIES: dict[int, Callable[[bytes | bytearray], int]] = {ESC: _escape, FS: _chinese, GS: _group, DLE: _real_time}


def _need(data: bytes | bytearray, count: int, length: Callable[[], int]) -> int:
    """The length, once the first `count` bytes that tell it have come; until then more than there is."""
    return length() if len(data) >= count else len(data) + 1


def _until_zero(data: bytes | bytearray, start: int) -> int:
    end = data.find(0, start)
    return len(data) + 1 if end < 0 else end + 1
