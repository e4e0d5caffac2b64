"""What was replayed, for people on a terminal and for programs as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from sim.replay.answer import Answer
from sim.replay.days import DayReplayed
from sim.replay.figures import Figure, Figures, Waits
from sim.saying import say

SECONDS_UNTIL = 600
"""Waits are told in seconds up to this mean, in minutes beyond."""
COLUMNS = (
    "day", "case", "visits", "mean_wait_s", "mean_low_s", "mean_high_s", "p95_wait_s", "p95_low_s", "p95_high_s",
    "left_share", "left_low", "left_high", "still_waiting",
)  # fmt: skip
"""Of the CSV. `day`: a date, or `all`. `case`: `observed`, `replayed`, `what_if`. Low and high: where the middle nine
tenths of the replays lie."""
CASES = ("observed", "replayed", "what_if")

Case = Callable[[DayReplayed], Waits | None]
_CASES: tuple[Case, ...] = (lambda day: day.seen, lambda day: day.replayed, lambda day: day.what_if)


def whole(days: Sequence[DayReplayed]) -> list[Figures]:
    """The figures of all days together: observed, replayed, and what would have been."""
    together = []
    for case in _CASES:
        waits = [found for day in days if (found := case(day)) is not None]
        if waits:
            together.append(Waits.together(waits).figures())
    return together


def of_day(day: DayReplayed) -> list[Figures]:
    """The same of one day."""
    return [found.figures() for case in _CASES if (found := case(day)) is not None]


def tell(console: Console, answer: Answer, asked: Sequence[str]) -> None:
    """Everything, on a terminal; `asked` says what was changed, if anything was."""
    staffing = answer.staffing
    seconds = staffing.changeover / MICROSECONDS_PER_SECOND
    rosters = "排班有记录 rosters recorded" if staffing.recorded else "排班由记录推断 rosters inferred"
    say(console, f"{answer.source}  {len(answer.days)} 天 days")
    say(console, f"规则 discipline {staffing.rules.discipline}，{rosters}，换人 changeover {seconds:g} 秒 s", "dim")
    if asked:
        say(console, f"设想 what if: {'，'.join(asked)}")
    console.print()
    console.print(whole_table(answer.days))
    if len(answer.days) > 1:
        console.print()
        console.print(day_table(answer.days))
    for remark in answer.remarks:
        say(console, f"注意 note: {remark}", "dim")


def whole_table(days: Sequence[DayReplayed]) -> Table:
    """All days together: a row for each figure; in brackets between what the middle nine tenths of the replays lie."""
    cases = whole(days)
    unit = _Unit.of(cases[0])
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("全部 whole log", no_wrap=True)
    for heading in ("记录\nobserved", "回放\nreplayed", "设想\nwhat if")[: len(cases)]:
        table.add_column(heading, justify="right", no_wrap=True)
    rows: list[tuple[str, Callable[[Figures], Figure], Callable[[float], str]]] = [
        (f"平均等候（{unit.zh}）\n  mean wait ({unit.en})", lambda one: one.mean, unit.text),
        (f"95% 不超过（{unit.zh}）\n  95% wait at most ({unit.en})", lambda one: one.long, unit.text),
        ("未办而走\n  left unserved", lambda one: one.left, _percent),
    ]
    table.add_row("人次 visits", *(f"{one.visits:.0f}" for one in cases))
    for name, figure, text in rows:
        table.add_row(name, *(_with_range(figure(one), text) for one in cases))
    if any(one.visits < cases[0].visits for one in cases):
        table.add_row("没有拿到号\n  got no number", *(f"{cases[0].visits - one.visits:.0f}" for one in cases))
    if any(one.stranded for one in cases):
        table.add_row("到半夜还在等\n  waiting at midnight", *(f"{one.stranded:.1f}" for one in cases))
    return table


def day_table(days: Sequence[DayReplayed]) -> Table:
    """Day by day: in each column observed, replayed and what would have been, beside each other."""
    unit = _Unit.of(whole(days)[0])
    order = _beside(["记录", "回放"] + (["设想"] if days[0].what_if is not None else []))
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("日期\nday", no_wrap=True)
    table.add_column("人次\nvisits", justify="right", no_wrap=True)
    for heading in (f"平均（{unit.zh}） mean", f"95%（{unit.zh}） at most", "未办而走 left"):
        table.add_column(f"{heading}\n{order}", justify="right", no_wrap=True)
    for day in days:
        cases = of_day(day)
        table.add_row(
            day.date.isoformat(),
            f"{cases[0].visits:.0f}",
            _beside([unit.text(one.mean.value) for one in cases]),
            _beside([unit.text(one.long.value) for one in cases]),
            _beside([_percent(one.left.value) for one in cases]),
        )
    return table


def write_csv(days: Sequence[DayReplayed], path: Path) -> None:
    """The same as a table for programs: all days together first, then day by day."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for name, figures in _rows(days):
            for case, one in zip(CASES, figures, strict=False):
                spans = [(one.mean, 3), (one.long, 3), (one.left, 6)]
                numbers = [round(value, places) for figure, places in spans for value in _three(figure)]
                writer.writerow([name, case, round(one.visits, 3), *numbers, round(one.stranded, 3)])


def _rows(days: Sequence[DayReplayed]) -> Iterator[tuple[str, list[Figures]]]:
    yield "all", whole(days)
    for day in days:
        yield day.date.isoformat(), of_day(day)


def _three(figure: Figure) -> tuple[float, float, float]:
    return figure.value, figure.low, figure.high


def _beside(texts: Sequence[str]) -> str:
    """Texts right-aligned, six cells each, apart; a Chinese sign takes two."""
    return "".join(" " * max(1, 6 - cell_len(text)) + text for text in texts)


def _with_range(figure: Figure, text: Callable[[float], str]) -> str:
    low, high = text(figure.low), text(figure.high)
    return text(figure.value) + (f" ({low}–{high})" if low != high else "")


def _percent(share: float) -> str:
    return f"{share:.1%}"


class _Unit:
    """Seconds where waits are short, else minutes."""

    def __init__(self, zh: str, en: str, divisor: float) -> None:
        self.zh, self.en, self._divisor = zh, en, divisor

    @classmethod
    def of(cls, observed: Figures) -> _Unit:
        return cls("秒", "s", 1) if observed.mean.value < SECONDS_UNTIL else cls("分", "min", 60)

    def text(self, seconds: float) -> str:
        return f"{seconds / self._divisor:.1f}"
