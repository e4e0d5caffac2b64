"""What a template says, ready to be filled: items in, elements out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from printers.cells import cell_width
from printers.layout import (
    QR,
    Align,
    Barcode,
    Columns,
    Cut,
    Element,
    Feed,
    Picture,
    Rule,
    Text,
    cells_across,
    qr_modules,
    thinnest_bar,
)
from printers.wording import Wording

Values: TypeAlias = Mapping[str, str]
"""Fields of a slip, or of an entry of one of its lists; empty where there is nothing to say."""

Lists: TypeAlias = Mapping[str, tuple[Values, ...]]

QR_DOTS = {384: 190, 576: 240}
"""The side that a QR code aims at, by paper width: about 24 and 30 mm, easy for an old telephone."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A slip's fields and lists, and the width of its paper in dots."""

    values: Values
    lists: Lists
    width: int


@dataclass(frozen=True, slots=True)
class Condition:
    """Fields that must hold something (`when`), or must not (`unless`)."""

    when: str | None = None
    unless: str | None = None

    def holds(self, values: Values) -> bool:
        """Whether what stands under this condition is printed."""
        wanted = self.when is None or bool(values[self.when])
        return wanted and (self.unless is None or not values[self.unless])


@dataclass(frozen=True, slots=True)
class TextItem:
    """A paragraph; with `fit` in the largest size up to `size` at which it stays on one line."""

    text: Wording
    size: int
    fit: bool
    align: Align
    bold: bool

    def elements(self, filling: Filling) -> Iterator[Element]:
        """The paragraph; nothing where all its fields are empty."""
        text = self.text.filled(filling.values)
        if text:
            size = largest_size(text, filling.width, self.size) if self.fit else self.size
            yield Text(text, size, self.align, self.bold)


@dataclass(frozen=True, slots=True)
class ColumnsItem:
    """Texts side by side; `cells` and `leader` as in `Columns`."""

    texts: tuple[Wording, ...]
    cells: tuple[int, ...]
    leader: str

    def elements(self, filling: Filling) -> Iterator[Element]:
        """The columns; nothing where all their fields are empty."""
        texts = tuple(text.filled(filling.values) for text in self.texts)
        if any(texts):
            yield Columns(texts, self.cells, self.leader)


@dataclass(frozen=True, slots=True)
class QrItem:
    """A QR code; without `module` as large as suits the paper."""

    content: Wording
    module: int | None

    def elements(self, filling: Filling) -> Iterator[Element]:
        """The code; nothing where its fields are empty."""
        content = self.content.filled(filling.values)
        if content:
            modules = qr_modules(content)
            fitting = max(3, min(10, QR_DOTS[filling.width] // modules))
            yield QR(content, min(self.module or fitting, filling.width // modules))


@dataclass(frozen=True, slots=True)
class BarcodeItem:
    """A barcode, `height` dots high."""

    content: Wording
    height: int

    def elements(self, filling: Filling) -> Iterator[Element]:
        """The code; nothing where its field is empty, or too long for the paper."""
        content = self.content.filled(filling.values)
        if content and thinnest_bar(content, filling.width) is not None:
            yield Barcode(content, self.height)


@dataclass(frozen=True, slots=True)
class PictureItem:
    """A picture, by the width of the paper."""

    pictures: Mapping[int, Picture]

    def elements(self, filling: Filling) -> Iterator[Element]:
        """The picture."""
        yield self.pictures[filling.width]


@dataclass(frozen=True, slots=True)
class FixedItem:
    """A rule, a feed or a cut."""

    element: Rule | Feed | Cut

    def elements(self, _: Filling) -> Iterator[Element]:
        """What it is."""
        yield self.element


@dataclass(frozen=True, slots=True)
class EachItem:
    """Items for each entry of a list; the entry's fields are known in them beside the slip's."""

    entries: str
    items: tuple[ConditionalItem, ...]

    def elements(self, filling: Filling) -> Iterator[Element]:
        """The items of all entries."""
        for entry in filling.lists[self.entries]:
            values = {**filling.values, **entry}
            yield from filled(self.items, Filling(values, {}, filling.width))


Item: TypeAlias = TextItem | ColumnsItem | QrItem | BarcodeItem | PictureItem | FixedItem | EachItem


@dataclass(frozen=True, slots=True)
class ConditionalItem:
    """An item and when it is printed."""

    item: Item
    condition: Condition


def filled(items: Iterable[ConditionalItem], filling: Filling) -> Iterator[Element]:
    """The elements of a filled template."""
    for conditional in items:
        if conditional.condition.holds(filling.values):
            yield from conditional.item.elements(filling)


def largest_size(text: str, width: int, most: int) -> int:
    """The largest size, at most `most`, at which `text` stays on one line with a little air on both sides."""
    cells = cells_across(width) - 2
    return max(1, min(most, cells // max(1, cell_width(text))))
