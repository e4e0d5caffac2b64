"""The comparison, for people on a terminal and for programs as CSV."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dispatcher.domain.rules import HallRules
from sim.compare.figures import Figures, by_group
from sim.compare.question import Question
from sim.compare.ranking import Difference, Placed
from sim.saying import say

NAMES = {
    "load": "load 按负荷",
    "fifo": "fifo 先来先办",
    "strict": "strict 优先在前",
    "interleave": "interleave 两优一普",
}
RULE = """\
名次：先比守诺；有 95% 的把握也分不出高低的，再比平均等候；还分不出的并列。
place: by kept promises; where chance explains the difference (95 %), by mean wait; else shared
守诺：在本队列承诺的时间内叫到的份额 kept: share called within the wait that their queue promises
被超：平均有几个同一队列里后来的人先叫到 passed: later ones of the same queue who were called first, on average
最久：每天等得最久的一位，各天平均 longest: of each day, on average
等候从开门算起，等候、加班以分钟计，加班是各窗口合计 minutes; waits from opening on, overtime of all windows"""
COLUMNS = (
    "place", "discipline", "group", "people", "mean_wait_min", "p90_wait_min", "p95_wait_min", "longest_min",
    "kept_share", "left_share", "overtaken", "overtime_min",
)  # fmt: skip
"""Of the CSV. `group`: `all`, `priority:ID` or `queue:ID`; the rest as in `Figures`; overtime is the whole hall's."""


def figures_table(placed: Sequence[Placed], current: str) -> Table:
    """A row for each discipline; the hall's own has a star."""
    table = _table("名\n ", "规则\ndiscipline")
    for heading in ("平均\nmean", "90%\n ", "95%\n ", "最久\nlongest", "守诺\nkept", "离开\nleft", "被超\npassed"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("加班\novertime", justify="right", no_wrap=True)
    for one in placed:
        found = Figures.of(one.fared)
        table.add_row(
            str(one.place),
            NAMES[one.fared.discipline] + (" *" if one.fared.discipline == current else ""),
            *(f"{minutes:.1f}" for minutes in (found.mean, found.p90, found.p95, found.longest)),
            f"{found.kept:.1%}",
            f"{found.left:.1%}",
            f"{found.overtaken:.2f}",
            f"{found.overtime:.0f}",
        )
    return table


def differences_table(placed: Sequence[Placed]) -> Table:
    """How the others differ from the first one, on the same people."""
    table = _table("与第一名比\nagainst the first")
    table.add_column("平均等候（分）\nmean wait (min)", justify="right", no_wrap=True)
    table.add_column("守诺（百分点）\nkept (points)", justify="right", no_wrap=True)
    for one in placed[1:]:
        table.add_row(NAMES[one.fared.discipline], _between(one.waits, 1, 2), _between(one.keeps, 100, 1))
    return table


def groups_table(placed: Sequence[Placed], rules: HallRules, names: Mapping[tuple[str, str], str]) -> Table:
    """Mean wait and kept promises of each priority and queue under each discipline; `names` by (kind, id)."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 1, 0, 0))
    table.add_column("平均等候（分）、守诺\nmean wait (min), kept", max_width=34)
    for one in placed:
        table.add_column(f" \n{one.fared.discipline}", justify="right", no_wrap=True)
    rows: dict[tuple[str, str], list[str]] = {}
    for one in placed:
        for group in by_group(one.fared, rules):
            cell = f"{group.figures.mean:.1f} {group.figures.kept:4.0%}"
            rows.setdefault((group.kind, group.id), []).append(cell)
    for key, cells in rows.items():
        table.add_row(names.get(key, key[1]), *cells)
    return table


def write_csv(placed: Sequence[Placed], rules: HallRules, path: Path) -> None:
    """Every figure as a table for programs."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for one in placed:
            groups = [("all", Figures.of(one.fared))]
            groups += [(f"{group.kind}:{group.id}", group.figures) for group in by_group(one.fared, rules)]
            for name, found in groups:
                minutes = [round(value, 3) for value in (found.mean, found.p90, found.p95, found.longest)]
                shares = [round(value, 6) for value in (found.kept, found.left, found.overtaken)]
                overtime = round(found.overtime, 3)
                writer.writerow([one.place, one.fared.discipline, name, found.people, *minutes, *shares, overtime])


def tell(console: Console, question: Question, placed: Sequence[Placed]) -> None:
    """Everything, on a terminal."""
    say(console, question.title)
    console.print()
    console.print(figures_table(placed, question.rules.discipline))
    say(console, "* 本大厅现行 the hall's own", "dim")
    console.print()
    console.print(differences_table(placed))
    console.print()
    console.print(groups_table(placed, question.rules, question.names))
    console.print()
    say(console, RULE, "dim")
    for remark in question.remarks:
        say(console, f"注意 note: {remark}", "dim")


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(heading, no_wrap=True)
    return table


def _between(found: Difference, scale: float, places: int) -> str:
    value, low, high = (f"{number * scale:+.{places}f}" for number in (found.value, found.low, found.high))
    return f"{value} ({low} … {high})"
