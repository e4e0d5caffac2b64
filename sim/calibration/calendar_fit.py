"""What the days of a log tell of weekdays, months and special days.

A day's visits are base × factors. Each factor is drawn towards its assumption: with few days the assumption weighs,
with many the log. `SPREAD` says how unsure an assumption is; a factor then counts as a gamma variable, and the estimate
is (1/spread² + visits/dispersion) / (1/(spread² · assumed) + expected/dispersion), in turn until all of them stand.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dispatcher.domain.hours import OpeningHours
from dispatcher.forecast.draws import Flags
from sim.demand_model.calendar_effects import CalendarEffects, DayKind, day_kind
from sim.demand_model.chance import Floats

SPREAD = {
    "weekday": 0.15,
    "weekend": 0.5,
    "holiday": 0.5,
    "make_up": 0.3,
    "after_holiday": 0.3,
    "market": 0.5,
    "month": 0.15,
}
"""How unsure the assumed factors are, as coefficients of variation."""
MONTHS_TO_TELL = 6
"""Months that a log must touch before it tells one month from another."""
DAYS_FOR_A_SEASON = 10
"""Days inside and outside a season that its factor needs."""
ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Level:
    """A factor: what it is called, on which days it holds, what was assumed and how surely."""

    name: str
    here: Flags
    assumed: float
    spread: float


@dataclass(frozen=True, slots=True)
class CalendarFit:
    """`base`: visits of a usual working day; `expected` by day; `parameters`: how many figures the days had to tell.

    `told`: names of the factors that the log told something of, with the number of days.
    """

    base: float
    effects: CalendarEffects
    expected: Floats
    parameters: float
    told: dict[str, int]


def fit_calendar(
    totals: Floats,
    weights: Floats,
    dates: Sequence[datetime.date],
    hours: OpeningHours,
    assumed: CalendarEffects,
    dispersion: float,
) -> CalendarFit:
    """Base and factors from visits by day. `weights`: expected visits of each day in relation to the base, apart from
    the factors; `dispersion`: variance / mean of a day's visits."""
    levels = _levels(dates, hours, assumed)
    factors = np.array([level.assumed for level in levels])
    base = 1.0
    for _ in range(ROUNDS):
        expected = weights * _product(levels, factors, len(dates))
        base = float(totals.sum() / max(expected.sum(), 1e-9))
        for number, level in enumerate(levels):
            alone = base * weights * _product(levels, factors, len(dates)) / factors[number]
            sure = 1 / level.spread**2
            seen, wanted = totals[level.here].sum() / dispersion, alone[level.here].sum() / dispersion
            factors[number] = (sure + seen) / (sure / level.assumed + wanted)
        for group in ("weekdays", "months"):
            _settle(group, levels, factors)
    expected = base * weights * _product(levels, factors, len(dates))
    return CalendarFit(
        base,
        _effects(levels, factors, assumed),
        expected,
        _parameters(levels, factors, expected, dispersion),
        {level.name: int(level.here.sum()) for level in levels},
    )


def _settle(group: str, levels: Sequence[Level], factors: Floats) -> None:
    """What all factors of a group have in common with each other against their assumptions belongs to the base."""
    here = [number for number, level in enumerate(levels) if level.name.startswith(group)]
    if here:
        sure = np.array([1 / levels[number].spread ** 2 for number in here])
        apart = np.log(factors[here] / np.array([levels[number].assumed for number in here]))
        factors[here] /= math.exp(float((sure * apart).sum() / sure.sum()))


def _levels(dates: Sequence[datetime.date], hours: OpeningHours, assumed: CalendarEffects) -> list[Level]:
    kinds = [day_kind(date, hours) for date in dates]
    usual = np.array([kind in (DayKind.USUAL, DayKind.WEEKEND) for kind in kinds], np.bool_)
    weekdays = np.array([date.weekday() for date in dates], np.int64)
    levels = [
        Level(
            f"weekdays.{number}", usual & (weekdays == number), factor, SPREAD["weekday" if number < 5 else "weekend"]
        )
        for number, factor in enumerate(assumed.weekdays)
    ]
    for kind, factor in (
        (DayKind.HOLIDAY, assumed.holiday),
        (DayKind.MAKE_UP, assumed.make_up),
        (DayKind.AFTER_HOLIDAY, assumed.after_holiday),
    ):
        name = kind.name.lower()
        levels.append(Level(name, np.array([one is kind for one in kinds], np.bool_), factor, SPREAD[name]))
    market = np.array([assumed.market.includes(date) for date in dates], np.bool_)
    if not market.all():
        levels.append(Level("market", market, assumed.market.factor, SPREAD["market"]))
    months = np.array([date.month for date in dates], np.int64)
    if len(np.unique(months)) >= MONTHS_TO_TELL:
        levels.extend(
            Level(f"months.{number}", months == number + 1, factor, SPREAD["month"])
            for number, factor in enumerate(assumed.months)
        )
    return [level for level in levels if level.here.any() and level.assumed > 0]


def _product(levels: Sequence[Level], factors: Floats, days: int) -> Floats:
    """All factors of each day."""
    product = np.ones(days)
    for level, factor in zip(levels, factors, strict=True):
        product[level.here] *= factor
    return product


def _parameters(levels: Sequence[Level], factors: Floats, expected: Floats, dispersion: float) -> float:
    """How many figures the days themselves decided: 1 for a factor that the log tells, 0 for one that is assumed."""
    told: dict[bool, float] = {True: 0.0, False: 0.0}
    for level in levels:
        seen = float(expected[level.here].sum()) / dispersion
        divides_the_days = level.name != "market" and not level.name.startswith("months")
        told[divides_the_days] += seen / (seen + 1 / level.spread**2)
    return max(1.0, told[True]) + told[False]


def _effects(levels: Sequence[Level], factors: Floats, assumed: CalendarEffects) -> CalendarEffects:
    weekdays, months = list(assumed.weekdays), list(assumed.months)
    single: dict[str, float] = {}
    market = assumed.market
    for level, factor in zip(levels, factors, strict=True):
        rounded = round(float(factor), 4)
        group, _, number = level.name.partition(".")
        if group == "weekdays":
            weekdays[int(number)] = rounded
        elif group == "months":
            months[int(number)] = rounded
        elif group == "market":
            market = market.model_copy(update={"factor": rounded})
        else:
            single[group] = rounded
    return assumed.model_copy(update={"weekdays": weekdays, "months": months, "market": market, **single})


def fit_seasons(
    by_domain: Sequence[dict[str, int]], dates: Sequence[datetime.date], assumed: CalendarEffects
) -> tuple[CalendarEffects, int]:
    """The factors of the seasons of which the log has enough days inside and outside, and how many those are.

    `by_domain`: visits of each day by domain. A season's factor is how much more of all visits its domains have inside
    it than outside.
    """
    seasons, told = [], 0
    for season in assumed.seasons:
        odds: dict[bool, list[float]] = {True: [0.0, 0.0], False: [0.0, 0.0]}
        days = {True: 0, False: 0}
        for date, visits in zip(dates, by_domain, strict=True):
            inside = season.covers(date)
            days[inside] += 1
            for domain, number in visits.items():
                odds[inside][domain in season.domains] += number
        if min(days.values()) >= DAYS_FOR_A_SEASON and min(min(odds[True]), min(odds[False])) > 0:
            factor = odds[True][1] / odds[True][0] * odds[False][0] / odds[False][1]
            season = season.model_copy(update={"factor": round(min(20.0, factor), 4)})
            told += 1
        seasons.append(season)
    return assumed.model_copy(update={"seasons": seasons}), told
