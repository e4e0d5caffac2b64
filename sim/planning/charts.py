"""Charts of a plan as SVG that stands inside a page, in the look of the day's report."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from sim.charts import BLUE, BRICK, GREY, INK, SAND, TEAL, WIDTH, chart_style, legend, rows_height, svg_of
from sim.planning.findings import HALF_HOUR, HalfHour, Plan, Waits, alike_windows
from sim.planning.words import kind_name

KIND_COLOURS = (BLUE, TEAL, SAND, "#8a6fa8", "#c98a5e", "#6f8fb3", "#9fb86a", "#b07a93", "#5f7d74", "#c4b08a")
"""Colours of kinds, the comprehensive one first; more kinds than colours begin anew."""
MANDATORY = "#9aa5b1"


@dataclass(frozen=True, slots=True)
class PlanCharts:
    """The charts as `<svg>` elements; empty where there is nothing to compare."""

    hours: str
    shifts: str
    frontier: str
    sensitivity: str
    pooling: str


def charts_of_plan(plan: Plan) -> PlanCharts:
    """Draw all charts of a plan."""
    with matplotlib.rc_context(chart_style()), warnings.catch_warnings():
        # The reader's browser draws the letters; a computer without a Chinese font merely measures them a bit wrong.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        return PlanCharts(
            hours=_hours_chart(plan),
            shifts=_shifts_chart(plan),
            frontier=_frontier_chart(plan) if len(plan.frontier) > 1 else "",
            sensitivity=_sensitivity_chart(plan) if plan.sensitivity else "",
            pooling=_pooling_chart(plan) if len(plan.pooling) > 1 else "",
        )


def _hours_chart(plan: Plan) -> str:
    """Waits by the half-hour in which people come, above the windows that are open then."""
    figure = Figure(figsize=(WIDTH, 3.4), layout="constrained")
    upper, lower = figure.subplots(2, sharex=True, height_ratios=(3, 2))
    halves = plan.half_hours
    middle = [half.start / 60 + 0.25 for half in halves]
    for place, half in zip(middle, halves, strict=True):
        upper.bar(place, half.high - half.low, bottom=half.low, width=0.36, color=GREY)
    for session in _sessions(halves):
        at = [half.start / 60 + 0.25 for half in session]
        upper.plot(at, [half.mean for half in session], color=BLUE, marker="o", markersize=4, linewidth=1.4)
    upper.axhline(plan.goal_minutes, color=BRICK, linewidth=1, linestyle=(0, (4, 2)))
    upper.set_ylabel("等候分钟 minutes")
    upper.set_ylim(bottom=0)
    legend(upper, [(BLUE, "平均 mean"), (GREY, "十人中八人 eight of ten"), (BRICK, "目标 goal")])
    _windows_by_half_hour(lower, plan, middle)
    if middle:
        hours = range(int(middle[0]), int(middle[-1]) + 2)
        lower.set_xticks(list(hours), [f"{hour}:00" for hour in hours])
        lower.set_xlim(middle[0] - 0.4, middle[-1] + 0.4)
    return svg_of(figure, "hours")


def _sessions(halves: Sequence[HalfHour]) -> list[list[HalfHour]]:
    """Half-hours that follow each other without a gap."""
    found: list[list[HalfHour]] = []
    for half in halves:
        if found and half.start - found[-1][-1].start <= HALF_HOUR:
            found[-1].append(half)
        else:
            found.append([half])
    return found


def _windows_by_half_hour(axes: Axes, plan: Plan, middle: Sequence[float]) -> None:
    bottom = [0.0] * len(middle)
    for kind in _kinds_open(plan):
        counts = [float(half.windows[kind]) for half in plan.half_hours]
        axes.bar(
            middle, counts, bottom=bottom, width=0.46, color=kind_colour(plan, kind), edgecolor="white", linewidth=0.3
        )
        bottom = [low + count for low, count in zip(bottom, counts, strict=True)]
    axes.set_ylabel("窗口 windows")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))


def _shifts_chart(plan: Plan) -> str:
    """When each window is open, and how much of that it serves; those alike share a row."""
    windows = alike_windows(plan.windows)
    figure = Figure(figsize=(WIDTH, 0.6 + rows_height(len(windows), 0.3)), layout="constrained")
    axes = figure.subplots()
    latest = max((end for window in windows for _, end in window.spans), default=0) / 60
    for row, window in enumerate(windows):
        bars = [(start / 60, (end - start) / 60) for start, end in window.spans]
        axes.broken_barh(bars, (row - 0.36, 0.72), facecolors=kind_colour(plan, window.kind), edgecolor="white")
        axes.text(latest + 0.1, row, f"{window.load:.0%}", va="center", color=INK)
    axes.set_yticks(
        range(len(windows)), [f"{window.numbers} {kind_name(plan.kinds[window.kind]).zh}" for window in windows]
    )
    axes.set_ylim(len(windows) - 0.4, -0.6)
    first = int(min((start for window in windows for start, _ in window.spans), default=480) / 60)
    hours = range(first, int(latest) + 1)
    axes.set_xticks(list(hours), [f"{hour}:00" for hour in hours])
    axes.set_xlim(first - 0.1, latest + 0.8)
    return svg_of(figure, "shifts")


def _frontier_chart(plan: Plan) -> str:
    """Waits against the number of windows, the answer marked."""
    figure = Figure(figsize=(WIDTH, 2.5), layout="constrained")
    axes = figure.subplots()
    points = plan.frontier
    numbers = [point.windows for point in points]
    answer = len(plan.timetable)
    axes.axvspan(answer - 0.32, answer + 0.32, color="#e6eef5", linewidth=0)
    axes.plot(numbers, [point.waits.p90 for point in points], color=TEAL, marker="s", markersize=4.5, linewidth=1.3)
    axes.plot(numbers, [point.waits.mean for point in points], color=BLUE, marker="o", markersize=4.5, linewidth=1.3)
    axes.axhline(plan.goal_minutes, color=BRICK, linewidth=1, linestyle=(0, (4, 2)))
    for point in points:
        axes.annotate(
            f"{point.waits.within:.0%}", (point.windows, point.waits.p90), textcoords="offset points", xytext=(5, 5)
        )
    axes.set_xticks(numbers)
    axes.set_xlim(numbers[0] - 0.6, numbers[-1] + 0.6)
    axes.set_xlabel("窗口数 windows")
    axes.set_ylabel("等候分钟 minutes")
    axes.set_ylim(bottom=0)
    axes.margins(y=0.14)
    marks = [(TEAL, "九成人以内 nine of ten within"), (BLUE, "平均 mean"), (BRICK, "目标 goal")]
    legend(axes, [*marks, ("#e6eef5", "本方案 this plan")])
    return svg_of(figure, "frontier")


def _sensitivity_chart(plan: Plan) -> str:
    """Mean and 90 % waits if something were otherwise, with the answer's windows; at the right, windows needed."""
    rows = plan.sensitivity
    figure = Figure(figsize=(WIDTH, 0.7 + rows_height(len(rows), 0.27)), layout="constrained")
    axes = figure.subplots()
    longest = max(row.waits.p90 for row in rows) or 1.0
    for place, row in enumerate(rows):
        _dumbbell(axes, place, row.waits)
        needed = "＞人手 > staff" if row.needed is None else str(row.needed)
        axes.text(longest * 1.07, place, needed, va="center", color=INK)
    axes.text(longest * 1.07, -1.0, "需窗口 windows needed", va="center", ha="left", color=INK, fontsize=7.5)
    for value, colour in ((plan.waits.mean, BLUE), (plan.waits.p90, TEAL)):
        axes.axvline(value, color=colour, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0)
    axes.set_yticks(range(len(rows)), [f"{row.name.zh}  {row.name.en}" for row in rows])
    axes.set_ylim(len(rows) - 0.4, -1.4)
    axes.set_xlim(0, longest * 1.3)
    axes.set_xlabel("等候分钟 minutes")
    legend(axes, [(BLUE, "平均 mean"), (TEAL, "九成人以内 nine of ten within")])
    return svg_of(figure, "sensitivity")


