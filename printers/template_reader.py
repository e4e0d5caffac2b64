"""Reading a template's items. Every fault is one sentence that names its key; the first does not hide the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias, cast

from printers.errors import LayoutInvalid
from printers.fields import Vocabulary
from printers.layout import LARGEST, TALLEST, Align, Columns, Cut, Feed, Rule
from printers.template_items import (
    BarcodeItem,
    ColumnsItem,
    Condition,
    ConditionalItem,
    EachItem,
    FixedItem,
    Item,
    PictureItem,
    QrItem,
    TextItem,
)
from printers.template_pictures import load_pictures
from printers.wording import Wording

ALIGNMENTS = ("left", "center", "right")

OPTIONS: dict[str, tuple[str, ...]] = {
    "text": ("size", "fit", "align", "bold"),
    "rule": (),
    "columns": ("widths", "leader"),
    "qr": ("module",),
    "barcode": ("height",),
    "image": (),
    "feed": (),
    "cut": (),
    "each": ("lines",),
}
"""Kinds of elements, and what may stand beside them."""

CONDITIONS = ("when", "unless")

Table: TypeAlias = Mapping[str, Any]
"""A table of the file, whose values may be anything."""


class ItemReader:
    """Reads the items of one slip's template, and gathers what is wrong with them in `faults`.

    What is at fault is left out of the items: they may be used only where there are no faults. Pictures are looked for
    in `folder`. `spoken` are the fields that the texts speak of.
    """

    def __init__(self, vocabulary: Vocabulary, folder: Path) -> None:
        self._vocabulary = vocabulary
        self._folder = folder
        self._known = vocabulary.fields
        self._within_each = False
        self.faults: list[str] = []
        self.spoken: set[str] = set()

    def items(self, tables: object, key: str) -> tuple[ConditionalItem, ...]:
        """The items of a list of tables that stands at `key`."""
        if not isinstance(tables, list) or not tables:
            self._fault(key, '应为一串元素，如 [{ text = "{hall}" }]', 'should be elements: [{ text = "{hall}" }]')
            return ()
        found = (self._item(table, f"{key}[{place}]") for place, table in enumerate(tables, start=1))
        return tuple(item for item in found if item is not None)

    def _item(self, table: object, key: str) -> ConditionalItem | None:
        if not isinstance(table, dict):
            self._fault(key, '应为花括号里的元素，如 { text = "{hall}" }', 'should be an element: { text = "{hall}" }')
            return None
        kinds = [kind for kind in OPTIONS if kind in table]
        if len(kinds) != 1:
            listed = ", ".join(OPTIONS)
            self._fault(key, f"要写且只写一个：{listed}", f"should have exactly one of {listed}")
            return None
        allowed = (kinds[0], *OPTIONS[kinds[0]], *CONDITIONS)
        for name in table:
            if name not in allowed:
                self._unknown(f"{key}.{name}", name, allowed)
        condition = Condition(self._condition(table, "when", key), self._condition(table, "unless", key))
        item = self._of_kind(kinds[0], table, key)
        return ConditionalItem(item, condition) if item is not None else None

    def _of_kind(self, kind: str, table: Table, key: str) -> Item | None:
        match kind:
            case "text":
                return self._text(table, key)
            case "columns":
                return self._columns(table, key)
            case "qr":
                module = self._whole(table, "module", key, 1, 16) if "module" in table else None
                return QrItem(self._wording(table["qr"], f"{key}.qr"), module)
            case "barcode":
                return self._barcode(table, key)
            case "image":
                return self._image(table["image"], f"{key}.image")
            case "feed":
                return FixedItem(Feed(self._whole(table, "feed", key, 1, TALLEST)))
            case "each":
                return self._each(table, key)
            case _:
                if not self._flag(table, kind, key):
                    self._fault(f"{key}.{kind}", "应为 true", "should be true")
                return FixedItem(Rule() if kind == "rule" else Cut())

    def _text(self, table: Table, key: str) -> Item:
        return TextItem(
            self._wording(table["text"], f"{key}.text"),
            self._whole(table, "size", key, 1, LARGEST) if "size" in table else 1,
            self._flag(table, "fit", key),
            self._align(table, key),
            self._flag(table, "bold", key),
        )

    def _columns(self, table: Table, key: str) -> Item | None:
        texts, widths, leader = table["columns"], table.get("widths", []), table.get("leader", " ")
        if not isinstance(texts, list):
            self._fault(f"{key}.columns", '应如 ["左", "右"]', 'should be like ["left", "right"]')
            return None
        if not isinstance(widths, list) or any(type(width) is not int for width in widths):
            self._fault(f"{key}.widths", "应为一串整数，如 [5, 6]", "should be whole numbers, like [5, 6]")
            return None
        if not isinstance(leader, str):
            self._fault(f"{key}.leader", '应为一个半角字符，如 "."', 'should be one ASCII character, like "."')
            return None
        wordings = tuple(self._wording(text, f"{key}.columns[{place}]") for place, text in enumerate(texts, start=1))
        try:
            Columns(("",) * len(wordings), tuple(widths), leader)
        except LayoutInvalid as error:
            self._fault(f"{key}.columns", error.zh.rstrip("。"), error.en.rstrip("."))
        return ColumnsItem(wordings, tuple(widths), leader)

    def _barcode(self, table: Table, key: str) -> Item:
        wording = self._wording(table["barcode"], f"{key}.barcode")
        codes = self._vocabulary.codes
        if not set(wording.fields()) <= codes or any(words for words, _ in wording.parts):
            listed = " ".join(f"{{{name}}}" for name in sorted(codes)) or "—"
            self._fault(f"{key}.barcode", f"条码只能是这些字段：{listed}", f"holds one of these fields alone: {listed}")
        return BarcodeItem(wording, self._whole(table, "height", key, 1, TALLEST) if "height" in table else 64)

    def _image(self, name: object, key: str) -> Item | None:
        if not isinstance(name, str):
            self._fault(key, "应为图片文件名", "should be the name of a picture's file")
            return None
        try:
            return PictureItem(load_pictures(self._folder / name))
        except OSError as error:
            reason = error.strerror or error
            self._fault(key, f"读不了图片 {name}", f"the picture cannot be read: {reason}")
            return None

    def _each(self, table: Table, key: str) -> Item | None:
        name = table["each"]
        lists = self._vocabulary.lists
        if self._within_each:
            self._fault(f"{key}.each", "each 里面不能再写 each", "does not stand within another each")
            return None
        if not isinstance(name, str) or name not in lists:
            self._unknown(f"{key}.each", str(name), sorted(lists))
            return None
        self._within_each, self._known = True, self._vocabulary.fields | lists[name]
        items = self.items(table.get("lines"), f"{key}.lines")
        self._within_each, self._known = False, self._vocabulary.fields
        return EachItem(name, items)

    def _wording(self, text: object, key: str) -> Wording:
        if not isinstance(text, str):
            self._fault(key, "应为加引号的文字", "should be text in quotation marks")
            return Wording(())
        try:
            wording = Wording.of(text)
        except ValueError:
            self._fault(
                key, "花括号不成对；要印花括号请写两遍", "has a brace without its partner; to print one, double it"
            )
            return Wording(())
        for name in wording.fields():
            self._know(name, key)
        return wording

    def _condition(self, table: Table, name: str, key: str) -> str | None:
        if name not in table:
            return None
        field = table[name]
        if isinstance(field, str):
            self._know(field, f"{key}.{name}")
            return field
        self._fault(f"{key}.{name}", "应为字段名", "should be the name of a field")
        return None

    def _know(self, name: str, key: str) -> None:
        self.spoken.add(name)
        if name not in self._known:
            self._unknown(key, name, sorted(self._known))

    def _whole(self, table: Table, name: str, key: str, least: int, most: int) -> int:
        value = table[name]
        if type(value) is int and least <= value <= most:
            return value
        self._fault(
            f"{key}.{name}", f"应为 {least} 到 {most} 的整数，不能是 {value}",
            f"should be a whole number from {least} to {most}, not {value}",
        )  # fmt: skip
        return least

    def _flag(self, table: Table, name: str, key: str) -> bool:
        value = table.get(name, False)
        if type(value) is not bool:
            self._fault(f"{key}.{name}", f"应为 true 或 false，不能是 {value}", f"should be true or false, not {value}")
        return bool(value)

    def _align(self, table: Table, key: str) -> Align:
        value = table.get("align", "left")
        if value in ALIGNMENTS:
            return cast(Align, value)
        listed = ", ".join(ALIGNMENTS)
        self._fault(f"{key}.align", f"应为 {listed} 之一，不能是 {value}", f"should be one of {listed}, not {value}")
        return "left"

    def _unknown(self, key: str, name: str, known: Iterable[str]) -> None:
        listed = tuple(known)
        close = get_close_matches(name, listed, 1)
        if close:
            self._fault(key, f"不认识 {name}，是不是 {close[0]}？", f"{name} is not known; is it {close[0]}?")
        else:
            words = ", ".join(listed)
            self._fault(key, f"不认识 {name}，应为其中之一", f"{name} is not known; should be one of {words}")

    def _fault(self, key: str, chinese: str, english: str) -> None:
        self.faults.append(f"{key}：{chinese} / {english}")
