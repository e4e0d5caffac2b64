"""The figures of a fit with their intervals, and what the log could not tell, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from sim.calibration.dispersion_fit import DAYS_FOR_SPELLS, FEWEST_LEFT
from sim.calibration.estimate import Estimate, assumed
from sim.calibration.fit import Fitted
from sim.calibration.pace_fit import SURE_ENOUGH
from sim.calibration.patience_fit import share_interval
from sim.calibration.times_fit import ENOUGH_FOR_ITS_OWN
from sim.demand_model.arrivals import dispersion
from sim.demand_model.busy_spells import shared_variance
from sim.demand_model.calendar_effects import years_beyond_the_table
from sim.remark import Remark

WEEKDAYS = tuple(
    Remark(f"星期{zh}", en)
    for zh, en in zip(
        "一二三四五六日",
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
FEW_DAYS = 20
"""Below so many days a log says little of how days differ."""


def estimates(fitted: Fitted) -> list[Estimate]:
    """The figures that matter for waits, the most important first."""
    return [
        _visits(fitted),
        _day(fitted),
        _quarter(fitted),
        _persistence(fitted),
        *_weekdays(fitted),
        *_windows(fitted),
        *_absence(fitted),
    ]


def _visits(fitted: Fitted) -> Estimate:
    total = float(fitted.counts.totals().sum())
    ratio = _day_dispersion(fitted)
    half = math.exp(1.96 * math.sqrt(ratio / max(1.0, total)))
    base = fitted.coming.calendar.base
    name = Remark("一个平常工作日的人次", "visits on a usual working day")
    return Estimate("visits_per_day", name, base, base / half, base * half)


def _day_dispersion(fitted: Fitted) -> float:
    """Variance / mean of a day's visits in the fitted model."""
    arrivals, shares = fitted.model.arrivals, fitted.counts.shares
    within = float(shares @ shared_variance(shares, arrivals.persistence))
    both = math.sqrt(arrivals.day_cv**2 + arrivals.quarter_cv**2 * within)
    return dispersion(float(fitted.counts.totals().mean()), both)


def _day(fitted: Fitted) -> Estimate:
    name = Remark("日与日之间的起伏（变异系数）", "how days differ beyond chance (cv)")
    if fitted.coming.day is None:
        why = Remark(
            f"天数不够：扣除各星期的差别后不足 {FEWEST_LEFT} 天",
            f"too few days: fewer than {FEWEST_LEFT} beyond those that tell the weekdays apart",
        )
        return assumed("arrivals.day_cv", name, fitted.model.arrivals.day_cv, why)
    return Estimate("arrivals.day_cv", name, fitted.coming.day.cv, fitted.coming.day.low, fitted.coming.day.high)


def _quarter(fitted: Fitted) -> Estimate:
    name = Remark("一刻钟之间的起伏（变异系数）", "how quarters of an hour differ beyond chance (cv)")
    if fitted.coming.quarter is None:
        why = Remark("天数不够，分不清作息与起伏", "too few days to tell the profile from its ups and downs")
        return assumed("arrivals.quarter_cv", name, fitted.model.arrivals.quarter_cv, why)
    return Estimate(
        "arrivals.quarter_cv", name, fitted.coming.quarter.cv, fitted.coming.quarter.low, fitted.coming.quarter.high
    )


def _persistence(fitted: Fitted) -> Estimate:
    name = Remark("相邻两刻钟人多人少的相关", "how alike neighbouring quarters are (correlation)")
    value = fitted.model.arrivals.persistence
    if fitted.coming.quarter is None or fitted.coming.quarter.persistence is None:
        why = Remark(f"不足 {DAYS_FOR_SPELLS} 天", f"fewer than {DAYS_FOR_SPELLS} days")
        return assumed("arrivals.persistence", name, value, why)
    return Estimate("arrivals.persistence", name, value)


def _weekdays(fitted: Fitted) -> Iterator[Estimate]:
    ratio = _day_dispersion(fitted)
    several = sum(name.startswith("weekdays") for name in fitted.coming.calendar.told) > 1
    for number, weekday in enumerate(WEEKDAYS):
        name = f"weekdays.{number}"
        days = fitted.coming.calendar.told.get(name, 0)
        factor = fitted.model.calendar.weekdays[number]
        if days and not several:
            label = Remark(f"{weekday.zh}的倍数", f"factor of {weekday.en}")
            why = Remark("记录里没有别的星期可比", "the log has no other day of the week to compare with")
            yield assumed(f"calendar.{name}", label, factor, why)
        elif days:
            here = [date.weekday() == number for date in fitted.counts.dates]
            visits = float(fitted.coming.calendar.expected[np.array(here)].sum())
            half = math.exp(1.96 * math.sqrt(ratio / max(1.0, visits)))
            label = Remark(f"{weekday.zh}的倍数，{days} 天", f"factor of {weekday.en}, days: {days}")
            yield Estimate(f"calendar.{name}", label, factor, factor / half, factor * half)


def _windows(fitted: Fitted) -> Iterator[Estimate]:
    name = Remark("无差别综合窗口的用时倍数", "time at undifferentiated windows, times that at others")
    if fitted.pace is not None and fitted.pace[1] < SURE_ENOUGH:
        ratio, error = fitted.pace
        yield Estimate(
            "windows.undifferentiated", name, ratio, ratio * math.exp(-1.96 * error), ratio * math.exp(1.96 * error)
        )
    else:
        why = Remark(
            "同一事项在两类窗口都办的次数不够", "the same services were not done often enough at both kinds of window"
        )
        yield assumed("windows.undifferentiated", name, fitted.model.windows.undifferentiated, why)
    name = Remark("两人之间的间隔（秒）", "pause between two people (seconds)")
    if fitted.changeover is None:
        why = Remark("有人在等时的接续次数不够", "too few people were called while others waited")
        yield assumed("windows.changeover_seconds", name, fitted.model.windows.changeover_seconds, why)
    else:
        yield Estimate("windows.changeover_seconds", name, fitted.changeover)


