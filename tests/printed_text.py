"""Reading the text out of a slip's bytes, by the protocol and not by our encoder."""

from __future__ import annotations

import re

_COMMANDS = re.compile(
    rb"\x1b@|\x1c[&.]|\x1b[aEJd].|\x1d[!hwHf].|\x1dV[AB].|\x1dV[\x00\x01]|\x1dk.(?P<bars>.)|\x1d\(k(?P<code>..)"
    rb"|\x1b\*!(?P<columns>..)|\x1dv0\x00(?P<picture>....)",
    re.DOTALL,
)


def text_lines(data: bytes) -> list[bytes]:
    """The lines of a slip's bytes without their commands, codes and pictures; lines without text are left out."""
    kept = bytearray()
    place = 0
    while place < len(data):
        command = _COMMANDS.match(data, place) if data[place] in b"\x1b\x1c\x1d" else None
        if command is None:
            assert data[place] >= 0x20 or data[place] == 0x0A, data[place : place + 4]
            kept.append(data[place])
            place += 1
        else:
            place = command.end() + _payload(command)
    return [line for line in bytes(kept).split(b"\n") if line]


def _payload(command: re.Match[bytes]) -> int:
    """The bytes of data that follow a command."""
    match command.lastgroup:
        case "bars":
            return command["bars"][0]
        case "code":
            return int.from_bytes(command["code"], "little")
        case "columns":
            return 3 * int.from_bytes(command["columns"], "little")
        case "picture":
            across, down = command["picture"][:2], command["picture"][2:]
            return int.from_bytes(across, "little") * int.from_bytes(down, "little")
    return 0
