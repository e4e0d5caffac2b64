"""What a date does to the demand."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from dispatcher.domain.hours import ExceptionDate
from dispatcher.domain.rules import HallRules
from sim.demand_model.calendar_effects import CalendarEffects, DayKind, SeasonalDemand, day_kind, years_beyond_the_table
from sim.demand_model.market_days import MarketDays


def day(text: str) -> datetime.date:
    """A date."""
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("date", "kind"),
    [
        ("2026-11-23", DayKind.USUAL),
        ("2026-11-22", DayKind.WEEKEND),
        ("2026-10-01", DayKind.HOLIDAY),
        ("2026-10-03", DayKind.HOLIDAY),
        ("2026-10-10", DayKind.MAKE_UP),
        ("2026-10-08", DayKind.AFTER_HOLIDAY),
        ("2026-10-09", DayKind.USUAL),
        ("2026-01-05", DayKind.USUAL),
    ],
)
def test_the_state_councils_days_are_known(rules: HallRules, date: str, kind: DayKind) -> None:
    assert day_kind(day(date), rules.hours) is kind


def test_beyond_the_table_weekdays_and_the_halls_own_exceptions_count(rules: HallRules) -> None:
    years = (ExceptionDate("2035-10-01", ()), ExceptionDate("2035-10-06", ((540, 660),)))
    hours = replace(rules.hours, exceptions=years)
    assert years_beyond_the_table([day("2026-01-01"), day("2035-10-01")]) == [2035]
    assert day_kind(day("2035-10-01"), hours) is DayKind.HOLIDAY
    assert day_kind(day("2035-10-06"), hours) is DayKind.MAKE_UP
    assert day_kind(day("2035-10-07"), hours) is DayKind.WEEKEND
    assert day_kind(day("2035-10-03"), hours) is DayKind.USUAL


def test_factors_of_weekday_month_and_market_multiply(rules: HallRules) -> None:
    months = [1.0] * 10 + [2.0, 1.0]
    effects = CalendarEffects(months=months, market=MarketDays(rule="solar", endings=[3], factor=1.5))
    assert effects.factor(day("2026-11-23"), rules.hours) == pytest.approx(1.15 * 2.0 * 1.5)
    assert effects.factor(day("2026-12-24"), rules.hours) == pytest.approx(0.95)


def test_special_days_have_their_own_factor_in_place_of_the_weekdays(rules: HallRules) -> None:
    effects = CalendarEffects(holiday=0.2, make_up=0.6, after_holiday=1.4)
    assert effects.factor(day("2026-10-01"), rules.hours) == 0.2
    assert effects.factor(day("2026-10-10"), rules.hours) == 0.6
    assert effects.factor(day("2026-10-08"), rules.hours) == 1.4


def test_a_season_of_a_domain_may_wrap_the_year_and_seasons_multiply() -> None:
    winter = {"from": "11-15", "to": "02-10", "domains": ["medical", "pension"], "factor": 2.0}
    autumn = {"from": "09-01", "to": "12-31", "domains": ["medical"], "factor": 1.5}
    effects = CalendarEffects(seasons=[SeasonalDemand.model_validate(season) for season in (winter, autumn)])
    assert effects.domain_factors(day("2026-12-01")) == {"medical": 3.0, "pension": 2.0}
    assert effects.domain_factors(day("2026-01-15")) == {"medical": 2.0, "pension": 2.0}
    assert effects.domain_factors(day("2026-06-01")) == {}
