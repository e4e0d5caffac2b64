"""Market days by the lunar month, the solar month, and a cycle."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from sim.demand_model.market_days import MarketDays, lunar_day

NEW_YEARS = ["1985-02-20", "2020-01-25", "2024-02-10", "2026-02-17", "2033-01-31"]
MID_AUTUMNS = ["2023-09-29", "2025-10-06", "2026-09-25"]
"""The 15th of the eighth month."""


def day(text: str) -> datetime.date:
    """A date."""
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize("date", NEW_YEARS)
def test_spring_festival_begins_a_lunar_month(date: str) -> None:
    assert lunar_day(day(date)) == 1
    assert lunar_day(day(date) - datetime.timedelta(days=1)) in (29, 30)


@pytest.mark.parametrize("date", MID_AUTUMNS)
def test_mid_autumn_is_the_fifteenth(date: str) -> None:
    assert lunar_day(day(date)) == 15


def test_lunar_days_go_on_by_one_or_begin_anew_for_two_centuries() -> None:
    date, before = day("1901-01-01"), lunar_day(day("1900-12-31").replace(year=1901, month=1, day=1)) - 1
    while date.year < 2100:
        today = lunar_day(date)
        assert today == before + 1 or (today == 1 and before in (29, 30)), date
        date, before = date + datetime.timedelta(days=1), today


def test_lunar_market_days_follow_the_last_digit() -> None:
    market = MarketDays(rule="lunar", endings=[3, 6, 9])
    first = day("2026-02-17")
    held = [number + 1 for number in range(29) if market.includes(first + datetime.timedelta(days=number))]
    assert held == [3, 6, 9, 13, 16, 19, 23, 26, 29]


def test_solar_market_days_follow_the_date() -> None:
    market = MarketDays(rule="solar", endings=[1, 6])
    assert [number for number in range(1, 31) if market.includes(datetime.date(2026, 11, number))] == [
        1,
        6,
        11,
        16,
        21,
        26,
    ]


def test_a_cycle_goes_on_over_the_end_of_the_month_and_back() -> None:
    market = MarketDays(rule="cycle", every=5, first="2026-11-28")
    assert market.includes(day("2026-12-03"))
    assert market.includes(day("2026-11-23"))
    assert not market.includes(day("2026-12-01"))


def test_without_a_rule_no_day_is_a_market_day() -> None:
    assert not any(MarketDays().includes(datetime.date(2026, 11, number)) for number in range(1, 31))


def test_a_lunar_rule_says_for_which_years_it_knows_the_moon() -> None:
    with pytest.raises(ValueError, match="1901 to 2099"):
        MarketDays(rule="lunar", endings=[1]).includes(datetime.date(2100, 1, 1))


@pytest.mark.parametrize("wrong", [{"rule": "lunar"}, {"rule": "cycle"}, {"rule": "solar", "endings": [12]}])
def test_a_rule_without_its_days_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=r"endings|first"):
        MarketDays.model_validate(wrong)
