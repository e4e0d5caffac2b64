"""Thermal paper under a print head: characters become dots, and cuts become pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFont

from printers.errors import PaperNeverCut
from printers.fonts import CjkFont

HEAD_TO_CUTTER = 96
"""Dots of paper between the print head and the cutter, 12 mm: what a cut without a feed leaves inside."""

LINE_DOTS = 24
"""The height of a character at size 1."""

DOTS_PER_MM = 8
LONGEST_SLIP = 3000 * DOTS_PER_MM
FONT_DOTS = 22
"""The font's size within a character's 24 dots: ROM glyphs leave a margin too."""

BASELINE_DOTS = 20

WHITE, BLACK = 255, 0


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as the printer was told to draw it; `cell` is its width in dots at size 1 (12 or 24)."""

    char: str
    cell: int
    wide: int
    high: int
    bold: bool

    @property
    def width(self) -> int:
        return self.cell * self.wide

    @property
    def height(self) -> int:
        return LINE_DOTS * self.high


class GlyphDrawer:
    """Draws glyphs in a font, as masks of dots."""

    def __init__(self, font: CjkFont) -> None:
        self._font = font
        self.mask = lru_cache(maxsize=1000)(self._draw)
        self._font_for = lru_cache(maxsize=8)(self._open)

    def _draw(self, glyph: Glyph) -> Image.Image:
        """Drawn at the glyph's height, then squeezed into its width: Latin may be wider than a cell."""
        font = self._font_for(glyph.high)
        natural = max(glyph.cell * glyph.high, round(font.getlength(glyph.char)))
        image = Image.new("L", (natural, glyph.height), 0)
        draw = ImageDraw.Draw(image)
        if glyph.char == "─":
            middle = glyph.height // 2
            draw.rectangle((0, middle - glyph.high, natural, middle + glyph.high - 1), fill=255)
        else:
            draw.text((natural / 2, BASELINE_DOTS * glyph.high), glyph.char, 255, font, anchor="ms")
        image = image.resize((glyph.width, glyph.height))
        if glyph.bold:
            image = ImageChops.lighter(image, ImageChops.offset(image, glyph.wide, 0))
        return image.point(lambda level: 255 if level >= 128 else 0)

    def _open(self, high: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(
            self._font.path, FONT_DOTS * high, self._font.face, layout_engine=ImageFont.Layout.BASIC
        )


class Paper:
    """Endless paper, `width` dots across. Positions are dots from the first that was ever printed."""

    def __init__(self, width: int, drawer: GlyphDrawer) -> None:
        self.width = width
        self._drawer = drawer
        self._head = 0
        self._edge = -HEAD_TO_CUTTER
        self._marks: list[tuple[int, int, Image.Image]] = []

    def feed(self, dots: int) -> None:
        self._head += dots
        if self._head - self._edge > LONGEST_SLIP:
            raise PaperNeverCut(LONGEST_SLIP / DOTS_PER_MM / 1000)

    def print_line(self, glyphs: Sequence[Glyph], side: int, spacing: int) -> None:
        """Print characters on one baseline at a side (0 left, 1 centre, 2 right).

        The paper moves on by `spacing` dots, or by the line's height where that is more.
        """
        height = max((glyph.height for glyph in glyphs), default=0)
        x = self._start(sum(glyph.width for glyph in glyphs), side)
        for glyph in glyphs:
            self._marks.append((x, self._head + height - glyph.height, self._drawer.mask(glyph)))
            x += glyph.width
        self.feed(max(height, spacing))

    def feed_to_cutter(self) -> None:
        self.feed(HEAD_TO_CUTTER)

    def print_picture(self, mask: Image.Image, side: int) -> None:
        """Print dots where `mask` is 255; it must be no wider than the paper."""
        self._marks.append((self._start(mask.width, side), self._head, mask))
        self.feed(mask.height)

    def cut(self) -> Image.Image | None:
        """Cut at the cutter, above the head. The slip as a picture of 1 bit, or None if no paper went by."""
        end = self._head - HEAD_TO_CUTTER
        if end <= self._edge:
            return None
        slip = Image.new("1", (self.width, end - self._edge), WHITE)
        for x, y, mask in self._marks:
            slip.paste(BLACK, (x, y - self._edge), mask)
        self._marks = [mark for mark in self._marks if mark[1] + mark[2].height > end]
        self._edge = end
        return slip

    def _start(self, width: int, side: int) -> int:
        return (self.width - width) * side // 2
