"""How much room text takes on a receipt printer, and where a line may end.

A cell is half a hanzi, 12 dots at size 1. In Chinese mode a printer gives every character that GB18030
writes in two or four bytes the room of a hanzi, Latin letters with accents too: only ASCII takes one cell.
"""

import unicodedata

from printers.errors import LayoutInvalid

CLOSING = frozenset("，。、；：！？）》」』”’…％】〉〕〗～·—℃‰〞﹚﹜﹞］｝．々,.;:!?)]}%")
"""What must not begin a line."""

OPENING = frozenset("（《「『“‘【〈〔〖〝［｛￥＄([{¥$")
"""What must not end a line: brackets, quotation marks, and the sign before a sum of money."""

SPACES = " \u3000"

BEYOND_LATIN = "\u0250"
"""From this character on letters stand alone; below it they make words."""


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
    return _broken(text, cells)[0]


def wrap_evenly(text: str, cells: int) -> tuple[str, ...]:
    """As `wrap`, in as few lines, but as even as can be: no last line of a single hanzi under a title."""
    lines, well = _broken(text, cells)
    while len(lines) > 1 and cells > 2:
        cells -= 1
        narrower, as_well = _broken(text, cells)
        if len(narrower) > len(lines) or as_well < well:
            break
        lines = narrower
    return lines


def _broken(text: str, cells: int) -> tuple[tuple[str, ...], bool]:
    """The lines, and whether each ends where a line may end."""
    if cells < 2:
        raise LayoutInvalid(
            f"一行只有 {cells} 个半角格，放不下一个汉字。请用更小的字号。",
            f"A line of {cells} cells has no room for a hanzi. Use a smaller size.",
        )
    text = printable(text)
    lines = []
    well = True
    start = _skip_spaces(text, 0)
    while start < len(text):
        end = _line_end(text, start, cells)
        well = well and _breaks_well(text, end)
        lines.append(text[start:end].rstrip(SPACES))
        start = _skip_spaces(text, end)
    return tuple(lines), well


def _skip_spaces(text: str, start: int) -> int:
    while start < len(text) and text[start] in SPACES:
        start += 1
    return start


def _line_end(text: str, start: int, cells: int) -> int:
    """Where the line that begins at `start` ends: the last place that breaks well, else breaks the least."""
    fit = start
    room = cells
    while fit < len(text) and (room := room - cell_width(text[fit])) >= 0:
        fit += 1
    candidates = range(fit, start, -1)
    for acceptable in (_breaks_well, _breaks_a_word, _begins_well):
        for end in candidates:
            if acceptable(text, end):
                return end
    return fit


def _breaks_well(text: str, end: int) -> bool:
    return _breaks_a_word(text, end) and not _inside_word(text, end)


def _breaks_a_word(text: str, end: int) -> bool:
    """Whether a line may end at `end` by the rules of punctuation, be it inside a word."""
    return _begins_well(text, end) and (end == len(text) or not _ends_with_opening(text, end))


def _begins_well(text: str, end: int) -> bool:
    begin = _skip_spaces(text, end)
    return begin == len(text) or text[begin] not in CLOSING


def _ends_with_opening(text: str, end: int) -> bool:
    while end > 0 and text[end - 1] in SPACES:
        end -= 1
    return end > 0 and text[end - 1] in OPENING


def _inside_word(text: str, end: int) -> bool:
    if end == len(text):
        return False
    before, after = text[end - 1], text[end]
    return before < BEYOND_LATIN and after < BEYOND_LATIN and " " not in (before, after)
