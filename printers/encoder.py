"""From layout to ESC/POS bytes, for printers with a Chinese character ROM."""

from collections.abc import Iterable
from dataclasses import dataclass

from printers.cells import printable
from printers.commands import Commands
from printers.errors import TextNotPrintable
from printers.layout import QR, Align, Cut, Element, Feed, Line, Piece, typeset

SIDES: dict[Align, int] = {"left": 0, "center": 1, "right": 2}


def encode(elements: Iterable[Element], width: int) -> bytes:
    """The bytes that print `elements` on paper of `width` dots (384 or 576).

    Text goes out as GB18030, which holds all of Unicode but lone surrogates: those raise TextNotPrintable.
    Control characters in text become spaces; in a QR code they are data.
    """
    writer = _Writer()
    for piece in typeset(elements, width):
        writer.write(piece)
    return writer.output


@dataclass(frozen=True, slots=True)
class _Style:
    """What the printer has been told last; the defaults are those after a reset."""

    wide: int = 1
    high: int = 1
    align: Align = "left"
    bold: bool = False


class _Writer:
    """Writes pieces, and a command of style only where the style changes."""

    def __init__(self) -> None:
        self._commands = Commands()
        self._style = _Style()

    @property
    def output(self) -> bytes:
        return self._commands.output

    def write(self, piece: Piece) -> None:
        match piece:
            case Line():
                self._take_style(_Style(piece.wide, piece.high, piece.align, piece.bold))
                self._commands.line(_gb18030(piece.text))
            case QR():
                _refuse_lone_surrogates(piece.content)
                self._take_align("center")
                self._commands.qr(piece.content, piece.module)
            case Feed():
                self._commands.feed(piece.dots)
            case Cut():
                self._commands.cut()

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
            self._style = _Style(self._style.wide, self._style.high, align, self._style.bold)


def _gb18030(text: str) -> bytes:
    _refuse_lone_surrogates(text)
    return printable(text).encode("gb18030")


def _refuse_lone_surrogates(text: str) -> None:
    for position, char in enumerate(text):
        if "\ud800" <= char <= "\udfff":
            raise TextNotPrintable(text, position)
