"""Seats and floor: how many people wait at the worst moment of a day, and what the regulations ask (R27)."""

from __future__ import annotations

import math

import numpy as np

from dispatcher.forecast.draws import DAY, Ints
from dispatcher.forecast.outcomes import NOT_YET, Outcomes
from sim.demand_model.companions import draw_companions
from sim.planning.crowd import Crowd
from sim.planning.findings import Space
from sim.planning.scenario import Level
from sim.planning.site import Site
from sim.remark import Remark

DAYS_ENOUGH = 0.95
"""The share of days on which everybody who waits finds room."""
SEATS_USED = 0.8
"""Of the seats, so many are taken when people begin to stand: groups leave gaps. Assumed."""
FLOOR: dict[Level, tuple[tuple[int | None, int], ...]] = {
    "village": ((None, 30),),
    "township": ((30_000, 100), (50_000, 150), (None, 200)),
    "county": ((500_000, 3_000), (800_000, 5_000), (None, 8_000)),
    "city": ((3_000_000, 10_000), (None, 15_000)),
}
"""Usable square metres by level: up to so many inhabitants (None: any number) at least this (R27)."""


def space(site: Site, level: Level, inhabitants: int | None, crowd: Crowd, outcomes: Outcomes) -> Space:
    """The seats for the people who wait at the worst moment of a day, and the least floor for the inhabitants."""
    counts = np.diff(crowd.draws.offsets)
    mean = site.model.companions_per_person
    along = draw_companions(mean, site.days(crowd.days), counts, site.seed) if mean else np.zeros_like(crowd.begins)
    peaks = _peaks(crowd, outcomes, 1 + along)
    waiting = int(np.quantile(peaks, DAYS_ENOUGH, method="higher")) if len(peaks) else 0
    area = least_floor(level, inhabitants)
    return Space(waiting, math.ceil(waiting / SEATS_USED), area, _rule(area))


def least_floor(level: Level, inhabitants: int | None) -> int | None:
    """Usable square metres that a place of this level must have at least; None where it takes the inhabitants."""
    steps = FLOOR[level]
    if inhabitants is None:
        return steps[0][1] if len(steps) == 1 else None
    return next(area for most, area in steps if most is None or inhabitants <= most)


def _peaks(crowd: Crowd, outcomes: Outcomes, heads: Ints) -> Ints:
    """The most people waiting at one moment of each day; who took a number waits until called or gone."""
    until = np.where(outcomes.was_called(), outcomes.first_called_at, outcomes.ended_at)
    until = np.where(until == NOT_YET, DAY, until)
    peaks = []
    for start, end in zip(crowd.draws.offsets[:-1].tolist(), crowd.draws.offsets[1:].tolist(), strict=True):
        moments = np.concatenate((crowd.draws.arrival[start:end], until[start:end]))
        changes = np.concatenate((heads[start:end], -heads[start:end]))
        order = np.lexsort((changes, moments))
        peaks.append(int(np.max(np.cumsum(changes[order]), initial=0)))
    return np.array(peaks, np.int64)


def _rule(area: int | None) -> Remark:
    seats = Remark(
        "座位按百天中九十五天最挤时的等候人数，八成坐满计（假设）",
        "seats for the worst moment on 95 days of 100, four of five seats taken (assumed)",
    )
    if area is None:
        return Remark(f"{seats.zh}；没有人口数，面积未算", f"{seats.en}; no inhabitants are given, so no floor is told")
    return Remark(
        f"{seats.zh}；面积按广西“十三五”规划专栏 6 的使用面积下限",
        f"{seats.en}; floor: the least usable area by Guangxi's 13th plan, box 6 (R27)",
    )
