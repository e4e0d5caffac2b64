"""Reading characters as a printer's ROM does: which bytes belong together, and what they show."""

from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from printers.charset import Charset, code_of
from printers.drawing import HANZI_DOTS, LETTER_DOTS, LINE_DOTS, Glyph
from printers.errors import BrokenCharacter
from printers.virtual.symbols import taken


@dataclass(frozen=True, slots=True)
class Read:
    """Bytes that were read as one character. `char` is None where the ROM holds none for them."""

    code: bytes
    char: str | None

    def box(self, wide: int, high: int) -> Image.Image:
        """What is printed in place of a character that is lacking."""
        width = (HANZI_DOTS if len(self.code) > 1 else LETTER_DOTS) * wide
        mask = Image.new("L", (width, LINE_DOTS * high), 0)
        ImageDraw.Draw(mask).rectangle((wide, high, width - 1 - wide, LINE_DOTS * high - 1 - high), outline=255)
        return mask

    def fitted(self, glyph: Glyph) -> Glyph:
        """The glyph in the cell that its bytes take: a byte half a hanzi's, more bytes a whole."""
        return replace(glyph, cell=LETTER_DOTS if len(self.code) == 1 else HANZI_DOTS)


def read_character(data: bytes, offset: int, charset: Charset | None) -> Read:
    """The character at `offset`; `charset` is None outside Chinese mode, where each byte is one of code page 437.

    Raises CommandCutShort where the data end within a character, and BrokenCharacter for bytes that GB18030
    does not know. Older ROMs do not know four bytes: they take them for other characters, as printers do.
    """
    first = data[offset : offset + 1]
    if first < b"\x80":
        return Read(first, first.decode("ascii"))
    if charset is None:
        return Read(first, first.decode("cp437"))
    if charset in ("gb18030", "gb18030-2000"):
        return _read_gb18030(data, offset, charset)
    lead, trail = taken(data, offset, 2)
    together = lead >= 0xA1 and trail >= 0xA1 if charset == "gb2312" else lead >= 0x81 and 0x40 <= trail != 0x7F
    if not together:
        return Read(first, None)
    return _shown(data[offset : offset + 2], charset)


def _read_gb18030(data: bytes, offset: int, charset: Charset) -> Read:
    four = 0x30 <= taken(data, offset, 2)[1] <= 0x39
    code = taken(data, offset, 4 if four else 2)
    try:
        code.decode("gb18030")
    except UnicodeDecodeError:
        raise BrokenCharacter(code, offset) from None
    return _shown(code, charset)


def _shown(code: bytes, charset: Charset) -> Read:
    try:
        char = code.decode("gb18030")
    except UnicodeDecodeError:
        return Read(code, None)
    return Read(code, char if code_of(char, charset) else None)
