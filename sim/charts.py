"""Charts of a day as SVG that stands inside a page.

Text stays text and names no font: the page's own fonts show it, Chinese too.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import matplotlib
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from sim.day_figures import DayFigures

MEASURING_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "sans-serif")
"""Fonts by which the text is measured, the first that this computer has."""

BLUE, TEAL, SAND, BRICK, GREY, INK = "#2f6690", "#3a8a7d", "#d9b36c", "#b3503f", "#d5dbe1", "#2b3440"
SPAN_COLOURS = {"serving": BLUE, "calling": SAND, "paused": "#9aa5b1", "idle": "#e8edf1"}
SPAN_NAMES = {"serving": "办理 serving", "calling": "叫号 calling", "paused": "暂停 paused", "idle": "空闲 free"}

Names = Callable[[str], str]
Clock = Callable[[int], datetime]
"""Microseconds to the hall's wall clock."""

WIDTH = 7.4
LONGEST = 7.6
"""Inches: the text width of an A4 page, and how high a chart's rows may stand on it."""


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of a day as `<svg>` elements. `told` is empty where no wait was told."""

    waiting: str
    queues: str
    half_hours: str
    told: str
    load: str
    timeline: str


def charts_of(figures: DayFigures, queue_name: Names, window_name: Names, clock: Clock) -> Charts:
    """Draw all charts of a day."""
    with matplotlib.rc_context(chart_style()), warnings.catch_warnings():
        # The reader's browser draws the letters; a computer without a Chinese font merely measures them a bit wrong.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        return Charts(
            waiting=_waiting_chart(figures, clock),
            queues=_queue_chart(figures, queue_name),
            half_hours=_half_hour_chart(figures, clock),
            told=_told_chart(figures, clock) if figures.told else "",
            load=_load_chart(figures, window_name),
            timeline=_timeline_chart(figures, window_name, clock),
        )


def _waiting_chart(figures: DayFigures, clock: Clock) -> str:
    """People waiting through the day, above the numbers that were issued in each half hour."""
    figure = Figure(figsize=(WIDTH, 2.8), layout="constrained")
    upper, lower = figure.subplots(2, sharex=True, height_ratios=(2, 1))
    if figures.waiting:
        upper.fill_between(
            [_hour(clock(at)) for at, _ in figures.waiting],
            [waiting for _, waiting in figures.waiting],
            step="post", color=BLUE, alpha=0.85, linewidth=0,
        )  # fmt: skip
    upper.set_ylabel("等候 waiting")
    halves = figures.half_hours
    lower.bar(
        [_hour(clock(half.start)) + 0.25 for half in halves], [half.issued for half in halves], width=0.42, color=TEAL
    )
    lower.set_ylabel("取号 issued")
    for axes in (upper, lower):
        _shade_sessions(axes, figures, clock)
        axes.yaxis.get_major_locator().set_params(integer=True)
    _hours(lower, figures, clock)
    return svg_of(figure, "waiting")


def _queue_chart(figures: DayFigures, name: Names) -> str:
    """Mean and 90 % waits of each queue, beside what was promised."""
    queues = [queue for queue in figures.queues if queue.issued]
    figure = Figure(figsize=(WIDTH, 0.7 + rows_height(len(queues), 0.3)), layout="constrained")
    axes = figure.subplots()
    for row, queue in enumerate(queues):
        axes.barh(row, queue.waits.p90, height=0.62, color=GREY)
        axes.barh(row, queue.waits.mean, height=0.34, color=BLUE)
        axes.plot([queue.promise] * 2, [row - 0.38, row + 0.38], color=BRICK, linewidth=2, solid_capstyle="butt")
    axes.set_yticks(range(len(queues)), [name(queue.queue) for queue in queues])
    axes.set_ylim(len(queues) - 0.4, -0.6)
    axes.set_xlabel("分钟 minutes")
    axes.set_xlim(left=0)
    legend(axes, [(BLUE, "平均 mean"), (GREY, "九成以内 90 %"), (BRICK, "承诺 promised")])
    return svg_of(figure, "queues")


def _half_hour_chart(figures: DayFigures, clock: Clock) -> str:
    """Waits by the half hour in which the number was taken."""
    figure = Figure(figsize=(WIDTH, 2.0), layout="constrained")
    axes = figure.subplots()
    halves = [half for half in figures.half_hours if half.waits.people]
    middles = [_hour(clock(half.start)) + 0.25 for half in halves]
    axes.bar(middles, [half.waits.longest for half in halves], width=0.42, color=GREY)
    axes.bar(middles, [half.waits.mean for half in halves], width=0.26, color=BLUE)
    axes.set_ylabel("分钟 minutes")
    _shade_sessions(axes, figures, clock)
    _hours(axes, figures, clock)
    legend(axes, [(BLUE, "平均 mean"), (GREY, "最长 longest")])
    return svg_of(figure, "half-hours")


def _told_chart(figures: DayFigures, clock: Clock) -> str:
    """Each told wait as a bar from low to high, and as a dot what it became."""
    figure = Figure(figsize=(WIDTH, 2.2), layout="constrained")
    axes = figure.subplots()
    thin = len(figures.told) > 80
    for place, told in enumerate(figures.told):
        axes.plot([place, place], [told.low, max(told.high, told.low + 0.5)], color=GREY, linewidth=1 if thin else 4)
        colour = TEAL if told.came_true else BRICK
        axes.plot(place, told.actual, marker="o", markersize=2 if thin else 4, color=colour, zorder=3)
    axes.set_ylabel("分钟 minutes")
    axes.set_ylim(bottom=0)
    step = max(1, len(figures.told) // 9)
    marked = range(0, len(figures.told), step)
    axes.set_xticks(list(marked), [f"{clock(figures.told[place].at):%H:%M}" for place in marked])
    axes.set_xlabel("取号时间 number taken at")
    legend(axes, [(GREY, "告知 told"), (TEAL, "说准 came true"), (BRICK, "未准 did not")])
    return svg_of(figure, "told")


def _load_chart(figures: DayFigures, name: Names) -> str:
    """How each window spent its day, in hours."""
    windows = figures.windows
    figure = Figure(figsize=(WIDTH, 0.75 + rows_height(len(windows), 0.27)), layout="constrained")
    axes = figure.subplots()
    for row, window in enumerate(windows):
        left = 0.0
        for kind in ("serving", "calling", "idle", "paused"):
            hours = getattr(window, kind) / 60
            axes.barh(row, hours, left=left, height=0.66, color=SPAN_COLOURS[kind])
            left += hours
        axes.text(left + 0.08, row, f"{window.load:.0%}", va="center", color=INK)
    axes.set_yticks(range(len(windows)), [name(window.story.window) for window in windows])
    axes.set_ylim(len(windows) - 0.4, -0.6)
    axes.set_xlabel("小时 hours")
    axes.margins(x=0.1)
    legend(axes, [(SPAN_COLOURS[kind], SPAN_NAMES[kind]) for kind in SPAN_COLOURS])
    return svg_of(figure, "load")


def _timeline_chart(figures: DayFigures, name: Names, clock: Clock) -> str:
    """What each window did, minute by minute."""
    windows = figures.windows
    figure = Figure(figsize=(WIDTH, 0.75 + rows_height(len(windows), 0.32)), layout="constrained")
    axes = figure.subplots()
    for row, window in enumerate(windows):
        for kind, colour in SPAN_COLOURS.items():
            bars = [
                (_hour(clock(span.start)), (span.end - span.start) / 3.6e9)
                for span in window.story.spans
                if span.kind == kind
            ]
            axes.broken_barh(bars, (row - 0.36, 0.72), facecolors=colour, edgecolor="white", linewidth=0.4)
    axes.set_yticks(range(len(windows)), [name(window.story.window) for window in windows])
    axes.set_ylim(len(windows) - 0.4, -0.6)
    _mark_sessions(axes, figures, clock)
    _hours(axes, figures, clock)
    legend(axes, [(SPAN_COLOURS[kind], SPAN_NAMES[kind]) for kind in SPAN_COLOURS])
    return svg_of(figure, "timeline")


def rows_height(count: int, tallest: float) -> float:
    """Inches for so many rows: no row taller than `tallest`, and all of them on one page."""
    return min(count * tallest, LONGEST)


def _hour(moment: datetime) -> float:
    """A wall-clock time as hours after midnight."""
    return moment.hour + moment.minute / 60 + moment.second / 3600


def _hours(axes: Axes, figures: DayFigures, clock: Clock) -> None:
    """The axis of the day: from the first number to the last thing that happened."""
    times = [_hour(clock(half.start)) for half in figures.half_hours]
    ends = [_hour(clock(span.end)) for window in figures.windows for span in window.story.spans]
    first, last = min(times, default=8.0), max([*ends, *(time + 0.5 for time in times)], default=18.0)
    hours = range(int(first), int(last) + 1)
    axes.set_xticks(list(hours), [f"{hour}:00" for hour in hours])
    axes.set_xlim(first - 0.1, last + 0.1)


def _shade_sessions(axes: Axes, figures: DayFigures, clock: Clock) -> None:
    for start, end in figures.sessions:
        axes.axvspan(_hour(clock(start)), _hour(clock(end)), color="#f1f4f7", zorder=0)
    axes.set_axisbelow(True)


def _mark_sessions(axes: Axes, figures: DayFigures, clock: Clock) -> None:
    for boundary in (moment for session in figures.sessions for moment in session):
        axes.axvline(_hour(clock(boundary)), color=BRICK, linewidth=0.8, linestyle=(0, (3, 2)))


def legend(axes: Axes, entries: Sequence[tuple[str, str]]) -> None:
    """What the colours mean, above the chart to the right; `entries` are (colour, name)."""
    axes.legend(
        handles=[Patch(color=colour, label=label) for colour, label in entries],
        loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=len(entries), frameon=False, borderaxespad=0.1,
        handlelength=1.0, handleheight=0.8, columnspacing=1.2,
    )  # fmt: skip


def chart_style() -> dict[Any, Any]:
    """How every chart of the reports looks, for `matplotlib.rc_context`."""
    # Any: matplotlib lists every setting's name in its types, and says nothing of their values.
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return {
        "svg.fonttype": "none",
        "font.family": [font for font in MEASURING_FONTS if font in installed or font == "sans-serif"],
        "font.size": 8.5,
        "axes.edgecolor": "#9aa5b1",
        "axes.labelcolor": INK,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.6,
        "xtick.color": INK,
        "ytick.color": INK,
        "text.color": INK,
    }


def svg_of(figure: Figure, salt: str) -> str:
    """The figure as an `<svg>` element; `salt` keeps its ids apart from those of other charts on the page."""
    drawn = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": salt}):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = drawn.getvalue()
    return re.sub(r"font-family: [^;]*; ", "", svg[svg.index("<svg") :])
