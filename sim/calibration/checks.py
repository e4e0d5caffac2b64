"""Is the fitted model like the log? The log's figures beside those of many logs drawn from the model.

Each figure is computed from the log and from `REPETITIONS` drawn logs of the same dates; a model that made the log has
it within the middle 95 % of the drawn ones but for one figure in twenty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dispatcher.forecast.draws import Draws
from sim.calibration.fit import Fitted
from sim.demand_model.arrivals import QUARTER, QUARTERS
from sim.demand_model.chance import Floats, Ints
from sim.demand_model.draw import draw
from sim.demand_model.service_times import sample_minutes
from sim.remark import Remark

REPETITIONS = 100
FEWEST_TIMES = 20
"""Service times that a comparison needs."""
SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class Check:
    """A figure of the log, and the middle 95 % of the same figure of logs drawn from the model.

    `if_not` says what it means when the log's figure lies outside.
    """

    name: Remark
    seen: float
    low: float
    high: float
    if_not: Remark

    @property
    def holds(self) -> bool:
        """Whether the model could well have made the log, as far as this figure tells."""
        return self.low <= self.seen <= self.high


def check(fitted: Fitted, repetitions: int = REPETITIONS, seed: int = SEED) -> list[Check]:
    """Draw so many logs of the fitted model and compare."""
    shares = fitted.counts.shares
    tables = [table_of(_drawn(fitted, seed + number), len(fitted.counts.dates)) for number in range(repetitions)]
    checks = []
    for name, figure, if_not in _FIGURES:
        if len(fitted.counts.dates) > 1 or figure not in (_total_dispersion,):
            drawn = np.array([figure(table, shares) for table in tables])
            low, high = (float(bound) for bound in np.quantile(drawn, (0.025, 0.975)))
            checks.append(Check(name, figure(fitted.counts.table, shares), low, high, if_not))
    return [*checks, *_times_checks(fitted, seed)]


def table_of(days: Draws, dates: int) -> Ints:
    """Arrivals by day and quarter of an hour."""
    table = np.zeros((dates, QUARTERS), np.int64)
    np.add.at(table, (np.repeat(np.arange(dates), np.diff(days.offsets)), days.arrival // QUARTER), 1)
    return table


def _drawn(fitted: Fitted, seed: int) -> Draws:
    return draw(fitted.model, fitted.rules, fitted.counts.dates, seed)


def _mean(table: Ints, shares: Floats) -> float:
    return float(table.sum(axis=1).mean())


def _total_dispersion(table: Ints, shares: Floats) -> float:
    totals = table.sum(axis=1)
    return float(totals.var(ddof=1) / max(1e-9, totals.mean()))


def _chi_square(table: Ints, shares: Floats) -> float:
    """Pearson's chi-square of quarters against day × profile, for each degree of freedom."""
    expected = table.sum(axis=1, keepdims=True) * shares
    here = expected > 0.5
    return float((((table - expected) ** 2 / np.maximum(expected, 1e-9))[here]).mean()) if here.any() else 0.0


def _neighbours(table: Ints, shares: Floats) -> float:
    """How alike neighbouring quarters deviate from the profile: the correlation of their residuals."""
    expected = table.sum(axis=1, keepdims=True) * shares
    residual = np.where(expected > 0.5, (table - expected) / np.sqrt(np.maximum(expected, 0.5)), np.nan)
    before, after = residual[:, :-1], residual[:, 1:]
    both = ~np.isnan(before) & ~np.isnan(after)
    if both.sum() < 3:
        return 0.0
    spread = float((residual[~np.isnan(residual)] ** 2).mean())
    return float((before[both] * after[both]).mean() / max(spread, 1e-9))


Figure = Callable[[Ints, Floats], float]
_FIGURES: tuple[tuple[Remark, Figure, Remark], ...] = (
    (
        Remark("每日人次，平均", "visits a day, mean"),
        _mean,
        Remark("日历倍数与记录不合", "the factors of the calendar do not fit the log"),
    ),
    (
        Remark("日总数的方差／均值", "day totals, variance / mean"),
        _total_dispersion,
        Remark("日间起伏与模型不同", "days differ otherwise than in the model"),
    ),
    (
        Remark("一刻钟人次对日程的卡方，每自由度", "quarters against the profile, chi-square per degree of freedom"),
        _chi_square,
        Remark(
            "一天内的起伏与模型不同，或各天的日程不同",
            "a day's ups and downs differ from the model's, or its profile changes",
        ),
    ),
    (
        Remark("相邻两刻钟偏离的相关", "correlation of neighbouring quarters"),
        _neighbours,
        Remark(
            "忙时持续的长短与模型不同：持续得更久，等候就比模型的长",
            "busy spells last otherwise than in the model: where they last longer, waits are longer than the model's",
        ),
    ),
)


def _times_checks(fitted: Fitted, seed: int) -> list[Check]:
    """Mean and 95 % point of all service times, against as many of each service drawn from the model."""
    seen = np.concatenate([one.times for one in fitted.times] or [np.empty(0)])
    if len(seen) < FEWEST_TIMES:
        return []
    services = {service.id: service for service in fitted.model.services}
    stream = np.random.Generator(np.random.Philox(key=np.array([seed, 0], np.uint64)))
    means, high_points = [], []
    for _ in range(REPETITIONS):
        minutes = np.concatenate(
            [sample_minutes(services[one.service], stream, len(one.times)) for one in fitted.times]
        )
        means.append(float(minutes.mean()))
        high_points.append(float(np.quantile(minutes, 0.95)))
    apart = Remark("时间的形状与模型不同", "the shape of the times differs from the model's")
    rows = (
        (Remark("办理分钟，平均", "minutes of a service, mean"), float(seen.mean()), means),
        (
            Remark("办理分钟，95% 以内", "minutes of a service, 95 % within"),
            float(np.quantile(seen, 0.95)),
            high_points,
        ),
    )
    return [
        Check(name, value, float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975)), apart)
        for name, value, drawn in rows
    ]