def _absence(fitted: Fitted) -> Iterator[Estimate]:
    name = Remark("叫号不到的份额", "share not there when called")
    if not fitted.observed.knows.absence:
        why = Remark("记录里没有过号", "the log does not record who did not come")
        yield assumed("absence.absent", name, fitted.model.absence.absent, why)
        return
    called = [visit for visit in fitted.observed.visits if visit.called is not None]
    low, high = share_interval(sum(visit.absent for visit in called), len(called))
    yield Estimate("absence.absent", name, fitted.model.absence.absent, low, high)


def unknown(fitted: Fitted) -> list[Remark]:
    """What this log could not tell, and what was done instead."""
    return [
        *fitted.observed.remarks,
        *_of_days(fitted),
        *_of_people(fitted),
        *_of_windows(fitted),
        Remark("随行人数不在记录里，用假设", "companions are not recorded: assumed"),
    ]


def _of_days(fitted: Fitted) -> Iterator[Remark]:
    days = len(fitted.counts.dates)
    if days < FEW_DAYS:
        yield Remark(
            f"只有 {days} 天：各星期、节假日的倍数仍掺着假设，起伏只知大概",
            f"{days} days only: factors of weekdays and holidays partly assumed, ups and downs a rough guess",
        )
    if not any(name.startswith("months") for name in fitted.coming.calendar.told):
        yield Remark("记录不足六个月：各月份的差别未知", "less than six months: how months differ is not known")
    if fitted.model.calendar.seasons and fitted.coming.seasons_told < len(fitted.model.calendar.seasons):
        yield Remark(
            "缴费期内外的天数不够：缴费期倍数用假设",
            "too few days inside and outside the payment season: its factor is assumed",
        )
    if fitted.model.calendar.market.rule == "none":
        yield Remark(
            "没有告知圩日，圩日的影响混在日间起伏里", "market days were not named: they hide among the ups and downs"
        )
    if beyond := years_beyond_the_table(fitted.counts.dates):
        listed = "、".join(map(str, beyond))
        yield Remark(
            f"{listed} 年的节假日不在日历表内，按星期和大厅的例外日计",
            f"holidays of {listed.replace('、', ', ')} are not in the calendar: by weekday and the hall's exceptions",
        )
    yield Remark(
        "只知道取号的时间，不知道人何时到门口",
        "the log knows when numbers were taken, not when people reached the door",
    )


def _of_people(fitted: Fitted) -> Iterator[Remark]:
    patience = fitted.patience
    if patience is None:
        yield Remark("没有记录中途离开的人，耐心用假设", "people who left are not recorded: patience is assumed")
    elif patience.left == 0 and patience.ends < 1:
        yield Remark("没有人中途离开：等多久会走仍是假设", "nobody left: how long people would wait is assumed")
    elif patience.left == 0:
        yield Remark(
            f"没有人中途离开；等候超过 {patience.ends:.0f} 分钟后会怎样仍是假设",
            f"nobody left; what people do who wait longer than {patience.ends:.0f} minutes is assumed",
        )
    else:
        yield Remark(
            f"{patience.people} 人中 {patience.left} 人中途离开；其余先被叫到，他们的耐心只知下限（Kaplan–Meier）。"
            f"等候超过 {patience.ends:.0f} 分钟后如何，记录不够，用假设",
            f"{patience.left} of {patience.people} left; the others were called first and their patience is only known "
            f"to be longer (Kaplan–Meier). What people do who wait longer than {patience.ends:.0f} minutes "
            "is assumed",
        )
    if fitted.observed.knows.absence:
        yield Remark(
            "悄悄离开的人算作叫号不到，不算中途离开",
            "people who left without a word count as absent when called, not as having left",
        )
    if not any(visit.booked is not None for visit in fitted.observed.visits):
        yield Remark("没有预约的时段，早到晚到用假设", "slots of bookings are not recorded: lateness is assumed")


def _of_windows(fitted: Fitted) -> Iterator[Remark]:
    if not fitted.observed.knows.rosters:
        yield Remark(
            "没有记录谁何时在窗口；重演时由办理记录推断（间隔超过 300 秒算离开）",
            "who sat where is not recorded; a replay infers it from the services (away after a gap of 300 s)",
        )
    seldom = sum(service.share > 0 for service in fitted.model.services) - sum(
        len(one.times) >= ENOUGH_FOR_ITS_OWN for one in fitted.times
    )
    if seldom > 0:
        yield Remark(
            f"{seldom} 种事项不到 {ENOUGH_FOR_ITS_OWN} 件：分钟数按原假设等比调整，变异系数取全体的",
            f"{seldom} services were done fewer than {ENOUGH_FOR_ITS_OWN} times: their assumed minutes are scaled as "
            "the others were, with everybody's spread",
        )
    if not fitted.observed.knows.calls:
        yield Remark(
            "没有记录叫号，办理时间从开始算，走到窗口的时间算在间隔里",
            "calls are not recorded: times count from the start, the walk to the window as part of the pause",
        )
