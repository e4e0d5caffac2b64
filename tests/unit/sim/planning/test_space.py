"""Seats and floor (R27)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_site import DAY_SHIFT, made_outcomes, made_people, site

from sim.planning.crowd import Crowd
from sim.planning.goal import Goal
from sim.planning.laboratory import Laboratory
from sim.planning.scenario import Level
from sim.planning.site import Site
from sim.planning.space import SEATS_USED, least_floor, space


def alone(place: Site) -> Site:
    """The place when nobody brings anybody along."""
    return place.with_model(place.model.model_copy(update={"companions_per_person": 0.0}))


@pytest.mark.parametrize(
    ("level", "inhabitants", "area"),
    [
        ("village", None, 30), ("village", 900, 30),
        ("township", 30_000, 100), ("township", 30_001, 150), ("township", 50_000, 150), ("township", 50_001, 200),
        ("township", None, None),
        ("county", 500_000, 3_000), ("county", 800_000, 5_000), ("county", 800_001, 8_000),
        ("city", 3_000_000, 10_000), ("city", 3_000_001, 15_000),
    ],
)  # fmt: skip
def test_the_least_floor_is_that_of_the_regulation(level: Level, inhabitants: int | None, area: int | None) -> None:
    assert least_floor(level, inhabitants) == area


def test_seats_are_for_the_worst_moment_of_the_day() -> None:
    people = made_people([[541, 542, 543, 560]])
    outcomes = made_outcomes(people, [550, 551, 552, 560])
    found = space(alone(site()), "township", 20_000, Crowd.of(people, DAY_SHIFT), outcomes)
    assert found.waiting == 3
    assert found.seats == 4  # three of four seats and a bit are taken
    assert found.area == 100


def test_whoever_is_called_as_another_comes_leaves_the_seat_to_them() -> None:
    people = made_people([[541, 550]])
    outcomes = made_outcomes(people, [550, 560])
    assert space(alone(site()), "village", None, Crowd.of(people, DAY_SHIFT), outcomes).waiting == 1


def test_people_who_wait_before_the_opening_sit_too() -> None:
    people = made_people([[500, 501]])
    outcomes = made_outcomes(people, [540, 541])
    assert space(alone(site()), "village", None, Crowd.of(people, DAY_SHIFT), outcomes).waiting == 2


def test_five_days_of_a_hundred_may_be_fuller() -> None:
    days = [[541.0]] * 96 + [[541.0, 542.0, 543.0]] * 4
    people = made_people(days)
    outcomes = made_outcomes(people, [560.0] * len(people.arrival))
    assert space(alone(site()), "village", None, Crowd.of(people, DAY_SHIFT), outcomes).waiting == 1


def test_companions_need_seats_as_well() -> None:
    place = site(visits=200)
    lab = Laboratory(place, Goal(), looks=(30,))
    outcomes = lab.outcomes(lab.whole_days((3,)), 30)
    model = place.model.model_copy(update={"companions_per_person": 1.0})
    with_them = space(place.with_model(model), "township", 20_000, lab.crowd(30), outcomes)
    without = space(alone(place), "township", 20_000, lab.crowd(30), outcomes)
    assert 1.4 * without.waiting < with_them.waiting < 3 * without.waiting
    assert with_them.seats == int(np.ceil(with_them.waiting / SEATS_USED))


def test_without_inhabitants_no_floor_is_told_but_seats_are() -> None:
    people = made_people([[541]])
    found = space(replace(alone(site())), "township", None, Crowd.of(people, DAY_SHIFT), made_outcomes(people, [560]))
    assert found.area is None
    assert "面积未算" in found.rule.zh
    assert found.seats == 2
