"""A table of townships: CSV as spreadsheets save it, in UTF-8 or GB 18030, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dispatcher.config import HallConfig
from sim.province.cells import TOLERANCE, CellUnreadable, inhabitants_of, mix_of_cell, mix_of_columns, volume_of
from sim.province.columns import Columns, HeadingUnreadable, find_columns, plain
from sim.province.township import Township

ENCODINGS = ("utf-8-sig", "gb18030")
LONGEST_NAME = 60
MOST_TOLD = 20
"""Of more bad rows the first are told, and how many there are."""

Numbered = tuple[int, list[str]]
"""The line on which a row begins, and its cells."""


class TableUnreadable(ValueError):
    """The table cannot be used; `problems` says why, a sentence for each row."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        super().__init__(path, problems)
        self.path = path
        self.problems = tuple(problems)

    def __str__(self) -> str:
        listed = [f"  {problem}" for problem in self.problems[:MOST_TOLD]]
        if len(self.problems) > MOST_TOLD:
            left = len(self.problems) - MOST_TOLD
            listed.append(f"  …… 还有 {left} 行有误 / and {left} more rows")
        return "\n".join([f"表格有误，请改正 / The table needs mending: {self.path}", *listed])


def read_table(path: Path, config: HallConfig) -> tuple[tuple[Township, ...], tuple[str, ...]]:
    """The townships in the table's order, and the headings of the columns that are not used.

    Raises `TableUnreadable` with a sentence for every row that cannot be used.
    """
    rows = _rows(path, _text(path))
    names = domain_names(config)
    heading = next(rows, None)
    if heading is None:
        raise TableUnreadable(path, ["文件是空的 / the file is empty"])
    try:
        columns = find_columns(heading[1], names)
    except HeadingUnreadable as fault:
        raise TableUnreadable(path, [str(fault)]) from fault
    order = [domain.id for domain in config.domains]
    townships: list[Township] = []
    problems: list[str] = []
    for line, cells in rows:
        try:
            townships.append(_township(line, cells, len(heading[1]), columns, names, order))
        except CellUnreadable as fault:
            problems.append(f"第 {line} 行：{_zh(fault)} / line {line}: {_en(fault)}")
    problems += _twice(townships)
    if not townships and not problems:
        problems.append("只有表头，没有乡镇 / only a heading, no townships")
    if problems:
        raise TableUnreadable(path, problems)
    return tuple(townships), tuple(columns.unused)


def domain_names(config: HallConfig) -> dict[str, str]:
    """The hall's domains by every name they have: id, Chinese, English, in lower case."""
    return {
        plain(name).lower(): domain.id for domain in config.domains for name in (domain.name, domain.name_en, domain.id)
    }


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TableUnreadable(path, [f"读不到文件 / cannot be read: {error.strerror}"]) from error
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" not in content:
        for encoding in ENCODINGS:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise TableUnreadable(
        path,
        [
            "不是 CSV 文本；在表格软件里请另存为“CSV UTF-8（逗号分隔）” / "
            "is no CSV text; in a spreadsheet save it as “CSV UTF-8 (comma delimited)”"
        ],
    )


def _rows(path: Path, text: str) -> Iterator[Numbered]:
    """The rows that are not empty, each with the line on which it begins."""
    first = text.split("\n", 1)[0]
    comma = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=comma)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise TableUnreadable(path, [f"第 {begins} 行读不了 / line {begins} cannot be read: {error}"]) from error


def _shown(name: str) -> str:
    """So much of a strange name as a sentence can hold."""
    start = "".join(sign if sign.isprintable() else "?" for sign in name[:20])
    return f"{start}…" if len(name) > 20 else start


def _township(
    line: int,
    cells: Sequence[str],
    width: int,
    columns: Columns,
    names: Mapping[str, str],
    order: Sequence[str],
) -> Township:
    """One row. Raises `CellUnreadable`."""
    if any(cell.strip() for cell in cells[width:]):
        raise CellUnreadable(
            f"有 {len(cells)} 格，表头只有 {width} 格；数字里的逗号请去掉，或给整格加引号 / "
            f"has {len(cells)} cells under {width} headings; take commas out of numbers, or quote the cell"
        )

    def cell(key: str) -> str:
        place = columns.places.get(key)
        return cells[place] if place is not None and place < len(cells) else ""

    by_domain = {domain: cells[place] if place < len(cells) else "" for domain, place in columns.domains.items()}
    shares = _mix(mix_of_cell(cell("mix"), names), mix_of_columns(by_domain), len(order))
    return Township(
        line,
        _name(plain(cell("name"))),
        inhabitants_of(cell("inhabitants")),
        county=plain(cell("county")),
        code=plain(cell("code")),
        volume=volume_of(cell("volume")),
        mix=tuple((domain, shares[domain]) for domain in order if domain in shares),
    )


def _name(name: str) -> str:
    """The township's name. Raises `CellUnreadable`."""
    if not name:
        raise CellUnreadable("没有名称 / has no name")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise CellUnreadable(f"名称不像乡镇名：“{_shown(name)}” / the name is not a township's: '{_shown(name)}'")
    return name


def _mix(mix: Mapping[str, float], counted: Mapping[str, float], domains: int) -> Mapping[str, float]:
    """The shares of domains, from the column of mixes or `counted` from columns of single domains, of so many.

    Raises `CellUnreadable`.
    """
    if mix and counted:
        raise CellUnreadable(
            "结构写了两遍：既有结构列，又有各领域的列 / the mix is given twice: in its column and in columns of domains"
        )
    if len(mix) == domains and sum(mix.values()) < 1 - TOLERANCE:
        whole = f"{sum(mix.values()):.0%}"
        raise CellUnreadable(
            f"结构列了所有领域，合计只有 {whole} / the mix names all domains and adds up to {whole} only"
        )
    return mix or counted


def _twice(townships: Sequence[Township]) -> list[str]:
    """Rows that name the same place as an earlier one: by code, else by county and name."""
    found: list[str] = []
    seen: dict[tuple[str, str], Township] = {}
    for township in townships:
        key = ("code", township.code) if township.code else ("label", township.label)
        first = seen.setdefault(key, township)
        if first is not township:
            found.append(_same_place(first, township, key[1]))
    return found


def _same_place(first: Township, again: Township, name: str) -> str:
    return (
        f"第 {again.line} 行：“{name}”在第 {first.line} 行已有；不同地方的同名乡镇请加一列县（county）或代码（code）"
        f" / line {again.line}: {name!r} stands on line {first.line} already; tell places of one name apart by a"
        " column county or code"
    )


def _zh(fault: CellUnreadable) -> str:
    return str(fault).partition(" / ")[0]


def _en(fault: CellUnreadable) -> str:
    return str(fault).partition(" / ")[2]
