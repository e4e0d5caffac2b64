"""A printer without hardware: ESC/POS bytes in, pictures of cut slips out.

It follows the protocol, not our encoder, and refuses what it does not know instead of guessing, so that a
wrong byte is found before it reaches a hall. What is wrong with the bytes is a VirtualPrinterError.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

from printers.charset import Charset
from printers.drawing import GlyphDrawer, glyphs_of
from printers.errors import SymbolTooLarge, UnknownCommand
from printers.fonts import find_cjk_font, installed_fonts
from printers.paper import Paper
from printers.virtual.rom import read_character
from printers.virtual.symbols import BarcodeSettings, QrSettings, barcode, column_image, raster_image, taken

LINE_SPACING = 30
"""The dots that a line takes at least, after ESC @."""


@dataclass(slots=True)
class _Mode:
    """What commands have set; the defaults are those after ESC @."""

    side: int = 0
    wide: int = 1
    high: int = 1
    bold: bool = False
    chinese: bool = False
    qr: QrSettings = field(default_factory=QrSettings)
    barcode: BarcodeSettings = field(default_factory=BarcodeSettings)


class VirtualPrinter:
    """Prints bytes on paper of `width` dots. What is not cut yet stays in the printer for the next bytes.

    `charset` is what its ROM holds, None without Chinese. Characters that it lacks are printed as empty boxes, and
    their bytes are added to `unprintable`.
    """

    def __init__(self, width: int, charset: Charset | None = "gb18030") -> None:
        find_cjk_font()
        self._drawer = GlyphDrawer(installed_fonts())
        self._width = width
        self._charset = charset
        self.unprintable: list[bytes] = []
        self._switch_on()

    def _switch_on(self) -> None:
        self._paper = Paper(self._width)
        self._mode = _Mode()
        self._line: list[Image.Image] = []
        self._slips: list[Image.Image] = []

    def print(self, data: bytes) -> list[Image.Image]:
        """The slips that `data` cut, black on white, 1 bit a dot.

        After an error the printer is as newly switched on, with fresh paper.
        """
        try:
            offset = 0
            while offset < len(data):
                offset += self._take(data, offset)
        except Exception:
            self._switch_on()
            raise
        slips, self._slips = self._slips, []
        return slips

    def tear(self) -> Image.Image | None:
        """Tear the paper off at the cutter, as one does where there is none; None if there is nothing to tear."""
        self._advance(0)
        return self._paper.cut()

    def _take(self, data: bytes, offset: int) -> int:
        """Carry out what stands at `offset`, and tell how many bytes it took."""
        first = data[offset]
        if first in (0x1B, 0x1C, 0x1D):
            return self._take_command(data, offset)
        if first == 0x0A:
            self._advance(LINE_SPACING)
            return 1
        if first < 0x20 or first == 0x7F:
            raise UnknownCommand(data[offset : offset + 1], offset)
        return self._take_character(data, offset)

    def _take_character(self, data: bytes, offset: int) -> int:
        found = read_character(data, offset, self._charset if self._mode.chinese else None)
        mode = self._mode
        if found.char is None:
            self.unprintable.append(found.code)
            self._put(found.box(mode.wide, mode.high))
        else:
            (glyph,) = glyphs_of(found.char, mode.wide, mode.high, mode.bold)
            self._put(self._drawer.mask(found.fitted(glyph)))
        return len(found.code)

    def _put(self, character: Image.Image) -> None:
        if sum(other.width for other in self._line) + character.width > self._width:
            self._advance(LINE_SPACING)
        self._line.append(character)

    def _advance(self, dots: int) -> None:
        """Print what waits in the line, and move on by `dots`, or by the line's height where that is more."""
        if self._line:
            self._paper.print_line(self._line, self._mode.side, dots)
            self._line = []
        else:
            self._paper.feed(dots)

    def _take_command(self, data: bytes, offset: int) -> int:
        name = taken(data, offset, 2)
        if name in SIMPLE:
            SIMPLE[name](self)
            return 2
        if name in OF_MANY_BYTES:
            return OF_MANY_BYTES[name](self, data, offset)
        if name not in WITH_ARGUMENT:
            raise UnknownCommand(name, offset)
        command = taken(data, offset, 3)
        if not WITH_ARGUMENT[name](self, command[2]):
            raise UnknownCommand(command, offset)
        return 3

    def _take_cut(self, data: bytes, offset: int) -> int:
        """GS V: 0, 1, 48, 49 cut here; 65, 66 with n first feed to the cutter and n dots more."""
        command = taken(data, offset, 3)
        self._advance(0)
        if command[2] in (65, 66):
            command = taken(data, offset, 4)
            self._paper.feed_to_cutter()
            self._paper.feed(command[3])
        elif command[2] not in (0, 1, 48, 49):
            raise UnknownCommand(command, offset)
        slip = self._paper.cut()
        if slip is not None:
            self._slips.append(slip)
        return len(command)

    def _take_qr(self, data: bytes, offset: int) -> int:
        """GS ( k pL pH cn fn …: QR codes (cn 49); fn 81 prints."""
        head = taken(data, offset, 5)
        size = head[3] + 256 * head[4]
        command = taken(data, offset, 5 + size)
        if head[2:3] != b"k" or size < 3 or command[5] != 49:
            raise UnknownCommand(command[:7], offset)
        function, argument = command[6], command[7:]
        if function == 81 and argument == b"0":
            mask = self._mode.qr.mask(offset)
            if mask is not None:
                self._print_picture(mask, offset)
        elif not self._mode.qr.set(function, argument):
            raise UnknownCommand(command[:9], offset)
        return len(command)

    def _take_barcode(self, data: bytes, offset: int) -> int:
        received = barcode(data, offset, self._mode.barcode)
        self._print_picture(received.mask, offset)
        return received.size

    def _take_raster_image(self, data: bytes, offset: int) -> int:
        received = raster_image(data, offset)
        self._print_picture(received.mask, offset)
        return received.size

    def _take_column_image(self, data: bytes, offset: int) -> int:
        received = column_image(data, offset)
        self._put(received.mask)
        return received.size

    def _print_picture(self, mask: Image.Image, offset: int) -> None:
        self._advance(0)
        if mask.width > self._width:
            raise SymbolTooLarge(offset)
        self._paper.print_picture(mask, self._mode.side)

    def _reset(self) -> None:
        self._line = []
        self._mode = _Mode()

    def _chinese_on(self) -> None:
        self._mode.chinese = True

    def _chinese_off(self) -> None:
        self._mode.chinese = False

    def _align(self, side: int) -> bool:
        """Takes effect at the beginning of a line only, as printers have it."""
        side = side - 48 if side >= 48 else side
        if not self._line and side <= 2:
            self._mode.side = side
        return side <= 2

    def _bold(self, on: int) -> bool:
        self._mode.bold = bool(on & 1)
        return True

    def _size(self, size: int) -> bool:
        self._mode.wide = (size >> 4 & 7) + 1
        self._mode.high = (size & 7) + 1
        return not size & 0x88

    def _feed_dots(self, dots: int) -> bool:
        self._advance(dots)
        return True

    def _feed_lines(self, lines: int) -> bool:
        self._advance(lines * LINE_SPACING)
        return True

    def _barcode_height(self, dots: int) -> bool:
        return self._mode.barcode.set_height(dots)

    def _barcode_thinnest(self, dots: int) -> bool:
        return self._mode.barcode.set_thinnest(dots)

    def _barcode_font(self, font: int) -> bool:
        return font in (0, 1, 48, 49)

    def _barcode_text(self, position: int) -> bool:
        """Barcodes are drawn without text beside them."""
        return position in (0, 48)


