"""Slips as pictures, for printers without Chinese characters of their own.

Lines stand where a printer would put them, so that a slip looks the same as text and as picture. It takes a hundred
times as many bytes: 20 s on a line of 19200 baud, nothing to speak of over network and USB.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from printers.commands import Commands
from printers.drawing import installed_drawer
from printers.drawn_pieces import LINE_SPACING, SIDES, code_mask, line_mask
from printers.fonts import find_cjk_font
from printers.layout import Cut, Feed, Line, Piece
from printers.profiles import Profile

LEAST_GAP = 8
"""Blank rows that are worth a feed; fewer are sent as part of the picture."""


class RasterWriter:
    """Draws pieces below one another and writes them as pictures. Raises CjkFontMissing at once."""

    def __init__(self, profile: Profile) -> None:
        find_cjk_font()
        self._profile = profile
        self._commands = Commands(profile.width)
        self._marks: list[tuple[int, int, Image.Image]] = []
        self._height = 0

    def finished(self) -> bytes:
        """Everything that was written."""
        self._write_drawn()
        return self._commands.output

    def write(self, piece: Piece) -> None:
        """Write the next piece."""
        match piece:
            case Line():
                mask = line_mask(piece, installed_drawer())
                self._draw(mask, SIDES[piece.align])
                self._height += max(0, LINE_SPACING - mask.height)
            case Feed():
                self._height += piece.dots
            case Cut():
                self._cut()
            case _:
                self._draw(code_mask(piece), SIDES["center"])

    def _draw(self, mask: Image.Image, side: int) -> None:
        self._marks.append(((self._profile.width - mask.width) * side // 2, self._height, mask))
        self._height += mask.height

    def _cut(self) -> None:
        self._write_drawn()
        if self._profile.cutter:
            self._commands.cut()
        else:
            self._commands.feed_to_tear()

    def _write_drawn(self) -> None:
        """Write what was drawn since the last cut: feeds for what is blank, pictures only as wide as their ink."""
        strip = Image.new("L", (self._profile.width, self._height), 0)
        for x, y, mask in self._marks:
            strip.paste(mask, (x, y))
        written = 0
        for top, bottom in _inked(strip):
            band = strip.crop((0, top, strip.width, bottom))
            box = band.getbbox()
            assert box is not None
            self._commands.feed(top - written)
            self._commands.picture(band.crop((0, 0, box[2], band.height)))
            written = bottom
        self._commands.feed(self._height - written)
        self._marks, self._height = [], 0


def _inked(strip: Image.Image) -> Iterator[tuple[int, int]]:
    """Runs of rows (first, end) with ink, parted by at least `LEAST_GAP` blank ones."""
    data, width = strip.tobytes(), strip.width
    inked = [row for row in range(strip.height) if data[row * width : (row + 1) * width].strip(b"\0")]
    first = 0
    for place, row in enumerate(inked):
        if place + 1 == len(inked) or inked[place + 1] - row > LEAST_GAP:
            yield inked[first], row + 1
            first = place + 1
