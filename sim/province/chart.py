"""Charts of all townships as SVG that stands inside a page, in the look of the other reports."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.charts import BLUE, BRICK, GREY, INK, SAND, TEAL, WIDTH, chart_style, legend, rows_height, svg_of
from sim.planning.findings import Waits
from sim.planning.goal import Goal
from sim.planning.words import BY_DOMAIN, COMPREHENSIVE, MANDATORY, SPECIALISED
from sim.province.bands import Band, bands_of
from sim.province.sizing import Status
from sim.province.summary import Answer, Summary
from sim.province.township import Township
from sim.remark import Remark

CLASS_COLOURS = {COMPREHENSIVE: BLUE, BY_DOMAIN: TEAL, SPECIALISED: SAND, MANDATORY: "#9aa5b1"}
ENDS = 20
"""Townships shown from each end of a ranking; where there are few more, all."""
LONGEST_LABEL = 14
INSIDE = 0.14
"""A figure stands inside its bar where there is so much room, as a part of the axis."""

Figures = Callable[[Waits], float]


@dataclass(frozen=True, slots=True)
class ProvinceCharts:
    """The charts as `<svg>` elements; empty where there is nothing to show."""

    numbers: str
    bands: str
    scatter: str
    loads: str
    waits: str


def charts_of_province(summary: Summary, goal: Goal) -> ProvinceCharts:
    """Draw all charts."""
    if not summary.tried:
        return ProvinceCharts("", "", "", "", "")
    with matplotlib.rc_context(chart_style()), warnings.catch_warnings():
        # The reader's browser draws the letters; a computer without a Chinese font merely measures them a bit wrong.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        return ProvinceCharts(
            numbers=_numbers_chart(summary),
            bands=_bands_chart(summary, bands_of(summary.tried)),
            scatter=_scatter_chart(summary),
            loads=_ranking_chart(summary, goal, lambda waits: waits.load, "loads"),
            waits=_ranking_chart(summary, goal, lambda waits: waits.p90, "waits"),
        )


def _numbers_chart(summary: Summary) -> str:
    """How many townships need how many windows."""
    figure = Figure(figsize=(WIDTH, 2.1), layout="constrained")
    axes = figure.subplots()
    counts = Counter(answer.sized.windows for answer in summary.tried)
    axes.bar(list(counts), list(counts.values()), width=0.82, color=BLUE)
    if len(counts) <= 40:
        for windows, count in counts.items():
            axes.annotate(
                str(count), (windows, count), textcoords="offset points", xytext=(0, 2), ha="center", fontsize=7
            )
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=20))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("窗口数 windows")
    axes.set_ylabel("乡镇数 townships")
    axes.margins(y=0.12)
    return svg_of(figure, "numbers")


def _bands_chart(summary: Summary, bands: Sequence[Band]) -> str:
    """Windows by sort against inhabitants: the mean of each band of townships."""
    figure = Figure(figsize=(WIDTH, 2.6), layout="constrained")
    axes = figure.subplots()
    places = range(len(bands))
    bottom = [0.0] * len(bands)
    shown = [one for one, _ in summary.windows_by_class()]
    for one in shown:
        means = [sum(summary.count(answer, one) for answer in band.answers) / len(band.answers) for band in bands]
        axes.bar(places, means, bottom=bottom, width=0.74, color=CLASS_COLOURS[one], edgecolor="white", linewidth=0.4)
        bottom = [low + mean for low, mean in zip(bottom, means, strict=True)]
    for place, height in zip(places, bottom, strict=True):
        axes.annotate(f"{height:.1f}", (place, height), textcoords="offset points", xytext=(0, 2), ha="center")
    axes.set_xticks(list(places), [f"{band.label}\n{len(band.answers)} 个" for band in bands])
    axes.set_xlabel("人口（万）与乡镇数 inhabitants (10,000), and how many townships")
    axes.set_ylabel("平均窗口数 mean windows")
    axes.margins(y=0.14)
    legend(axes, [(CLASS_COLOURS[one], f"{one.zh} {one.en}") for one in shown])
    return svg_of(figure, "bands")


def _scatter_chart(summary: Summary) -> str:
    """Every township: windows against inhabitants, as dots that tell how sure the answer is."""
    figure = Figure(figsize=(WIDTH, 2.8), layout="constrained")
    axes = figure.subplots()
    groups: list[tuple[str, str, list[Answer]]] = [
        (TEAL, "有把握 sure", [a for a in summary.tried if a.sized.status is Status.OK and a not in summary.unsure]),
        (SAND, "在两个数之间 between two numbers", list(summary.unsure)),
        (BRICK, "达不到目标 goal not kept", [a for a in summary.tried if a.sized.status is not Status.OK]),
    ]
    small = len(summary.tried) > 300
    for colour, _, answers in groups:
        axes.scatter(
            [answer.township.inhabitants for answer in answers],
            [answer.sized.windows for answer in answers],
            s=7 if small else 16, color=colour, alpha=0.6 if small else 0.85, linewidths=0,
        )  # fmt: skip
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value / 10_000:g}"))
    axes.xaxis.set_minor_formatter(FuncFormatter(_marked))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("人口（万） inhabitants (10,000)")
    axes.set_ylabel("窗口数 windows")
    axes.set_ylim(bottom=0)
    axes.grid(visible=True, color="#e8edf1", linewidth=0.6)
    axes.set_axisbelow(True)
    legend(axes, [(colour, name) for colour, name, answers in groups if answers])
    return svg_of(figure, "scatter")


def _marked(value: float, _: int) -> str:
    """Marks between powers of ten: 2 and 5 of them alone, so that none stand on each other."""
    first = f"{value:e}"[0]
    return f"{value / 10_000:g}" if first in "25" else ""


def _ranking_chart(summary: Summary, goal: Goal, by: Figures, salt: str) -> str:
    """The townships with the largest and the smallest figure: their windows by sort, load, and waits."""
    ranked = summary.ranked(by)
    rows: list[Answer | int] = list(ranked)
    if len(ranked) > 2 * ENDS + 5:
        rows = [*ranked[:ENDS], len(ranked) - 2 * ENDS, *ranked[-ENDS:]]
    figure = Figure(figsize=(WIDTH, 0.75 + rows_height(len(rows), 0.2)), layout="constrained")
    windows, loads, waits = figure.subplots(1, 3, sharey=True, width_ratios=(4, 2.4, 3.6))
    _set_axes(windows, loads, waits, [row for row in rows if not isinstance(row, int)], goal)
    for place, row in enumerate(rows):
        if isinstance(row, int):
            _gap(windows, place, row)
        else:
            _row(summary, row, place, windows, loads, waits)
    windows.set_yticks(range(len(rows)), [_label(row, place, ranked) for place, row in enumerate(rows)], fontsize=7.5)
    windows.set_ylim(len(rows) - 0.4, -0.6)
    shown = [one for one, _ in summary.windows_by_class()]
    figure.legend(
        handles=_patches(shown), loc="outside upper right", ncols=len(shown) + 3, frameon=False, fontsize=7.5,
        handlelength=1.0, handleheight=0.8, columnspacing=1.0,
    )  # fmt: skip
    return svg_of(figure, salt)


def _set_axes(windows: Axes, loads: Axes, waits: Axes, answers: Sequence[Answer], goal: Goal) -> None:
    """Names and lengths of the three axes, with room for the figures beside the bars."""
    longest = (
        (windows, "窗口 windows", max(answer.sized.windows for answer in answers)),
        (loads, "负荷 load", max(answer.waits.load for answer in answers)),
        (waits, "等候分钟 wait, minutes", max(goal.within_minutes, *(answer.waits.p90 for answer in answers))),
    )
    for axes, name, most in longest:
        axes.set_xlabel(name)
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(0, most * 1.18)
    windows.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    loads.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0%}"))
    waits.axvline(goal.within_minutes, color=BRICK, linewidth=1, linestyle=(0, (4, 2)))


def _row(summary: Summary, answer: Answer, place: int, windows: Axes, loads: Axes, waits: Axes) -> None:
    left = 0
    for one, colour in CLASS_COLOURS.items():
        count = summary.count(answer, one)
        windows.barh(place, count, left=left, height=0.7, color=colour, edgecolor="white", linewidth=0.3)
        left += count
    _beside(windows, left, place, str(left))
    loads.barh(place, answer.waits.load, height=0.7, color=TEAL)
    _beside(loads, answer.waits.load, place, f"{answer.waits.load:.0%}")
    mean, p90 = answer.waits.mean, answer.waits.p90
    waits.barh(place, p90, height=0.7, color=GREY)
    waits.barh(place, mean, height=0.3, color=INK)
    _beside(waits, max(mean, p90), place, f"{p90:.1f}", inside=p90 - mean > INSIDE * waits.get_xlim()[1])


def _beside(axes: Axes, end: float, place: int, text: str, *, inside: bool = False) -> None:
    """Text at the end of a bar."""
    axes.annotate(
        text, (end, place), textcoords="offset points", xytext=(-3 if inside else 3, 0),
        ha="right" if inside else "left", va="center", fontsize=7, color=INK,
    )  # fmt: skip


def _gap(axes: Axes, place: int, left_out: int) -> None:
    axes.text(
        0, place, f" …… 中间 {left_out:,} 个乡镇 {left_out:,} more between ……",
        va="center", fontsize=7, color="#667382", clip_on=False,
    )  # fmt: skip


def _label(row: Answer | int, place: int, ranked: Sequence[Answer]) -> str:
    if isinstance(row, int):
        return ""
    people = row.township.inhabitants
    return (
        f"{short_label(row.township)}  {people / 10_000:.1f} 万"
        if people >= 1_000
        else f"{short_label(row.township)}  {people} 人"
    )


def short_label(township: Township) -> str:
    """The township's name, with as much of its county's as there is room for."""
    label, name = township.label, township.name
    if len(label) <= LONGEST_LABEL:
        return label
    room = LONGEST_LABEL - 1 - len(name)
    if township.county and room >= 2:
        return f"{township.county[:room]}…{name}"
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"


def _patches(shown: Sequence[Remark]) -> list[matplotlib.patches.Patch]:
    entries = [(CLASS_COLOURS[one], one.zh) for one in shown]
    entries += [(INK, "平均等候 mean wait"), (GREY, "九成人以内 nine of ten"), (BRICK, "目标 goal")]
    return [matplotlib.patches.Patch(color=colour, label=name) for colour, name in entries]
