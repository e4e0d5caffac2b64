"""Lines, codes and pictures of a slip as masks of dots, 255 where they are dark."""

from PIL import Image

from printers.code128 import bars
from printers.drawing import GlyphDrawer, glyphs_of
from printers.layout import QR, Align, Bars, Line, Picture
from printers.symbols import barcode_mask, bitmap_mask, qr_mask

LINE_SPACING = 30
"""The dots that a line takes at least, as printers have it after a reset."""

SIDES: dict[Align, int] = {"left": 0, "center": 1, "right": 2}
"""The sides of paper as ESC a numbers them; a mask stands at (paper - mask) * side // 2."""


def line_mask(line: Line, drawer: GlyphDrawer) -> Image.Image:
    """A line of text, as wide as the text."""
    return drawer.line(glyphs_of(line.text, line.wide, line.high, line.bold))


def code_mask(piece: QR | Bars | Picture) -> Image.Image:
    """A code or a picture, without blank around it."""
    match piece:
        case QR():
            mask = qr_mask(piece.content.encode("utf-8"), "M", piece.module)
            assert mask is not None  # typeset refuses what no code holds
            return mask
        case Bars():
            return barcode_mask(bars(piece.content), piece.thinnest, piece.height)
        case Picture():
            return bitmap_mask(piece.width, piece.height, piece.rows)
