"""From layout to ESC/POS bytes, by what the printer can do."""

from collections.abc import Iterable

from printers.errors import TextNotPrintable
from printers.layout import QR, Element, Line, Piece, typeset
from printers.profiles import Profile, paper
from printers.raster_mode import RasterWriter
from printers.text_mode import TextWriter


def encode(elements: Iterable[Element], profile: Profile | int) -> bytes:
    """The bytes that print `elements` on a printer of this profile, or on an ordinary one of so many dots.

    Text goes out as GB18030, which holds all of Unicode but lone surrogates: those raise TextNotPrintable.
    Characters that the printer's ROM lacks are drawn. Control characters in text become spaces; in a QR code they
    are data. In raster mode everything is drawn, which needs a Chinese font (CjkFontMissing).
    """
    printer = paper(profile)
    writer = TextWriter(printer) if printer.mode == "text" else RasterWriter(printer)
    for piece in typeset(elements, printer.width):
        _refuse_lone_surrogates(piece)
        writer.write(piece)
    return writer.finished()


def _refuse_lone_surrogates(piece: Piece) -> None:
    text = piece.text if isinstance(piece, Line) else piece.content if isinstance(piece, QR) else ""
    for position, char in enumerate(text):
        if "\ud800" <= char <= "\udfff":
            raise TextNotPrintable(text, position)
