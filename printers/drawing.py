"""Characters as dots."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFont

from printers.fonts import CjkFont, installed_fonts

LINE_DOTS = 24
"""The height of a character at size 1."""

HANZI_DOTS = 24
LETTER_DOTS = 12
"""The widths of characters at size 1: ASCII takes half a hanzi."""

FONT_DOTS = 22
"""The font's size within a character's 24 dots: ROM glyphs leave a margin too."""

BASELINE_DOTS = 20

NOWHERE = "\U0010ffff"
"""A character that no font has: what is drawn for it shows how the font draws what it lacks."""

DARK = 128
DARK_IN_THIN_FONTS = 80
"""From which level (of 255) on a dot is printed; the strokes of fonts for rare hanzi are thin."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character to be drawn; `cell` is its width in dots at size 1 (12 or 24)."""

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
    """Draws glyphs as masks of dots, 255 where they are dark: each in the first of `fonts` that has it.

    What none has is drawn as a box with its code (U+2CC56), by which whoever reads the slip can look it up.
    """

    def __init__(self, fonts: Sequence[CjkFont]) -> None:
        self._fonts = tuple(fonts)
        self.mask = lru_cache(maxsize=1000)(self._draw)
        self._font_for = lru_cache(maxsize=32)(self._open)
        self._place_of = lru_cache(maxsize=4000)(self._find)

    def line(self, glyphs: Sequence[Glyph]) -> Image.Image:
        """Glyphs beside one another on one baseline."""
        height = max((glyph.height for glyph in glyphs), default=LINE_DOTS)
        mask = Image.new("L", (sum(glyph.width for glyph in glyphs), height), 0)
        x = 0
        for glyph in glyphs:
            mask.paste(self.mask(glyph), (x, height - glyph.height))
            x += glyph.width
        return mask

    def _draw(self, glyph: Glyph) -> Image.Image:
        if glyph.char == "─":
            return _bar(glyph)
        if glyph.char.isspace():
            return Image.new("L", (glyph.width, glyph.height), 0)
        place = self._place_of(glyph.char)
        if place is None:
            return _code_box(glyph)
        dark = DARK_IN_THIN_FONTS if place else DARK
        image = self._drawn(glyph, place).point(lambda level: 255 if level >= dark else 0)
        return ImageChops.lighter(image, ImageChops.offset(image, glyph.wide, 0)) if glyph.bold else image

    def _drawn(self, glyph: Glyph, place: int) -> Image.Image:
        """Drawn at the glyph's height, then squeezed into its width: Latin may be wider than a cell."""
        font = self._font_for(place, glyph.high)
        natural = max(glyph.cell * glyph.high, round(font.getlength(glyph.char)))
        image = Image.new("L", (natural, glyph.height), 0)
        ImageDraw.Draw(image).text((natural / 2, BASELINE_DOTS * glyph.high), glyph.char, 255, font, anchor="ms")
        return image.resize((glyph.width, glyph.height))

    def _find(self, char: str) -> int | None:
        """The place of the first font that has the character."""
        for place in range(len(self._fonts)):
            font = self._font_for(place, 1)
            lacking = bytes(font.getmask(NOWHERE, mode="1")), font.getlength(NOWHERE)
            if (bytes(font.getmask(char, mode="1")), font.getlength(char)) != lacking:
                return place
        return None

    def _open(self, place: int, high: int) -> ImageFont.FreeTypeFont:
        font = self._fonts[place]
        return ImageFont.truetype(font.path, FONT_DOTS * high, font.face, layout_engine=ImageFont.Layout.BASIC)


@cache
def installed_drawer() -> GlyphDrawer:
    """Draws in the fonts of this computer."""
    return GlyphDrawer(installed_fonts())


def glyphs_of(text: str, wide: int, high: int, bold: bool) -> tuple[Glyph, ...]:
    """The characters of a text, each in its cell: ASCII in half a hanzi's."""
    return tuple(Glyph(char, LETTER_DOTS if char < "\x80" else HANZI_DOTS, wide, high, bold) for char in text)


def _bar(glyph: Glyph) -> Image.Image:
    """A line from edge to edge of the cell, so that neighbours join."""
    image = Image.new("L", (glyph.width, glyph.height), 0)
    middle = glyph.height // 2
    image.paste(255, (0, middle - glyph.high, glyph.width, middle + glyph.high))
    return image


def _code_box(glyph: Glyph) -> Image.Image:
    """The character's code in two rows of small digits within a frame."""
    code = f"{ord(glyph.char):04X}".zfill(4 if ord(glyph.char) < 0x10000 else 6)
    half = len(code) // 2
    image = Image.new("L", (HANZI_DOTS, LINE_DOTS), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, HANZI_DOTS - 2, LINE_DOTS - 2), outline=255)
    small = ImageFont.load_default_imagefont()
    for row, digits in enumerate((code[:half], code[half:])):
        draw.text((HANZI_DOTS // 2 - 3 * half, 1 + 10 * row), digits, 255, small)
    return image.resize((glyph.width, glyph.height), Image.Resampling.NEAREST)
