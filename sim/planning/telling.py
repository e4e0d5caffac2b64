"""A plan on the terminal: the answer first, then what one window more or less would do. Chinese first."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sim.planning.findings import FrontierPoint, Plan, Waits, alike_windows
from sim.planning.headline import headline
from sim.planning.timetable import mix_of, open_minutes
from sim.planning.words import bound_words, chance_words, kind_name, limit_words, mix_words, span_words, value_words
from sim.remark import Remark
from sim.saying import say

TONES = {"good": "green", "between": "yellow", "bad": "red"}
"""Colours of the first sentence."""


def tell_plan(plan: Plan, console: Console) -> None:
    """The whole plan in a screenful."""
    mix = mix_words(plan.kinds, mix_of(plan.timetable, len(plan.kinds)))
    number = len(plan.timetable)
    say(console, str(plan.place), "bold")
    say(console, f"{number} 个窗口：{mix.zh}", "bold green")
    say(console, f"{number} window{'' if number == 1 else 's'}: {mix.en}", "green")
    hours = open_minutes(plan.timetable) / 60
    first = headline(plan)
    say(console, first.words.zh, TONES[first.tone])
    say(console, first.words.en, TONES[first.tone])
    say(console, f"每天 {hours:g} 个窗口小时 window-hours a day　{plan.days} 天推演 days lived")
    say(console, "")
    console.print(_goal(plan))
    say(console, "")
    console.print(_windows(plan))
    if plan.frontier:
        say(console, "")
        console.print(_frontier(plan))
        for line in _one_more_or_less(plan):
            say(console, line)
    say(console, "")
    for remark in plan.remarks:
        say(console, f"· {remark}", "dim")


def _goal(plan: Plan) -> Table:
    table = _table("目标\ngoal", "要求\nasked", "做到\nreached", "把握\nchance")
    for verdict in plan.verdicts:
        words = limit_words(verdict.limit, plan.priority_name(verdict.limit.priority))
        value = value_words(verdict.limit, verdict.value)
        reached = value if verdict.strain <= 1 else f"[red]{value}[/red]"
        table.add_row(_both(words), bound_words(verdict.limit), reached, chance_words(verdict.chance))
    return table


def _windows(plan: Plan) -> Table:
    """A row for windows of one kind that are open at the same times."""
    table = _table("窗口\nwindow", "种类\nkind", "开放\nopen", "每天办\nserved", "忙\nload")
    for group in alike_windows(plan.windows):
        table.add_row(
            group.numbers,
            _both(kind_name(plan.kinds[group.kind])),
            span_words(group.spans).replace("，", " "),
            f"{group.served:.0f}",
            f"{group.load:.0%}",
        )
    return table


def _frontier(plan: Plan) -> Table:
    within = f"{plan.goal_minutes:g} 分钟内\nwithin"
    table = _table("全天开放\nall day", "平均\nmean", "九成人\nnine of ten", within, "达标把握\nchance")
    for point in plan.frontier:
        style = "bold green" if point.windows == len(plan.timetable) else ""
        waits = point.waits
        table.add_row(
            str(point.windows),
            f"{waits.mean:.1f}",
            f"≤ {waits.p90:.1f}",
            f"{waits.within:.0%}",
            chance_words(point.chance),
            style=style,
        )
    return table


def _one_more_or_less(plan: Plan) -> list[str]:
    """What one window more or less would do, all of them open all day."""
    points = {point.windows: point for point in plan.frontier}
    here = points.get(len(plan.timetable))
    if here is None:
        return []
    found = []
    for step, zh, en in ((-1, "少一个", "one less"), (1, "多一个", "one more")):
        other = points.get(here.windows + step)
        if other is not None:
            found.append(f"{zh} {en}：{_change(here, other)}")
    return found


def _change(here: FrontierPoint, other: FrontierPoint) -> str:
    before: Waits = here.waits
    after: Waits = other.waits
    return (
        f"平均 mean {before.mean:.1f} → {after.mean:.1f} 分钟 min，"
        f"九成人 nine of ten {before.p90:.0f} → {after.p90:.0f}，"
        f"加班 overtime {before.overtime:.0f} → {after.overtime:.0f}"
    )


def _both(words: Remark) -> Text:
    """Chinese, and English under it."""
    return Text.assemble(words.zh, (f"\n{words.en}", "dim"))


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
