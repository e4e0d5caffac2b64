"""The place of a plan: its dates and its people."""

from __future__ import annotations

import datetime
from dataclasses import replace

import numpy as np
import pytest
from hall_builder import RULES, SUMMER, WINTER
from small_site import MONDAY, model, site

from sim.planning.site import NoOpenDay, common_dates

YEAR = datetime.timedelta(days=364)


def test_the_dates_are_those_with_the_most_frequent_hours_mixed() -> None:
    dates, others = common_dates(RULES, MONDAY, MONDAY + YEAR, seed=1)
    assert {RULES.hours.sessions_on(date) for date in dates} == {WINTER}
    assert list(dates) != sorted(dates)
    assert others == sum(
        RULES.hours.sessions_on(MONDAY + datetime.timedelta(days=day)) not in ((), WINTER) for day in range(365)
    )
    assert others > 90
    summer, _ = common_dates(RULES, datetime.date(2027, 5, 3), datetime.date(2027, 9, 30), seed=1)
    assert RULES.hours.sessions_on(summer[0]) == SUMMER


def test_a_seed_mixes_them_always_alike() -> None:
    mixed = [common_dates(RULES, MONDAY, MONDAY + YEAR, seed)[0] for seed in (1, 1, 2)]
    assert mixed[0] == mixed[1]
    assert mixed[0] != mixed[2]


def test_a_hall_that_never_opens_is_told() -> None:
    saturday = datetime.date(2026, 11, 28)
    with pytest.raises(NoOpenDay, match="2026-11-28"):
        common_dates(RULES, saturday, saturday + datetime.timedelta(days=1), seed=1)


def test_the_same_people_come_whenever_it_is_asked() -> None:
    place = site()
    once, again, longer = place.people(5), place.people(5), place.people(9)
    assert np.array_equal(once.arrival, again.arrival)
    assert np.array_equal(once.service, longer.service[: len(once.service)])


def test_plans_are_chosen_on_other_people_than_they_are_judged_on() -> None:
    place = site()
    assert not np.array_equal(place.people(5).arrival, place.people(5, for_choosing=True).arrival)


def test_after_the_last_date_the_dates_begin_anew_with_other_people() -> None:
    place = replace(site(), dates=(MONDAY,))
    people = place.people(2)
    assert place.days(2) == (MONDAY, MONDAY)
    first, second = people.arrival[: people.offsets[1]], people.arrival[people.offsets[1] :]
    assert not np.array_equal(first, second)


def test_a_place_may_be_asked_what_if_other_people_came() -> None:
    place = site(visits=100)
    busier = place.with_model(model(200))
    assert len(busier.people(20).arrival) == pytest.approx(2 * len(place.people(20).arrival), rel=0.1)
    assert busier.kinds == place.kinds
