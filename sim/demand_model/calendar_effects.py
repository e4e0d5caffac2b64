"""What a date does to the demand: weekday, month, holiday, make-up workday, market day, payment season.

Public holidays and make-up workdays come from the package chinese_calendar, whose table ends with the last year that
the State Council has announced. Beyond the table a date counts by its weekday and by the hall's own exceptions: a
weekend on which the hall opens by exception is a make-up workday, a working day on which it opens is no holiday.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable
from functools import cache
from typing import Annotated

import chinese_calendar  # type: ignore[import-untyped]  # the package has no types
from pydantic import Field

from dispatcher.config.sections import MonthDay, Section
from dispatcher.config.times_of_day import month_day
from dispatcher.domain.hours import OpeningHours, Season
from sim.demand_model.market_days import MarketDays

FIRST_KNOWN_YEAR = min(chinese_calendar.holidays).year
LAST_KNOWN_YEAR = max(chinese_calendar.holidays).year
"""The years whose holidays and make-up workdays are known."""
LONG_BREAK = 3
"""Days that the halls of the country are closed before a day counts as the first after a holiday."""

Factor = Annotated[float, Field(ge=0, le=20)]


class DayKind(enum.Enum):
    """What a date is to the public."""

    USUAL = "usual"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make-up"
    AFTER_HOLIDAY = "after-holiday"


class SeasonalDemand(Section):
    """Part of the year in which some domains are asked for more (or less), such as the payment season.

    `from` and `to` are `MM-DD`, both inclusive. `factor` multiplies the visits for services of these `domains`.
    """

    first: MonthDay = Field(alias="from")
    last: MonthDay = Field(alias="to")
    domains: list[str] = Field(min_length=1)
    factor: Factor

    def covers(self, date: datetime.date) -> bool:
        """Whether `date` lies in this part of the year."""
        return _season(self.first, self.last).covers(date)


class CalendarEffects(Section):
    """Visits of a day in relation to a usual working day.

    `weekdays` (Monday first) holds on usual days and on weekends on which the hall is open; `months` (January first) on
    all days. A holiday, a make-up workday and the first workday after a break of three days or more have factors of
    their own in place of the weekday's.
    """

    weekdays: list[Factor] = Field(default=[1.15, 1.05, 1.0, 0.95, 0.85, 0.5, 0.4], min_length=7, max_length=7)
    months: list[Factor] = Field(default=[1.0] * 12, min_length=12, max_length=12)
    holiday: Factor = 0.3
    make_up: Factor = 0.7
    after_holiday: Factor = 1.3
    market: MarketDays = MarketDays()
    seasons: list[SeasonalDemand] = Field(default=[], max_length=24)

    def factor(self, date: datetime.date, hours: OpeningHours) -> float:
        """How many times a usual day's visits come on `date`, the seasons of single domains apart."""
        kind = day_kind(date, hours)
        by_kind = {
            DayKind.HOLIDAY: self.holiday,
            DayKind.MAKE_UP: self.make_up,
            DayKind.AFTER_HOLIDAY: self.after_holiday,
        }
        factor = by_kind.get(kind, self.weekdays[date.weekday()]) * self.months[date.month - 1]
        return factor * self.market.factor if self.market.includes(date) else factor

    def domain_factors(self, date: datetime.date) -> dict[str, float]:
        """The factors of the domains that are in season on `date`."""
        factors: dict[str, float] = {}
        for season in self.seasons:
            if season.covers(date):
                for domain in season.domains:
                    factors[domain] = factors.get(domain, 1.0) * season.factor
        return factors


def day_kind(date: datetime.date, hours: OpeningHours) -> DayKind:
    """What `date` is to the public; see the module for years beyond the table."""
    weekend = date.weekday() >= 5
    workday = _is_workday(date, hours)
    if workday and weekend:
        return DayKind.MAKE_UP
    if not workday:
        return DayKind.WEEKEND if weekend and not _is_named_holiday(date) else DayKind.HOLIDAY
    yesterday = date - datetime.timedelta(days=1)
    closed = 0
    while closed < LONG_BREAK and not _is_workday(yesterday - datetime.timedelta(days=closed), hours):
        closed += 1
    return DayKind.AFTER_HOLIDAY if closed == LONG_BREAK else DayKind.USUAL


def years_beyond_the_table(dates: Iterable[datetime.date]) -> list[int]:
    """The years among `dates` whose holidays are not known, for whoever reports on them."""
    return sorted({date.year for date in dates if not FIRST_KNOWN_YEAR <= date.year <= LAST_KNOWN_YEAR})


def _is_workday(date: datetime.date, hours: OpeningHours) -> bool:
    if FIRST_KNOWN_YEAR <= date.year <= LAST_KNOWN_YEAR:
        return _announced_workday(date)
    written = date.isoformat()
    own = next((exception for exception in hours.exceptions if exception.date == written), None)
    return bool(own.sessions) if own is not None else date.weekday() < 5


@cache
def _announced_workday(date: datetime.date) -> bool:
    return bool(chinese_calendar.is_workday(date))


@cache
def _season(first: str, last: str) -> Season:
    return Season(month_day(first), month_day(last), ())


def _is_named_holiday(date: datetime.date) -> bool:
    return date in chinese_calendar.holidays
