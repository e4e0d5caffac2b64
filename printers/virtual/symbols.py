"""Codes and pictures as a printer takes them from ESC/POS bytes. Each is a mask, 255 where it is dark."""

from dataclasses import dataclass, field

from PIL import Image

from printers.code128 import START, SWITCH, drawn
from printers.errors import CommandCutShort, SymbolTooLarge, UnknownCommand
from printers.symbols import QR_CORRECTIONS, barcode_mask, bitmap_mask, qr_mask

QR_LARGEST_MODULE = 16
COLUMN_DOTS = 24
CODE_128 = 73
CODE_SET_C_VALUES = 100


@dataclass(slots=True)
class QrSettings:
    """What GS ( k has set."""

    module: int = 3
    correction: str = "L"
    content: bytes = b""

    def set(self, function: int, argument: bytes) -> bool:
        """Take a setting (65 model, 67 module, 69 correction, 80 content); False if it is outside the protocol."""
        if function == 80 and argument[:1] == b"0":
            self.content = argument[1:]
            return True
        if function == 65:
            return argument == b"2\x00"
        if function == 67 and len(argument) == 1 and 1 <= argument[0] <= QR_LARGEST_MODULE:
            self.module = argument[0]
            return True
        if function == 69 and len(argument) == 1 and 48 <= argument[0] <= 51:
            self.correction = QR_CORRECTIONS[argument[0] - 48]
            return True
        return False

    def mask(self, offset: int) -> Image.Image | None:
        """The code that was set; None if it was never given content."""
        if not self.content:
            return None
        mask = qr_mask(self.content, self.correction, self.module)
        if mask is None:
            raise SymbolTooLarge(offset)
        return mask


@dataclass(slots=True)
class BarcodeSettings:
    """What GS h and GS w have set; the defaults are those after a reset."""

    height: int = 162
    thinnest: int = 3

    def set_height(self, height: int) -> bool:
        """GS h; False if the height is outside the protocol."""
        self.height = height
        return height > 0

    def set_thinnest(self, thinnest: int) -> bool:
        """GS w; False if the width of the thinnest bar is outside the protocol."""
        self.thinnest = thinnest
        return 2 <= thinnest <= 6

    def mask(self, data: bytes) -> Image.Image | None:
        """A Code 128 barcode of what stands behind GS k 73 n; None if that is outside the protocol."""
        values = _code_128_values(data)
        return barcode_mask(drawn(values), self.thinnest, self.height) if values else None


@dataclass(frozen=True, slots=True)
class Received:
    """A picture or code, and the bytes that its command took."""

    size: int
    mask: Image.Image = field(repr=False)


def raster_image(data: bytes, offset: int) -> Received:
    """GS v 0 m xL xH yL yH d…: rows of dots, 8 to a byte; m 0 prints each dot once."""
    head = taken(data, offset, 8)
    if head[:4] != b"\x1dv0\x00":
        raise UnknownCommand(head[:4], offset)
    across, down = int.from_bytes(head[4:6], "little"), int.from_bytes(head[6:8], "little")
    command = taken(data, offset, 8 + across * down)
    if not across or not down:
        raise UnknownCommand(head, offset)
    return Received(len(command), bitmap_mask(across * 8, down, command[8:]))


def column_image(data: bytes, offset: int) -> Received:
    """ESC * m nL nH d…: columns of 24 dots, 3 bytes each, the topmost highest; m 33 prints each dot once."""
    head = taken(data, offset, 5)
    columns = int.from_bytes(head[3:5], "little")
    if head[2] != 33 or not columns:
        raise UnknownCommand(head, offset)
    command = taken(data, offset, 5 + columns * COLUMN_DOTS // 8)
    sideways = bitmap_mask(COLUMN_DOTS, columns, command[5:])
    return Received(len(command), sideways.transpose(Image.Transpose.TRANSPOSE))


def barcode(data: bytes, offset: int, settings: BarcodeSettings) -> Received:
    """GS k 73 n d…: a Code 128 barcode."""
    head = taken(data, offset, 4)
    command = taken(data, offset, 4 + head[3])
    mask = settings.mask(command[4:]) if head[2] == CODE_128 else None
    if mask is None:
        raise UnknownCommand(command[:6], offset)
    return Received(len(command), mask)


def taken(data: bytes, offset: int, count: int) -> bytes:
    """`count` bytes from `offset` on; CommandCutShort if the data end before."""
    found = data[offset : offset + count]
    if len(found) < count:
        raise CommandCutShort(offset)
    return found


def _code_128_values(data: bytes) -> list[int]:
    """Symbol values of "{B" text and "{C" pairs; empty if the data are outside the protocol."""
    values: list[int] = []
    chosen = ""
    place = 0
    while place < len(data):
        step = data[place : place + 2]
        if step in (b"{B", b"{C"):
            chosen = step[1:].decode()
            values.append(SWITCH[chosen] if values else START[chosen])
            place += 2
            continue
        brace = step == b"{{"
        if chosen == "C" and data[place] < CODE_SET_C_VALUES:
            values.append(data[place])
        elif chosen == "B" and 0x20 <= data[place] < 0x7F and (brace or data[place : place + 1] != b"{"):
            values.append(data[place] - 0x20)
        else:
            return []
        place += 1 + brace
    return values if len(values) > 1 else []
