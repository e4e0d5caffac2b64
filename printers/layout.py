"""A small language of slips, and its setting into lines. Pure: no device, no bytes.

A template writes elements; `typeset` turns them into pieces that fit the paper, each of them one line,
one code, one picture, one feed or one cut, ready for any encoder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeAlias

from printers.cells import cell_width, printable, wrap, wrap_evenly
from printers.code128 import bars
from printers.errors import LayoutInvalid

Align = Literal["left", "center", "right"]

CELL_DOTS = 12
"""The width of a cell (half a hanzi) at size 1."""

WIDTHS = (384, 576)
"""Printable dots across 58 mm and 80 mm paper, at 8 dots/mm."""

LARGEST = 8
"""The largest multiple of a character's size (GS !)."""

TALLEST = 255
"""The most dots that a feed takes (ESC J), and that a barcode is high (GS h)."""

QR_BYTES = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""How many bytes QR versions 1 to 10 hold at error correction M (ISO/IEC 18004, table 7)."""

BAR_DOTS = (3, 2)
"""The widths of a barcode's thinnest bar, best first. Printers take 2 to 6; readers want 2 at least (0.25 mm).

The blank that readers want beside it, ten such bars, is paper that the print head does not reach: 5 mm on both sides
of 58 mm paper, 4 mm of 80 mm paper.
"""


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
    """Texts side by side: the first at the left edge of its column, the others at the right edge of theirs.

    `cells` are the widths of the columns after the first, which has the rest of the paper; each column wraps in
    its own. Without them two texts stand at the two edges of one line; where it has no room for both, the second stands
    at the end of the first one's last line, or on a line of its own. The `leader`, an ASCII character, fills what is
    between them, so that the eye finds its way.
    """

    texts: tuple[str, ...]
    cells: tuple[int, ...] = ()
    leader: str = " "

    def __post_init__(self) -> None:
        if len(self.leader) != 1 or not " " <= self.leader <= "~":
            raise LayoutInvalid(
                f"分栏的填充只能是一个半角字符，不能是“{self.leader}”。",
                f"Columns are led by one ASCII character, not {self.leader!r}.",
            )
        wanted = len(self.cells) + 1 if self.cells else 2
        if len(self.texts) != wanted or any(cells < 2 for cells in self.cells):
            raise LayoutInvalid(
                f"分栏有 {len(self.texts)} 段文字，应为 {wanted} 段；每栏至少 2 个半角格。",
                f"The columns have {len(self.texts)} texts where {wanted} belong; each is at least 2 cells wide.",
            )


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
class Barcode:
    """A centred Code 128 barcode of `content` (ASCII without control characters), `height` dots high."""

    content: str
    height: int = 64

    def __post_init__(self) -> None:
        if not self.content or any(not " " <= char <= "~" for char in self.content):
            raise LayoutInvalid(
                f"条码只能是半角字母、数字和符号，不能是“{self.content}”。",
                f"A barcode holds ASCII letters, digits and signs, not {self.content!r}.",
            )
        if not 1 <= self.height <= TALLEST:
            raise LayoutInvalid(
                f"条码高度为 1 到 {TALLEST} 点，不能是 {self.height}。",
                f"A barcode is 1 to {TALLEST} dots high, not {self.height}.",
            )


@dataclass(frozen=True, slots=True)
class Picture:
    """A centred picture; `rows` are its dots from the top, 8 to a byte, the leftmost highest, 1 is black."""

    width: int
    height: int
    rows: bytes

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1 or len(self.rows) != (self.width + 7) // 8 * self.height:
            raise LayoutInvalid(
                f"图片 {self.width}×{self.height} 点与数据长度不符。",
                f"A picture of {self.width}×{self.height} dots has another number of bytes.",
            )


@dataclass(frozen=True, slots=True)
class Feed:
    """Blank paper of `dots` (8 to a millimetre), at most 255."""

    dots: int

    def __post_init__(self) -> None:
        if not 1 <= self.dots <= TALLEST:
            raise LayoutInvalid(
                f"一次走纸为 1 到 {TALLEST} 点，不能是 {self.dots}。",
                f"A feed is 1 to {TALLEST} dots, not {self.dots}.",
            )


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of a slip."""


Element: TypeAlias = Text | Rule | Columns | QR | Barcode | Picture | Feed | Cut


@dataclass(frozen=True, slots=True)
class Line:
    """One line that fits the paper; `wide` and `high` are the multiples of a character's size."""

    text: str
    wide: int
    high: int
    align: Align
    bold: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """A barcode that fits the paper; its thinnest bar is `thinnest` dots wide."""

    content: str
    height: int
    thinnest: int


Piece: TypeAlias = Line | QR | Bars | Picture | Feed | Cut


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
    """Set elements into pieces for paper of `width` dots. LayoutInvalid if one is wider than the paper."""
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
            case Barcode():
                yield _set_barcode(element, width)
            case QR():
                _refuse_wider(element.module * qr_modules(element.content), width)
                yield element
            case Picture():
                _refuse_wider(element.width, width)
                yield element
            case _:
                yield element


def _set_columns(columns: Columns, cells: int) -> Iterator[Line]:
    if columns.cells:
        yield from _set_table(columns, cells)
        return
    left, right = (printable(text) for text in columns.texts)
    *above, last = wrap(left, cells) or [""]
    for line in above:
        yield Line(line, 1, 1, "left", False)
    gap = cells - cell_width(last) - cell_width(right)
    if gap >= 1:
        between = " " * gap if gap < 4 else f" {columns.leader * (gap - 2)} "
        yield Line(last + between + right, 1, 1, "center", False)
        return
    if last:
        yield Line(last, 1, 1, "left", False)
    for line in wrap(right, cells):
        yield Line(line, 1, 1, "right", False)


def _set_table(columns: Columns, cells: int) -> Iterator[Line]:
    """Each column in its own width, less a cell of air to its left; as many lines as the longest takes."""
    widths = (cells - sum(columns.cells), *columns.cells)
    wrapped = [
        wrap(text, width - (place > 0)) for place, (text, width) in enumerate(zip(columns.texts, widths, strict=True))
    ]
    for row in zip_longest(*wrapped, fillvalue=""):
        left = row[0] + " " * (widths[0] - cell_width(row[0]))
        others = (" " * (width - cell_width(text)) + text for text, width in zip(row[1:], widths[1:], strict=True))
        yield Line(left + "".join(others), 1, 1, "center", False)


def thinnest_bar(content: str, width: int) -> int | None:
    """The width of the thinnest bar with which the barcode of `content` fits the paper; None if it does not."""
    count = len(bars(content))
    return next((thinnest for thinnest in BAR_DOTS if count * thinnest <= width), None)


def _set_barcode(barcode: Barcode, width: int) -> Bars:
    thinnest = thinnest_bar(barcode.content, width)
    if thinnest is not None:
        return Bars(barcode.content, barcode.height, thinnest)
    raise LayoutInvalid(
        f"条码“{barcode.content}”太长，{width} 点宽的纸放不下。请用更短的内容。",
        f"The barcode {barcode.content!r} is too long for paper of {width} dots. Use a shorter one.",
    )


def _refuse_wider(needed: int, width: int) -> None:
    if needed > width:
        raise LayoutInvalid(
            f"图形宽 {needed} 点，超过纸宽 {width} 点。", f"This is {needed} dots wide, more than the paper's {width}."
        )
