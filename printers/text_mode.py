"""Slips as text: the printer draws the characters from its ROM, in a few hundred bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from PIL import Image

from printers.charset import Charset, code_of
from printers.commands import Commands
from printers.drawing import glyphs_of, installed_drawer
from printers.drawn_pieces import LINE_SPACING, SIDES, code_mask, line_mask
from printers.layout import QR, Align, Bars, Cut, Feed, Line, Picture, Piece
from printers.profiles import Profile


@dataclass(frozen=True, slots=True)
class _Style:
    """What the printer has been told last; the defaults are those after a reset."""

    wide: int = 1
    high: int = 1
    align: Align = "left"
    bold: bool = False


class TextWriter:
    """Writes pieces, and a command of style only where the style changes.

    A character that the ROM lacks is drawn in its place (ESC *). That command knows normal size alone, so a larger
    line with such a character goes as a picture.
    """

    def __init__(self, profile: Profile) -> None:
        assert profile.charset is not None
        self._profile = profile
        self._charset: Charset = profile.charset
        self._commands = Commands(profile.width)
        self._commands.chinese()
        self._style = _Style()

    def finished(self) -> bytes:
        """Everything that was written."""
        return self._commands.output

    def write(self, piece: Piece) -> None:
        """Write the next piece."""
        match piece:
            case Line():
                self._line(piece)
            case QR():
                self._qr(piece)
            case Bars():
                self._barcode(piece)
            case Picture():
                self._picture(code_mask(piece), "center")
            case Feed():
                self._feed(piece.dots)
            case Cut() if self._profile.cutter:
                self._commands.cut()
            case Cut():
                self._commands.feed_to_tear()

    def _line(self, line: Line) -> None:
        codes = [code_of(char, self._charset) for char in line.text]
        if None in codes and (line.wide, line.high) != (1, 1):
            mask = line_mask(line, installed_drawer())
            self._picture(mask, line.align)
            self._commands.feed(LINE_SPACING - mask.height)
            return
        self._take_style(_Style(line.wide, line.high, line.align, line.bold))
        for lacking, run in groupby(zip(line.text, codes, strict=True), key=lambda pair: pair[1] is None):
            if lacking:
                for char, _ in run:
                    self._commands.glyph(installed_drawer().line(glyphs_of(char, 1, 1, line.bold)))
            else:
                self._commands.text(b"".join(code for _, code in run if code is not None))
        self._commands.end_line()

    def _feed(self, dots: int) -> None:
        """One or two blank lines are shorter than a feed by dots."""
        lines, rest = divmod(dots, LINE_SPACING)
        if rest or lines > 2:
            self._commands.feed(dots)
        else:
            for _ in range(lines):
                self._commands.end_line()

    def _qr(self, code: QR) -> None:
        if self._profile.native_qr:
            self._take_align("center")
            self._commands.qr(code.content, code.module)
        else:
            self._picture(code_mask(code), "center")

    def _barcode(self, code: Bars) -> None:
        if self._profile.native_barcode:
            self._take_align("center")
            self._commands.barcode(code.content, code.height, code.thinnest)
        else:
            self._picture(code_mask(code), "center")

    def _picture(self, mask: Image.Image, align: Align) -> None:
        """Pictures are whole bytes wide: what that adds is shared out so that the ink stands where it should."""
        self._take_align(align)
        padded = Image.new("L", (-(-mask.width // 8) * 8, mask.height), 0)
        side, paper = SIDES[align], self._profile.width
        padded.paste(mask, ((paper - mask.width) * side // 2 - (paper - padded.width) * side // 2, 0))
        self._commands.picture(padded)

    def _take_style(self, style: _Style) -> None:
        if (style.wide, style.high) != (self._style.wide, self._style.high):
            self._commands.size(style.wide, style.high)
        if style.bold != self._style.bold:
            self._commands.bold(style.bold)
        self._take_align(style.align)
        self._style = style

    def _take_align(self, align: Align) -> None:
        if align != self._style.align:
            self._commands.align(SIDES[align])
            self._style = replace(self._style, align=align)
