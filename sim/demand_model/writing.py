"""A model as the section `[demand]` of a TOML file, from which `reading` makes the same model again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tomlkit
from tomlkit.items import Array, Table

from sim.demand_model.model import DemandModel
from sim.demand_model.reading import SECTION

_TABLES = {
    "inhabitants": "人口与每万人每日人次 / inhabitants, and visits per 10,000 of them",
    "priorities": "未预约者中各优先类别的份额 / shares of priorities among people who did not book",
    "arrivals": "一天中何时来、起伏多大（变异系数）/ when people come, and how much that varies",
    "calendar": "星期（周一起）、月份、节假日、调休的倍数 / factors: weekdays from Monday, months, holidays",
    "appointments": "预约的份额与早到晚到（分钟）/ booked visits, and how early or late they come (minutes)",
    "patience": "等了多少分钟后有多大份额的人退号 / after how many minutes which share gives the number back",
    "absence": "叫号不到与之后回来 / not there when called, and back later",
    "windows": "窗口快慢与两人之间的间隔 / pace of windows, and the pause between two people",
    "services": "事项：相对份额、分钟、变异系数 / services: relative share, minutes, coefficient of variation",
    "bundles": "一次来办的几件事 / services asked for in one visit",
}
_AT_THE_END = ("services", "bundles")
_LEFT_OUT_WHEN_EMPTY = ("shape", "endings")


def demand_toml(model: DemandModel, heading: Sequence[str] = ()) -> str:
    """The file's text, beginning with `heading` as comments."""
    document = tomlkit.document()
    for line in heading:
        document.add(tomlkit.comment(line))
    content: dict[str, Any] = model.model_dump(by_alias=True, exclude_none=True)
    section = tomlkit.table()
    tables = {key: value for key, value in content.items() if key in _TABLES}
    for key, value in content.items():
        if key not in _TABLES:
            section.add(key, _value(value))
    for key, value in tables.items():
        if key not in _AT_THE_END:
            section.add(key, _table(value, _TABLES[key]))
    for key in _AT_THE_END:
        if tables[key]:
            entries = tomlkit.aot()
            for number, entry in enumerate(tables[key]):
                entries.append(_table(entry, "" if number else _TABLES[key]))
            section.add(key, entries)
    document.add(SECTION, section)
    return tomlkit.dumps(document)


def _table(content: dict[str, Any], comment: str) -> Table:
    table = tomlkit.table()
    if comment:
        table.add(tomlkit.comment(comment))
    for key, value in content.items():
        if isinstance(value, dict):
            table.add(key, _table(value, ""))
        elif value or key not in _LEFT_OUT_WHEN_EMPTY:
            table.add(key, _value(value))
    return table


def _value(value: Any) -> Any:
    """A value as TOML writes it: lists of tables as one table a line."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        lines: Array = tomlkit.array()
        for entry in value:
            inline = tomlkit.inline_table()
            inline.update(entry)
            lines.append(inline)
        return lines.multiline(True)
    return value
