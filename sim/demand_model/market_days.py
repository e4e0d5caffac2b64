"""Market days (圩日, 集日): the days on which the villages come to town.

Three customs: days of the lunar month by their last digit (逢三六九), the same of the solar month, and a cycle of so
many days without regard to months. Lunar dates come from the tables of the package lunar_python.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Annotated, Literal, Self

import lunar_python  # type: ignore[import-untyped]  # the package has no types
from pydantic import Field, model_validator

from dispatcher.config.sections import Date, Section

FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR = 1901, 2099
"""The years whose lunar months are trusted here."""
_JULIAN_DAY_OF_ORDINAL_ZERO = 1721425


class MarketDays(Section):
    """Which days are market days, and how much more people come then.

    `rule`: `none`; `lunar` or `solar`: the days of the month that end in one of `endings`; `cycle`: every `every` days,
    counted from the market day `first`. `factor`: visits on a market day in relation to another day.
    """

    rule: Literal["none", "lunar", "solar", "cycle"] = "none"
    endings: list[Annotated[int, Field(ge=0, le=9)]] = Field(default=[], max_length=10)
    every: int = Field(default=3, ge=2, le=30)
    first: Date | None = None
    factor: float = Field(default=1.5, gt=0, le=10)

    @model_validator(mode="after")
    def _says_which_days(self) -> Self:
        if self.rule in ("lunar", "solar") and not self.endings:
            raise ValueError(
                "endings: 请列出逢几的尾数，如 [3, 6, 9] / list the last digits of market days, such as [3, 6, 9]"
            )
        if self.rule == "cycle" and self.first is None:
            raise ValueError("first: 请写一个圩日的日期，周期由此数起 / name the date of one market day to count from")
        return self

    def includes(self, date: datetime.date) -> bool:
        """Whether `date` is a market day. Raises `ValueError` for a lunar rule outside the years 1901 to 2099."""
        if self.rule == "lunar":
            return lunar_day(date) % 10 in self.endings
        if self.rule == "solar":
            return date.day % 10 in self.endings
        if self.rule == "cycle" and self.first is not None:
            return (date - datetime.date.fromisoformat(self.first)).days % self.every == 0
        return False


def lunar_day(date: datetime.date) -> int:
    """The day of the lunar month, 1 to 30. Raises `ValueError` outside the years 1901 to 2099."""
    if not FIRST_LUNAR_YEAR <= date.year <= LAST_LUNAR_YEAR:
        raise ValueError(
            f"{date}: 农历只推算 {FIRST_LUNAR_YEAR} 至 {LAST_LUNAR_YEAR} 年 / "
            f"lunar dates are known from {FIRST_LUNAR_YEAR} to {LAST_LUNAR_YEAR}"
        )
    ordinal = date.toordinal()
    return ordinal + 1 - max(start for start in _new_moons(date.year) if start <= ordinal)


@lru_cache(maxsize=256)
def _new_moons(year: int) -> tuple[int, ...]:
    """The first days (ordinals) of the lunar months that touch a solar year."""
    months = [month for each in (year - 1, year) for month in lunar_python.LunarYear.fromYear(each).getMonths()]
    return tuple(sorted({round(month.getFirstJulianDay() - _JULIAN_DAY_OF_ORDINAL_ZERO) for month in months}))
