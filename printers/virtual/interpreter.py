"""A printer without hardware: ESC/POS bytes in, pictures of cut slips out.

It follows the protocol, not our encoder, and refuses what it does not know instead of guessing, so that a
wrong byte is found before it reaches a hall. What is wrong with the bytes is a VirtualPrinterError.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image

from printers.errors import BrokenCharacter, CommandCutShort, SymbolTooLarge, UnknownCommand
from printers.fonts import find_cjk_font
from printers.paper import Glyph, GlyphDrawer, Paper

LINE_SPACING = 30
"""The dots that a line takes at least, after ESC @."""

QR_LARGEST_MODULE = 16
QR_CORRECTIONS = "LMQH"


@dataclass(slots=True)
class _Mode:
    """What commands have set; the defaults are those after ESC @."""

    side: int = 0
    wide: int = 1
    high: int = 1
    bold: bool = False
    chinese: bool = False
    qr_module: int = 3
    qr_correction: str = "L"
    qr_content: bytes = b""


class VirtualPrinter:
    """Prints bytes on paper of `width` dots. What is not cut yet stays in the printer for the next bytes."""

    def __init__(self, width: int) -> None:
        self._drawer = GlyphDrawer(find_cjk_font())
        self._width = width
        self._switch_on()

    def _switch_on(self) -> None:
        self._paper = Paper(self._width, self._drawer)
        self._mode = _Mode()
        self._line: list[Glyph] = []
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
        if data[offset] < 0x80:
            self._put(chr(data[offset]), 12)
            return 1
        if not self._mode.chinese:
            self._put(data[offset : offset + 1].decode("cp437"), 12)
            return 1
        four = 0x30 <= _bytes(data, offset, 2)[1] <= 0x39
        code = _bytes(data, offset, 4 if four else 2)
        try:
            char = code.decode("gb18030")
        except UnicodeDecodeError:
            raise BrokenCharacter(code, offset) from None
        self._put(char, 24)
        return len(code)

    def _put(self, char: str, cell: int) -> None:
        glyph = Glyph(char, cell, self._mode.wide, self._mode.high, self._mode.bold)
        if sum(other.width for other in self._line) + glyph.width > self._width:
            self._advance(LINE_SPACING)
        self._line.append(glyph)

    def _advance(self, dots: int) -> None:
        """Print what waits in the line, and move on by `dots`, or by the line's height where that is more."""
        if self._line:
            self._paper.print_line(self._line, self._mode.side, dots)
            self._line = []
        else:
            self._paper.feed(dots)

    def _take_command(self, data: bytes, offset: int) -> int:
        name = _bytes(data, offset, 2)
        if name == b"\x1d(":
            return self._take_extended(data, offset)
        if name == b"\x1dV":
            return self._take_cut(data, offset)
        if name in SIMPLE:
            SIMPLE[name](self)
            return 2
        if name not in WITH_ARGUMENT:
            raise UnknownCommand(name, offset)
        command = _bytes(data, offset, 3)
        if not WITH_ARGUMENT[name](self, command[2]):
            raise UnknownCommand(command, offset)
        return 3

    def _take_cut(self, data: bytes, offset: int) -> int:
        """GS V: 0, 1, 48, 49 cut here; 65, 66 with n first feed to the cutter and n dots more."""
        command = _bytes(data, offset, 3)
        self._advance(0)
        if command[2] in (65, 66):
            command = _bytes(data, offset, 4)
            self._paper.feed_to_cutter()
            self._paper.feed(command[3])
        elif command[2] not in (0, 1, 48, 49):
            raise UnknownCommand(command, offset)
        slip = self._paper.cut()
        if slip is not None:
            self._slips.append(slip)
        return len(command)

    def _take_extended(self, data: bytes, offset: int) -> int:
        """GS ( k pL pH cn fn …: QR codes (cn 49)."""
        head = _bytes(data, offset, 5)
        size = head[3] + 256 * head[4]
        command = _bytes(data, offset, 5 + size)
        if head[2:3] != b"k" or size < 3 or command[5] != 49:
            raise UnknownCommand(command[:7], offset)
        function, argument = command[6], command[7:]
        if function == 80 and argument[0] == 48:
            self._mode.qr_content = argument[1:]
        elif function == 81 and argument == b"0":
            self._print_qr(offset)
        elif not self._set_qr(function, argument):
            raise UnknownCommand(command[:9], offset)
        return len(command)

    def _set_qr(self, function: int, argument: bytes) -> bool:
        """Take a setting (65 model, 67 module, 69 correction); False if it is outside the protocol."""
        if function == 65:
            return argument == b"2\x00"
        if len(argument) != 1:
            return False
        if function == 67 and 1 <= argument[0] <= QR_LARGEST_MODULE:
            self._mode.qr_module = argument[0]
            return True
        if function == 69 and 48 <= argument[0] <= 51:
            self._mode.qr_correction = QR_CORRECTIONS[argument[0] - 48]
            return True
        return False

    def _print_qr(self, offset: int) -> None:
        self._advance(0)
        if not self._mode.qr_content:
            return
        mask = _qr_mask(self._mode.qr_content, self._mode.qr_correction, self._mode.qr_module)
        if mask is None or mask.width > self._width:
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
}
"""Commands with one byte of argument; each tells whether the argument is in the protocol."""


def _bytes(data: bytes, offset: int, count: int) -> bytes:
    taken = data[offset : offset + count]
    if len(taken) < count:
        raise CommandCutShort(offset)
    return taken


def _qr_mask(content: bytes, correction: str, module: int) -> Image.Image | None:
    """The QR code of `content` without a margin, 255 where it is dark; None if no QR code holds so much."""
    qrcode: Any = importlib.import_module("qrcode")  # by name, since the library ships no types
    level = getattr(qrcode.constants, f"ERROR_CORRECT_{correction}")
    code = qrcode.QRCode(error_correction=level, border=0)
    code.add_data(content)
    try:
        code.make(fit=True)
    except (qrcode.exceptions.DataOverflowError, ValueError):
        return None
    modules = code.modules_count
    mask = Image.new("L", (modules, modules))
    mask.putdata([255 if dark else 0 for row in code.get_matrix() for dark in row])
    return mask.resize((modules * module, modules * module), Image.Resampling.NEAREST)
