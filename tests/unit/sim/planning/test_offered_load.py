"""What people ask of the windows, and the first guess of how many it takes."""

from __future__ import annotations

import numpy as np
import pytest
from small_site import DAY_SHIFT, made_people, site, steady_site

from sim.planning.crowd import Crowd
from sim.planning.erlang import waits_within
from sim.planning.goal import Goal
from sim.planning.offered_load import OfferedLoad, first_guess, offered_load

WITHIN_SIX = Goal(within_minutes=6, share=0.9, mean_minutes=None)


def test_work_is_people_times_the_time_that_each_takes() -> None:
    people = made_people([[550, 560, 700], [900]])
    load = offered_load(site(), Crowd.of(people, DAY_SHIFT))
    assert load.service == pytest.approx(6.0)
    assert load.work == pytest.approx(2 * 6.0)


def test_whoever_comes_while_the_hall_is_closed_counts_at_its_opening() -> None:
    load = offered_load(site(), Crowd.of(made_people([[500, 730, 735]]), DAY_SHIFT))
    assert load.arrivals[540 // 15] == 1
    assert load.arrivals[840 // 15] == 2


def test_the_changeover_is_part_of_the_work() -> None:
    place = site()
    pace = place.model.windows.model_copy(update={"changeover_seconds": 30.0})
    slower = place.with_model(place.model.model_copy(update={"windows": pace}))
    assert offered_load(slower, Crowd.of(made_people([[550]]), DAY_SHIFT)).service == pytest.approx(6.5)


def test_a_steady_place_is_guessed_as_erlang_says() -> None:
    place = steady_site(30, seed=1)
    crowd = Crowd.of(place.people(20), place.sessions)
    guessed = first_guess(offered_load(place, crowd), WITHIN_SIX, pace=1.0)
    assert guessed == next(servers for servers in range(4, 20) if waits_within(servers, 3.0, 1.0) >= 0.9)


def test_slower_windows_and_a_lower_mean_ask_for_more() -> None:
    load = OfferedLoad(np.array([0.0] * 36 + [6.0] * 12 + [0.0] * 48), 8.0)
    usual = first_guess(load, WITHIN_SIX, pace=1.0)
    assert first_guess(load, WITHIN_SIX, pace=1.4) > usual
    assert first_guess(load, Goal(within_minutes=6, share=0.6, mean_minutes=0.05), pace=1.0) > usual


def test_nobody_needs_one_window_all_the_same() -> None:
    assert first_guess(OfferedLoad(np.zeros(96), 0.0), WITHIN_SIX, pace=1.0) == 1
