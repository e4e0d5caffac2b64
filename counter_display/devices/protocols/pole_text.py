"""CD5220 pole displays: two lines of twenty characters, written whole.

`ESC Q A … CR` writes the upper line and `ESC Q B … CR` the lower one; in that mode the display takes nothing else until
CLR. A Chinese model shows GB18030, a hanzi in two cells; every other one letters and digits.
"""

from __future__ import annotations

COLUMNS = 20
CLEAR = b"\x0c"
INITIALISE = b"\x1b@"
UPPER, LOWER, END = b"\x1bQA", b"\x1bQB", b"\r"
BEGIN = CLEAR + INITIALISE + CLEAR
"""Leaves whatever mode an earlier program left behind, and blanks the display."""


def two_lines(text: str, chinese: bool) -> bytes:
    """Both lines, from a text whose lines are parted by a line end. What does not fit is left out, whole characters."""
    upper, _, lower = text.partition("\n")
    return UPPER + fitted(upper, chinese) + END + LOWER + fitted(lower, chinese) + END


def fitted(line: str, chinese: bool) -> bytes:
    """A line as exactly twenty cells; what the display cannot show stands as a question mark."""
    shown = b""
    for char in line:
        code = _encoded(char, chinese)
        if len(shown) + len(code) > COLUMNS:
            break
        shown += code
    return shown.ljust(COLUMNS)


def cells(line: str, chinese: bool) -> int:
    """How many cells a line takes."""
    return sum(len(_encoded(char, chinese)) for char in line)


def shows(line: str, chinese: bool) -> bool:
    """Whether the display has every character of a line."""
    return all(_encoded(char, chinese) != b"?" or char == "?" for char in line)


def _encoded(char: str, chinese: bool) -> bytes:
    if " " <= char <= "~":
        return char.encode()
    code = char.encode("gb18030", "replace") if chinese else b"?"
    return code if len(code) == 2 else b"?"
