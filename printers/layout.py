"""A small language of slips, and its setting into lines. Pure: no device, no bytes.

A template writes elements; `typeset` turns them into pieces that fit the paper, each of them one line,
one code, one feed or one cut, ready for any encoder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from printers.cells import cell_width, printable, wrap, wrap_evenly
from printers.errors import LayoutInvalid

Align = Literal["left", "center", "right"]

CELL_DOTS = 12
"""The width of a cell (half a hanzi) at size 1."""

WIDTHS = (384, 576)
"""Printable dots across 58 mm and 80 mm paper, at 8 dots/mm."""

LARGEST = 8
"""The largest multiple of a character's size (GS !)."""

QR_BYTES = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""How many bytes QR versions 1 to 10 hold at error correction M (ISO/IEC 18004, table 7)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, `size` times as wide and high as normal text, wrapped to the paper; evenly if centred."""

    text: str
    size: int = 1
    align: Align = "left"
    bold: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.size <= LARGEST:
            raise LayoutInvalid(
                f"字号只能是 1 到 {LARGEST} 倍，不能是 {self.size}。",
                f"Text may be 1 to {LARGEST} times as large, not {self.size}.",
            )


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the paper."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Two texts at the two edges of one line; two lines where one has no room for both."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class QR:
    """A centred QR code of `content` (UTF-8), `module` dots to a module, error correction M."""

    content: str
    module: int

    def __post_init__(self) -> None:
        if not self.content or not 1 <= self.module <= 16:
            raise LayoutInvalid(
                "二维码要有内容，码块大小为 1 到 16 点。",
                "A QR code needs content, and modules of 1 to 16 dots.",
            )


@dataclass(frozen=True, slots=True)
class Feed:
    """Blank paper of `dots` (8 to a millimetre), at most 255."""

    dots: int

    def __post_init__(self) -> None:
        if not 1 <= self.dots <= 255:
            raise LayoutInvalid(
                f"一次走纸为 1 到 255 点，不能是 {self.dots}。", f"A feed is 1 to 255 dots, not {self.dots}."
            )


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of a slip."""


Element: TypeAlias = Text | Rule | Columns | QR | Feed | Cut


@dataclass(frozen=True, slots=True)
class Line:
    """One line that fits the paper; `wide` and `high` are the multiples of a character's size."""

    text: str
    wide: int
    high: int
    align: Align
    bold: bool


Piece: TypeAlias = Line | QR | Feed | Cut


def cells_across(width: int) -> int:
    """The cells of size 1 across paper of `width` dots (one of WIDTHS)."""
    if width not in WIDTHS:
        raise LayoutInvalid(
            f"纸宽只能是 384 点（58 毫米纸）或 576 点（80 毫米纸），不能是 {width}。",
            f"Paper is 384 dots (58 mm) or 576 dots (80 mm) wide, not {width}.",
        )
    return width // CELL_DOTS


def qr_modules(content: str) -> int:
    """The modules along one side of the QR code of `content`, at most (a printer may find a denser form)."""
    size = len(content.encode("utf-8", "surrogatepass"))
    for version, capacity in enumerate(QR_BYTES, start=1):
        if size <= capacity:
            return 17 + 4 * version
    raise LayoutInvalid(
        f"二维码内容有 {size} 字节，超过小票上限 {QR_BYTES[-1]} 字节。请缩短链接。",
        f"The QR code has {size} bytes, more than the {QR_BYTES[-1]} that suit a slip. Shorten the link.",
    )


def typeset(elements: Iterable[Element], width: int) -> Iterator[Piece]:
    """Set elements into pieces for paper of `width` dots."""
    cells = cells_across(width)
    for element in elements:
        match element:
            case Text():
                lines = wrap_evenly if element.align == "center" else wrap
                for line in lines(element.text, cells // element.size):
                    yield Line(line, element.size, element.size, element.align, element.bold)
            case Columns():
                yield from _set_columns(element, cells)
            case Rule():
                yield Line("─" * (cells // (2 * LARGEST)), LARGEST, 1, "center", False)
            case _:
                yield element


def _set_columns(columns: Columns, cells: int) -> Iterator[Line]:
    left, right = printable(columns.left), printable(columns.right)
    gap = cells - cell_width(left) - cell_width(right)
    if gap >= 1:
        yield Line(left + " " * gap + right, 1, 1, "center", False)
        return
    for line in wrap(left, cells):
        yield Line(line, 1, 1, "left", False)
    for line in wrap(right, cells):
        yield Line(line, 1, 1, "right", False)
