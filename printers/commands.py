"""ESC/POS commands as bytes.

python-escpos writes initialisation, codes, pictures and cuts. Text, size, alignment and feed are written raw,
because its `text()` garbles mixed Chinese and its `set()` leaves hanzi at single size.
"""

from PIL import Image, ImageOps

from printers.code128 import runs
from printers.python_escpos import collecting_printer

ESC, FS, GS = b"\x1b", b"\x1c", b"\x1d"

QR_CODE = b"1"
QR_MODULE, QR_CORRECTION, QR_CONTENT, QR_PRINT = b"\x43", b"\x45", b"\x50", b"\x51"
CORRECTION_M = b"1"

BAND_DOTS = 240
"""The most rows of a picture that are sent in one command; small printers buffer no more."""

TEAR_DOTS = 96
"""From the print head to the edge where paper is torn, 12 mm."""


class Commands:
    """A growing run of ESC/POS commands, for paper of `width` dots. The output starts with a reset."""

    def __init__(self, width: int) -> None:
        self._printer = collecting_printer(width)
        self._printer.hw("INIT")

    @property
    def output(self) -> bytes:
        return self._printer.output

    def chinese(self) -> None:
        """FS &: bytes from 0x80 on are Chinese."""
        self._raw(FS + b"&")

    def text(self, encoded: bytes) -> None:
        """Put encoded characters on the line."""
        self._raw(encoded)

    def glyph(self, mask: Image.Image) -> None:
        """ESC *: put a drawn character on the line; `mask` is 24 dots high, 255 where it is dark."""
        columns = mask.transpose(Image.Transpose.TRANSPOSE).convert("1").tobytes()
        self._raw(ESC + b"*\x21" + mask.width.to_bytes(2, "little") + columns)

    def end_line(self) -> None:
        """LF: print the line."""
        self._raw(b"\n")

    def size(self, wide: int, high: int) -> None:
        """GS !: characters `wide` and `high` times normal size, each 1 to 8, hanzi included."""
        self._raw(GS + b"!" + bytes(((wide - 1) << 4 | (high - 1),)))

    def align(self, side: int) -> None:
        """ESC a: 0 left, 1 centre, 2 right."""
        self._raw(ESC + b"a" + bytes((side,)))

    def bold(self, on: bool) -> None:
        """ESC E."""
        self._raw(ESC + b"E" + bytes((on,)))

    def feed(self, dots: int) -> None:
        """ESC J: move the paper on by `dots`, as often as that takes."""
        while dots > 0:
            self._raw(ESC + b"J" + bytes((min(dots, 255),)))
            dots -= 255

    def qr(self, content: str, module: int) -> None:
        """GS ( k: let the printer draw a QR code. (The library's `qr()` also says what is so after each reset.)"""
        send = self._printer._send_2d_code_data
        send(QR_MODULE, QR_CODE, bytes((module,)))
        send(QR_CORRECTION, QR_CODE, CORRECTION_M)
        send(QR_CONTENT, QR_CODE, content.encode("utf-8"), b"0")
        send(QR_PRINT, QR_CODE, b"", b"0")

    def barcode(self, content: str, height: int, thinnest: int) -> None:
        """GS k 73: let the printer draw a Code 128 barcode. (The library's `barcode()` also writes to the terminal.)"""
        code = "".join(_code_set(chosen, text) for chosen, text in runs(content))
        self._printer._hw_barcode(code, "CODE128", height, thinnest, pos="OFF", align_ct=False, function_type="B")

    def picture(self, mask: Image.Image) -> None:
        """GS v 0: a picture, 255 where it is dark."""
        self._printer.image(ImageOps.invert(mask), impl="bitImageRaster", fragment_height=BAND_DOTS)

    def cut(self) -> None:
        """GS V 66: feed to the cutter, then cut, so that no line is cut through."""
        self._printer.cut(mode="PART", feed=False)

    def feed_to_tear(self) -> None:
        """Where there is no cutter: feed to the edge where paper is torn."""
        self.feed(TEAR_DOTS)

    def _raw(self, command: bytes) -> None:
        self._printer._raw(command)


def _code_set(chosen: str, text: str) -> str:
    """A run of one code set as GS k wants it: set C as bytes 0 to 99, and a brace in set B doubled."""
    if chosen == "C":
        return "{C" + "".join(chr(int(text[place : place + 2])) for place in range(0, len(text), 2))
    return "{B" + text.replace("{", "{{")
