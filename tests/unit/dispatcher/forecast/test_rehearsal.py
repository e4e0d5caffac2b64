"""Waits forecast from a running hall: ordered, repeatable, true as often as they say, and open to what-if."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hall_builder import MINUTE, RULES, Scene, scene

from dispatcher.domain import commands as c
from dispatcher.domain.estimate import CHANCE, Wait
from dispatcher.domain.model import Ticket
from dispatcher.forecast import rehearsal as r
from dispatcher.forecast.known_visits import KnownVisits


def busy_hall(people: int = 8) -> tuple[Scene, list[Ticket]]:
    """Window 3 serves somebody, `people` wait for a card; returns those who wait."""
    hall = scene()
    hall.open("3", "bing")
    hall.issue()
    hall.call("3")
    return hall, [hall.issue() for _ in range(people)]


def wait_of(hall: Scene, ticket: Ticket) -> Wait:
    """The forecast wait of somebody."""
    return r.forecast_from(hall.hall, hall.now)[ticket.id]


def test_whoever_came_later_waits_longer_and_the_same_hall_gives_the_same_answer() -> None:
    hall, waiting = busy_hall()
    waits = r.forecast_from(hall.hall, hall.now)
    assert list(waits) == [ticket.id for ticket in waiting]
    assert [wait.low for wait in waits.values()] == sorted(wait.low for wait in waits.values())
    assert [wait.high for wait in waits.values()] == sorted(wait.high for wait in waits.values())
    assert waits == r.forecast_from(hall.hall, hall.now)


def test_a_hall_with_nobody_in_it_has_no_waits() -> None:
    assert r.forecast_from(scene().hall, scene().now) == {}


def test_people_for_whom_nobody_works_are_left_out() -> None:
    hall, waiting = busy_hall(1)
    other = hall.issue("id")
    assert list(r.forecast_from(hall.hall, hall.now)) == [waiting[0].id]
    assert other.id in r.forecast_from(hall.hall, hall.now, {"4": "ding"})


def test_one_window_more_shortens_the_waits_and_another_one_takes_them_over() -> None:
    hall, waiting = busy_hall()
    last = waiting[-1].id
    now = wait_of(hall, waiting[-1])
    more = r.forecast_from(hall.hall, hall.now, {"1": "jia"})[last]
    assert more.high < now.low
    moved = r.forecast_from(hall.hall, hall.now, {"3": None, "1": "jia"})
    assert set(moved) == {ticket.id for ticket in waiting}


def test_nobody_calls_before_the_session_and_over_lunch() -> None:
    early = scene(clock="08:10")
    early.open("1")
    ticket = early.issue()
    early.clock("08:15")
    assert wait_of(early, ticket).low == 15
    lunch = scene(clock="12:30")
    lunch.open("1")
    lunch.do(c.PauseWindow("1", "lunch"))
    assert wait_of(lunch, lunch.issue()).low == 59


def test_somebody_who_rests_is_back_soon_and_so_the_wait_ends_sooner() -> None:
    hall, waiting = busy_hall()
    alone = wait_of(hall, waiting[-1])
    hall.open("1")
    hall.do(c.PauseWindow("1", "break"))
    soon = wait_of(hall, waiting[-1])
    assert soon.high < alone.high
    hall.do(c.ResumeWindow("1"))
    assert wait_of(hall, waiting[-1]).high < soon.high


def test_whoever_may_be_overtaken_by_people_still_to_come_waits_longer() -> None:
    rules = replace(RULES, discipline="strict")
    alone, overtaken = scene(rules), scene(rules)
    for hall, priority in ((alone, "normal"), (overtaken, "military")):
        hall.open("1")
        for _ in range(6):
            hall.issue(priority=priority)
            hall.call("1")
            hall.wait(5 * MINUTE)
            hall.finish("1")
        for _ in range(4):
            hall.issue()
        hall.call("1")
    last = [list(hall.hall.tickets.values())[-1] for hall in (alone, overtaken)]
    assert wait_of(overtaken, last[1]).high > wait_of(alone, last[0]).high


def test_a_newcomer_is_foreseen_behind_those_who_wait_and_at_once_where_a_window_is_ready() -> None:
    hall, waiting = busy_hall(3)
    hall.open("4", "ding")
    hall.call("4")
    lived = r.Rehearsal(hall.hall, hall.now).lived()
    newcomers = lived.newcomers_waits()
    card, identity = (hall.hall.coverage.route((service,)) for service in ("card", "id"))
    assert newcomers[card, "normal"][0] >= lived.waits()[waiting[-1].id][0]
    assert newcomers[card, "military"][1] < newcomers[card, "normal"][1]
    assert newcomers[identity, "normal"] == (0.0, 0.0)
    assert (hall.hall.coverage.route(("collect",)), "normal") not in newcomers


def test_trials_change_nobodys_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    hall, waiting = busy_hall()
    hall.open("1")
    hall.call("1")
    with_trials = wait_of(hall, waiting[-1])
    monkeypatch.setattr(KnownVisits, "trials", lambda known: {})
    without = wait_of(hall, waiting[-1])
    assert abs(with_trials.low - without.low) <= 1
    assert abs(with_trials.high - without.high) <= 1


def test_a_proxy_with_very_many_cases_is_rehearsed_in_no_time() -> None:
    hall = scene(replace(RULES, issuing=replace(RULES.issuing, proxy_cases=30)))
    hall.open("1")
    hall.issue(*["card", "pension"] * 15, proxy=True)
    hall.call("1")
    behind = hall.issue()
    assert wait_of(hall, behind).low > 90


def test_a_hall_with_too_many_people_is_not_rehearsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(r, "MOST_PEOPLE", 2)
    hall, _ = busy_hall(3)
    with pytest.raises(r.TooManyPeople):
        r.Rehearsal(hall.hall, hall.now)


def test_a_wait_lies_in_its_range_as_often_as_the_chance_says() -> None:
    hall, _ = busy_hall(6)
    hall.open("1", "jia")
    hall.call("1")
    hall.wait(3 * MINUTE)
    said = r.Rehearsal(hall.hall, hall.now).lived().waits()
    truth = r.Rehearsal(hall.hall, hall.now, times=500, seed=7).lived()
    for ticket, (low, high) in said.items():
        seen = truth.left[:, truth.waiting[ticket]]
        assert np.mean((seen >= low) & (seen <= high)) >= CHANCE - 0.1
