"""How much room text takes on a receipt printer, and where a line may end.

A cell is half a hanzi, 12 dots at size 1. In Chinese mode a printer gives every character that GB18030
writes in two or four bytes the room of a hanzi, Latin letters with accents too: only ASCII takes one cell.
"""

import unicodedata

from printers.errors import LayoutInvalid

CLOSING = frozenset("，。、；：！？）》」』”’…％】〉〕〗～·—℃‰,.;:!?)]}%")
"""What must not begin a line."""

OPENING = frozenset("（《「『“‘【〈〔〖([{")
"""What must not end a line."""

SPACES = " \u3000"


def printable(text: str) -> str:
    """The text with each control character (Unicode category Cc) made a space.

    No text can so become a command to the printer, and a stray tab or newline in a hall's name costs
    nobody a slip.
    """
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)


def cell_width(text: str) -> int:
    """The cells that `text` takes at size 1."""
    return sum(1 if char < "\x80" else 2 for char in text)


def wrap(text: str, cells: int) -> tuple[str, ...]:
    """Break `text` into lines of at most `cells` cells.

    A line breaks between hanzi or at spaces, not inside a Latin word, not before closing and not after
    opening punctuation. Where that is impossible a word is broken, then the rule of punctuation.
    Spaces at either end of a line are dropped; text without ink has no lines.
    """
    if cells < 2:
        raise LayoutInvalid(
            f"一行只有 {cells} 个半角格，放不下一个汉字。请用更小的字号。",
            f"A line of {cells} cells has no room for a hanzi. Use a smaller size.",
        )
    text = printable(text)
    lines = []
    start = _skip_spaces(text, 0)
    while start < len(text):
        end = _line_end(text, start, cells)
        lines.append(text[start:end].rstrip(SPACES))
        start = _skip_spaces(text, end)
    return tuple(lines)


def wrap_evenly(text: str, cells: int) -> tuple[str, ...]:
    """As `wrap`, in as few lines, but as even as can be: no last line of a single hanzi under a title."""
    lines = wrap(text, cells)
    while len(lines) > 1 and cells > 2:
        cells -= 1
        narrower = wrap(text, cells)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _skip_spaces(text: str, start: int) -> int:
    while start < len(text) and text[start] in SPACES:
        start += 1
    return start


def _line_end(text: str, start: int, cells: int) -> int:
    fit = start
    room = cells
    while fit < len(text) and (room := room - cell_width(text[fit])) >= 0:
        fit += 1
    candidates = range(fit, start, -1)
    well = (end for end in candidates if _breaks_well(text, end))
    anyhow = (end for end in candidates if not _continues_with_closing(text, end))
    return next(well, next(anyhow, fit))


def _breaks_well(text: str, end: int) -> bool:
    if end == len(text):
        return True
    if _continues_with_closing(text, end) or text[:end].rstrip(SPACES)[-1:] in OPENING:
        return False
    before, after = text[end - 1], text[end]
    inside_word = before < "\x80" and after < "\x80" and " " not in (before, after)
    return not inside_word


def _continues_with_closing(text: str, end: int) -> bool:
    begin = _skip_spaces(text, end)
    return begin < len(text) and text[begin] in CLOSING