SIMPLE: dict[bytes, Callable[[VirtualPrinter], None]] = {
    b"\x1b@": VirtualPrinter._reset,
    b"\x1c&": VirtualPrinter._chinese_on,
    b"\x1c.": VirtualPrinter._chinese_off,
}
"""Commands of two bytes."""

WITH_ARGUMENT: dict[bytes, Callable[[VirtualPrinter, int], bool]] = {
    b"\x1bE": VirtualPrinter._bold,
    b"\x1bJ": VirtualPrinter._feed_dots,
    b"\x1ba": VirtualPrinter._align,
    b"\x1bd": VirtualPrinter._feed_lines,
    b"\x1d!": VirtualPrinter._size,
    b"\x1dH": VirtualPrinter._barcode_text,
    b"\x1df": VirtualPrinter._barcode_font,
    b"\x1dh": VirtualPrinter._barcode_height,
    b"\x1dw": VirtualPrinter._barcode_thinnest,
}
"""Commands with one byte of argument; each tells whether the argument is in the protocol."""

OF_MANY_BYTES: dict[bytes, Callable[[VirtualPrinter, bytes, int], int]] = {
    b"\x1b*": VirtualPrinter._take_column_image,
    b"\x1d(": VirtualPrinter._take_qr,
    b"\x1dV": VirtualPrinter._take_cut,
    b"\x1dk": VirtualPrinter._take_barcode,
    b"\x1dv": VirtualPrinter._take_raster_image,
}
"""Commands of a length that they tell themselves; each tells how many bytes it took."""
