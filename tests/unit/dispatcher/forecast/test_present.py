"""Waits forecast from a running hall: ordered, repeatable, true as often as they say, and open to what-if."""

from __future__ import annotations

import numpy as np
from hall_builder import MINUTE, Scene, scene

from dispatcher.domain.estimate import CHANCE, Wait
from dispatcher.domain.model import Ticket
from dispatcher.forecast import present as p
from dispatcher.forecast.engine import run


def busy_hall(people: int = 8) -> tuple[Scene, list[Ticket]]:
    """Window 3 serves somebody, `people` wait for a card; returns those who wait."""
    hall = scene()
    hall.open("3", "bing")
    hall.issue()
    hall.call("3")
    return hall, [hall.issue() for _ in range(people)]


def test_whoever_came_later_waits_longer_and_the_same_hall_gives_the_same_answer() -> None:
    hall, waiting = busy_hall()
    waits = p.forecast_from(hall.hall, hall.now)
    assert list(waits) == [ticket.id for ticket in waiting]
    assert [wait.low for wait in waits.values()] == sorted(wait.low for wait in waits.values())
    assert [wait.high for wait in waits.values()] == sorted(wait.high for wait in waits.values())
    assert waits == p.forecast_from(hall.hall, hall.now)


def test_a_hall_with_nobody_in_it_has_no_waits() -> None:
    assert p.forecast_from(scene().hall, scene().now) == {}


def test_people_for_whom_nobody_works_are_left_out() -> None:
    hall, waiting = busy_hall(1)
    other = hall.issue("id")
    assert list(p.forecast_from(hall.hall, hall.now)) == [waiting[0].id]
    assert other.id in p.forecast_from(hall.hall, hall.now, windows={"3": "bing", "4": "ding"})


def test_one_window_more_shortens_the_waits_and_another_one_takes_them_over() -> None:
    hall, waiting = busy_hall()
    last = waiting[-1].id
    now = p.forecast_from(hall.hall, hall.now)[last]
    more = p.forecast_from(hall.hall, hall.now, windows={"3": "bing", "1": "jia"})[last]
    assert more.high < now.low
    moved = p.forecast_from(hall.hall, hall.now, windows={"1": "jia"})
    assert set(moved) == {ticket.id for ticket in waiting}


def test_the_longer_a_service_has_lasted_the_longer_it_will() -> None:
    chance, drawn = np.random.default_rng(1), np.arange(1.0, 11.0)
    assert p._left(drawn, 8, 50, chance).min() >= 1
    assert set(p._left(drawn, 8, 50, chance)) == {1.0, 2.0}
    assert p._left(drawn, 30, 3, chance).tolist() == [15.0] * 3


def test_a_wait_lies_in_its_range_as_often_as_the_chance_says() -> None:
    hall, _ = busy_hall(6)
    hall.open("1", "jia")
    hall.call("1")
    hall.wait(3 * MINUTE)
    said = p.forecast_from(hall.hall, hall.now)
    present = p.present_of(hall.hall, hall.now)
    truth = p._services(hall.hall, present, 2000, np.random.default_rng(7))
    seen = run(present.layout, present.draws(truth, 2000), start=present.situation).first_called_at.reshape(2000, -1)
    for row, ticket in enumerate(present.tickets):
        if ticket.id in said:
            assert share_within(said[ticket.id], (seen[:, row] - present.situation.at) / MINUTE) >= CHANCE - 0.06


def share_within(wait: Wait, minutes: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """How often a wait lies in the range."""
    return float(np.mean((minutes >= wait.low) & (minutes <= wait.high)))
