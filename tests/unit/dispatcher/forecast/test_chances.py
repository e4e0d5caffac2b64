"""What is drawn of what nobody can know, from what a hall has seen."""

from __future__ import annotations

import numpy as np
import pytest
from hall_builder import MINUTE, Scene, scene

from dispatcher.forecast import chances
from dispatcher.forecast.known_visits import Visit


def served(minutes: float, people: int = 50) -> Scene:
    """A hall in which so many people came for a card and were at the window for so long; six minutes are expected."""
    hall = scene(clock="08:00")
    hall.open("1")
    for _ in range(people):
        hall.issue()
        hall.call("1")
        hall.wait(round(minutes * MINUTE))
        hall.finish("1")
    return hall


def test_the_longer_a_service_has_lasted_the_longer_it_will() -> None:
    chance = np.random.default_rng(1)
    fresh = chances.draw_left(10.0 * MINUTE, 1, 1000, chance)
    late = chances.draw_left(10.0 * MINUTE, 20 * MINUTE, 1000, chance)
    assert fresh.min() >= 0
    assert late.min() >= 0
    assert np.median(late) > 0.5 * np.median(fresh)
    assert chances.draw_left(1.0, 1000 * MINUTE, 3, chance).tolist() == [500 * MINUTE] * 3


def test_a_rest_lasts_ten_minutes_on_the_average_and_ends_after_now() -> None:
    back = chances.draw_rests(9 * 60 * MINUTE, 20_000, np.random.default_rng(1)) - 9 * 60 * MINUTE
    assert back.min() > 0
    assert back.mean() / MINUTE == pytest.approx(10, rel=0.05)


def test_nobody_has_come_yet_so_nobody_comes() -> None:
    hall = scene()
    recent = chances.recent_arrivals(hall.hall, hall.now)
    assert (recent.visits, chances.comers_in_sight(recent)) == ([], 0)
    comers = chances.draw_comers(recent, [], 0, 0, 5, np.random.default_rng(1))
    assert comers.arrival.shape == comers.kind.shape == comers.priority.shape == (5, 0)


def test_as_many_come_as_came_in_the_last_hour_and_for_the_same_things() -> None:
    hall = scene(clock="08:10")
    hall.issue("pension")
    hall.clock("10:00")
    for service, priority in (("card", "normal"), ("id", "military")) * 15:
        hall.issue(service, priority=priority)
    recent = chances.recent_arrivals(hall.hall, hall.now)
    assert (len(recent.visits), set(recent.visits)) == (30, {Visit(("card",)), Visit(("id",))})
    assert recent.within == 60 * MINUTE
    kinds = [7 if visit.services == ("card",) else 8 for visit in recent.visits]
    now = 10 * 60 * MINUTE
    comers = chances.draw_comers(recent, kinds, 40, now, 2000, np.random.default_rng(1))
    assert np.all(np.diff(comers.arrival, axis=1) >= 0)
    assert comers.arrival.min() > now
    in_an_hour = np.mean(np.sum(comers.arrival < now + 60 * MINUTE, axis=1))
    assert in_an_hour == pytest.approx(30, rel=0.05)
    assert {(int(k), int(p)) for k, p in zip(comers.kind.ravel(), comers.priority.ravel(), strict=True)} == {
        (7, 0), (8, 2),
    }  # fmt: skip


def test_a_young_day_counts_the_minutes_since_its_first_number() -> None:
    hall = scene(clock="08:00")
    for _ in range(31):
        hall.issue()
    assert chances.recent_arrivals(hall.hall, hall.now).within == 30 * MINUTE


def test_without_anything_served_the_halls_file_is_believed() -> None:
    assert chances.pace_of(scene().hall) == 1.0


@pytest.mark.parametrize(("minutes", "pace"), [(6, 1.0), (9, 1.1667), (3, 0.8333)])
def test_fifty_served_count_half_as_much_as_the_halls_file(minutes: float, pace: float) -> None:
    assert chances.pace_of(served(minutes).hall) == pytest.approx(pace, rel=0.001)


def test_somebody_whom_the_clerk_forgot_to_finish_does_not_spoil_the_pace() -> None:
    assert chances.pace_of(served(600, people=1).hall) == pytest.approx(105 / 101)


def test_many_services_together_vary_less_than_one() -> None:
    one, many = (chances.draw_factors(np.full(50_000, n), np.random.default_rng(1)) for n in (1, 16))
    assert (one.mean(), many.mean()) == (pytest.approx(1, rel=0.02), pytest.approx(1, rel=0.02))
    assert (one.std(), many.std()) == (pytest.approx(0.8, rel=0.05), pytest.approx(0.2, rel=0.05))
