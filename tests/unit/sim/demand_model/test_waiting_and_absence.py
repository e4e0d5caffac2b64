"""Patience, absence, appointments and companions."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from confidence import holds, of_mean, of_share

from dispatcher.forecast.draws import NEVER
from sim.demand_model.absence import Absence, draw_absence
from sim.demand_model.appointments import Appointments, draw_appointments
from sim.demand_model.chance import Chance, Rank
from sim.demand_model.companions import draw_companions
from sim.demand_model.patience import Patience, draw_patience

MINUTE = 60_000_000
COUNTS = np.array([30_000], np.int64)
DATES = [datetime.date(2026, 11, 23)]
PEOPLE = Chance(8, DATES).people(COUNTS)


def test_people_give_up_by_the_curve_and_the_rest_stay() -> None:
    patience = Patience(gives_up=[[10, 0.1], [20, 0.4]])
    waits = draw_patience(patience, PEOPLE.rank(Rank.PATIENCE))
    for minutes in (5, 10, 15, 20):
        assert holds(of_share(waits <= minutes * MINUTE), patience.share_gone(minutes))
    assert holds(of_share(waits == NEVER), 0.6)
    assert not np.any((waits > 20 * MINUTE) & (waits < NEVER))


def test_a_jump_in_the_curve_sends_people_away_at_once() -> None:
    waits = draw_patience(Patience(gives_up=[[10, 0.0], [10, 0.5]]), PEOPLE.rank(Rank.PATIENCE))
    assert set(np.unique(waits)) == {10 * MINUTE, NEVER}


def test_an_empty_curve_means_endless_patience() -> None:
    assert np.all(draw_patience(Patience(gives_up=[]), PEOPLE.rank(Rank.PATIENCE)) == NEVER)


@pytest.mark.parametrize("curve", [[[10, 0.2], [5, 0.3]], [[10, 0.3], [20, 0.2]], [[10, 1.2]], [[2000, 0.1]]])
def test_a_curve_that_falls_is_refused(curve: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="must both rise"):
        Patience(gives_up=curve)


def test_absent_people_come_back_as_often_and_as_soon_as_stated() -> None:
    absent, after = draw_absence(Absence(absent=0.1, returns=0.7, returns_after=[3, 9]), PEOPLE)
    assert holds(of_share(absent), 0.1)
    assert np.all(after[~absent] == NEVER)
    back = after[absent & (after != NEVER)]
    assert holds(of_share(after[absent] != NEVER), 0.7)
    assert back.min() >= 3 * MINUTE
    assert back.max() <= 9 * MINUTE
    assert holds(of_mean(back / MINUTE), 6)


def test_booked_people_come_around_their_slots_and_the_late_ones_wait_as_others() -> None:
    booking = Appointments(share=0.3, slot_minutes=30, lateness_mean=4, lateness_sd=15, late_limit=25)
    times = np.full(len(PEOPLE.ranks), 10 * 60 * MINUTE + 17 * MINUTE, np.int64)
    arrival, in_time = draw_appointments(booking, times, PEOPLE)
    booked = arrival != times
    assert holds(of_share(booked), 0.3)
    late = (arrival[booked] - 10 * 60 * MINUTE) / MINUTE
    assert holds(of_mean(late), 4)
    assert holds(of_mean((late - 4) ** 2), 15**2)
    assert np.array_equal(in_time[booked], late <= 25)
    assert not np.any(in_time[~booked])


def test_companions_are_as_many_as_stated_on_the_average() -> None:
    companions = draw_companions(0.3, DATES, COUNTS, 8)
    assert holds(of_mean(companions.astype(float)), 0.3)
    assert holds(of_mean((companions.astype(float) - 0.3) ** 2), 0.3)
    assert not np.any(draw_companions(0.0, DATES, COUNTS, 8))


def test_return_times_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="must not exceed"):
        Absence(returns_after=[9, 3])