def _dumbbell(axes: Axes, row: float, waits: Waits) -> None:
    axes.plot([waits.mean, waits.p90], [row, row], color=GREY, linewidth=3, solid_capstyle="butt", zorder=1)
    axes.plot(waits.mean, row, marker="o", markersize=5, color=BLUE, zorder=2)
    axes.plot(waits.p90, row, marker="s", markersize=5, color=TEAL, zorder=2)


def _pooling_chart(plan: Plan) -> str:
    """Waits with the same number of windows, the more of them merged the further to the right."""
    figure = Figure(figsize=(WIDTH, 2.2), layout="constrained")
    axes = figure.subplots()
    merged = [step.comprehensive for step in plan.pooling]
    axes.plot(merged, [step.waits.p90 for step in plan.pooling], color=TEAL, marker="s", markersize=4.5, linewidth=1.3)
    axes.plot(merged, [step.waits.mean for step in plan.pooling], color=BLUE, marker="o", markersize=4.5, linewidth=1.3)
    axes.set_xticks(merged)
    axes.set_xlabel("其中综合窗口 of which comprehensive")
    axes.set_ylabel("等候分钟 minutes")
    axes.set_ylim(bottom=0)
    legend(axes, [(TEAL, "九成人以内 nine of ten within"), (BLUE, "平均 mean")])
    return svg_of(figure, "pooling")


def kind_colour(plan: Plan, kind: int) -> str:
    """The colour of a kind of window: mandatory ones are grey."""
    if plan.kinds[kind].least:
        return MANDATORY
    free = [number for number, one in enumerate(plan.kinds) if not one.least]
    return KIND_COLOURS[free.index(kind) % len(KIND_COLOURS)]


def _kinds_open(plan: Plan) -> list[int]:
    return sorted({window.kind for window in plan.windows})
