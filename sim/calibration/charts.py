"""Charts of a fit as SVG that stands inside a page, in the look of the day's report."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.calibration.checks import table_of
from sim.calibration.fit import Fitted
from sim.calibration.patience_fit import PatienceFit
from sim.calibration.times_fit import TimesFit
from sim.charts import BLUE, BRICK, GREY, TEAL, WIDTH, chart_style, legend, svg_of
from sim.demand_model.chance import Floats, Ints
from sim.demand_model.draw import draw
from sim.demand_model.service_times import ServiceDemand, sample_minutes

DRAWN_LOGS = 40
SERVICES_SHOWN = 6
MANY = 200
"""Times of which the longest hundredth is left out of a chart."""
FEWEST_LEAVING = 5
"""People who left that make a curve worth drawing."""
MODEL_TIMES = 100_000
"""Times drawn from the model for its curve."""
DAYS_NAMED = 16
"""More days are marked by month and day of every so many."""
BOTH = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class FitCharts:
    """The charts as `<svg>` elements; empty where the log has nothing to show."""

    profile: str
    days: str
    times: str
    patience: str


def charts_of_fit(fitted: Fitted, seed: int) -> FitCharts:
    """Draw all charts; the bands come from logs drawn from the fitted model."""
    dates = fitted.counts.dates
    tables = np.array(
        [table_of(draw(fitted.model, fitted.rules, dates, seed + n), len(dates)) for n in range(DRAWN_LOGS)]
    )
    with matplotlib.rc_context(chart_style()), warnings.catch_warnings():
        # The reader's browser draws the letters; a computer without a Chinese font merely measures them a bit wrong.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        shown = sorted(fitted.times, key=lambda one: -len(one.times))[:SERVICES_SHOWN]
        return FitCharts(
            profile=_profile_chart(fitted, tables),
            days=_days_chart(fitted, tables),
            times=_times_chart(shown, {service.id: service for service in fitted.model.services}) if shown else "",
            patience=_patience_chart(fitted.patience)
            if fitted.patience and fitted.patience.left >= FEWEST_LEAVING
            else "",
        )


def _profile_chart(fitted: Fitted, tables: Ints) -> str:
    """Visits in each quarter of an hour: the log's mean, the model's, and how a day of the model varies."""
    figure = Figure(figsize=(WIDTH, 2.5), layout="constrained")
    axes = figure.subplots()
    seen = fitted.counts.table.mean(axis=0)
    here = np.flatnonzero(tables.sum(axis=(0, 1)) + fitted.counts.table.sum(axis=0))
    if len(here):
        span = np.arange(here[0], here[-1] + 1)
        hours = span / 4
        low, high = np.quantile(tables.reshape(-1, tables.shape[2])[:, span], BOTH, axis=0)
        axes.fill_between(_edges(hours), _steps(low), _steps(high), color=GREY, linewidth=0)
        axes.bar(hours + 0.125, seen[span], width=0.2, color=BLUE)
        axes.plot(_edges(hours), _steps(tables.mean(axis=(0, 1))[span]), color=BRICK, linewidth=1.2)
        first, last = int(hours[0]), int(np.ceil(hours[-1] + 0.25))
        every = 1 if last - first <= 14 else 2
        axes.set_xticks(range(first, last + 1, every), [f"{hour}:00" for hour in range(first, last + 1, every)])
    axes.set_ylabel("人次／刻钟 visits a quarter")
    axes.set_ylim(bottom=0)
    legend(axes, [(BLUE, "记录 log"), (BRICK, "模型 model"), (GREY, "模型中九成五的日子 95 % of its days")])
    return svg_of(figure, "profile")


def _days_chart(fitted: Fitted, tables: Ints) -> str:
    """Visits of each day, beside what the model expects and how far its days go."""
    figure = Figure(figsize=(WIDTH, 2.2), layout="constrained")
    axes = figure.subplots()
    totals = tables.sum(axis=2)
    dates = fitted.counts.dates
    places = np.arange(len(dates))
    low, high = np.quantile(totals, BOTH, axis=0)
    wide = 0.72 if len(dates) > 2 else 0.2
    axes.bar(places, high - low, bottom=low, width=wide, color=GREY)
    axes.hlines(totals.mean(axis=0), places - wide / 2, places + wide / 2, color=BRICK, linewidth=1.4)
    axes.plot(places, fitted.counts.totals(), marker="o", linestyle="none", markersize=4, color=BLUE)
    every = max(1, round(len(dates) / DAYS_NAMED))
    axes.set_xticks(places[::every], [f"{date:%m-%d}" for date in dates[::every]])
    axes.set_xlim(-0.8, len(dates) - 0.2)
    axes.set_ylim(bottom=0)
    axes.set_ylabel("人次 visits")
    legend(axes, [(BLUE, "记录 log"), (BRICK, "模型 model"), (GREY, "模型的九成五 95 % of the model")])
    return svg_of(figure, "days")


def _times_chart(times: Sequence[TimesFit], services: dict[str, ServiceDemand]) -> str:
    """For the most frequent services: the share done within so many minutes, in the log and in the model."""
    rows = (len(times) + 2) // 3
    figure = Figure(figsize=(WIDTH, 0.5 + 1.5 * rows), layout="constrained")
    stream, ranks = np.random.Generator(np.random.Philox(1)), np.linspace(0.0025, 0.9975, 200)
    grid: list[Axes] = list(np.array(figure.subplots(rows, 3, squeeze=False)).ravel())
    for axes, one in zip(grid, times, strict=False):
        ordered = np.sort(one.times)
        longest = float(np.quantile(ordered, 0.99)) if len(ordered) > MANY else 1.1 * float(ordered[-1])
        shares = np.arange(len(ordered) + 1) / len(ordered)
        ends = np.concatenate(([0.0], ordered, [max(longest, float(ordered[-1]))]))
        axes.step(ends, np.append(shares, 1.0), where="post", color=BLUE, linewidth=1.4)
        model = np.quantile(sample_minutes(services[one.service], stream, MODEL_TIMES), ranks)
        axes.plot(model, ranks, color=BRICK, linewidth=1.1, linestyle=(0, (4, 2)))
        axes.set_xlim(0, longest)
        axes.set_ylim(0, 1)
        axes.set_title(f"{one.service}（{len(one.times)}）", fontsize=8, pad=3)
        axes.yaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    for axes in grid[len(times) :]:
        axes.set_visible(False)
    figure.supxlabel("分钟 minutes", fontsize=8.5)
    legend(grid[min(2, len(times) - 1)], [(BLUE, "记录 log"), (BRICK, "模型 model")])
    grid[min(2, len(times) - 1)].get_legend().set_bbox_to_anchor((1.0, 1.12))  # type: ignore[union-attr]  # made above
    return svg_of(figure, "times")


def _patience_chart(patience: PatienceFit) -> str:
    """The share of people who would have left by each wait, with its band."""
    figure = Figure(figsize=(WIDTH, 2.0), layout="constrained")
    axes = figure.subplots()
    axes.fill_between(patience.minutes, patience.low, patience.high, step="post", color=GREY, linewidth=0)
    axes.step(patience.minutes, patience.gone, where="post", color=TEAL, linewidth=1.5)
    axes.set_xlim(0, max(patience.ends, float(patience.minutes[-1])))
    axes.set_ylim(0, min(1.0, float(patience.high.max()) * 1.1 + 0.01))
    axes.yaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.set_xlabel("等了多少分钟 minutes waited")
    axes.set_ylabel("已离开 gone")
    legend(axes, [(TEAL, "Kaplan–Meier"), (GREY, "95 %")])
    return svg_of(figure, "patience")


def _edges(hours: Floats) -> Floats:
    """Each quarter's beginning and end, for a line in steps."""
    edges: Floats = np.repeat(np.append(hours, hours[-1] + 0.25), 2)[1:-1]
    return edges


def _steps(values: Floats) -> Floats:
    return np.repeat(values, 2)
