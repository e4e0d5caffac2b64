"""Which wait is told: the engine's where it knows, else the simple one."""

from __future__ import annotations

from hall_builder import MINUTE, Scene, scene

from dispatcher.domain.estimate import CHANCE, Wait, place_for, place_of
from dispatcher.domain.outlook import Outlook
from dispatcher.estimates import Estimates


def waiting_hall() -> Scene:
    """One window at work, two people wait."""
    hall = scene()
    hall.open("1")
    hall.issue()
    hall.issue()
    return hall


def outlook_of(hall: Scene, ticket: str) -> Outlook:
    """Somebody waits an hour, newcomers for a card two."""
    lanes, route = hall.hall.lanes, hall.hall.coverage.route(("card",))
    hour = 60.0 * MINUTE
    newcomers = {(route, "normal"): (2 * hour, 2 * hour)}
    return Outlook(
        hall.now, hall.hall.serial, {ticket: (hour, hour)}, newcomers, tuple(lanes.work), tuple(lanes.servers)
    )


def test_before_the_first_outlook_the_simple_estimate_is_told() -> None:
    hall, estimates = waiting_hall(), Estimates()
    ticket = list(hall.hall.tickets.values())[-1]
    assert estimates.place_of(hall.hall, ticket, hall.now) == place_of(hall.hall, ticket, hall.now)
    simple = place_for(hall.hall, ("card",), "normal", hall.now)
    assert estimates.place_for(hall.hall, ("card",), "normal", hall.now) == simple


def test_the_engine_tells_the_wait_and_the_rule_who_is_ahead() -> None:
    hall, estimates = waiting_hall(), Estimates()
    ticket = list(hall.hall.tickets.values())[-1]
    estimates.outlook = outlook_of(hall, ticket.id)
    told = estimates.place_of(hall.hall, ticket, hall.now)
    assert told is not None
    assert (told.ahead, told.wait) == (1, Wait(60, 60, CHANCE))
    newcomer = estimates.place_for(hall.hall, ("card",), "normal", hall.now)
    assert (newcomer.ahead, newcomer.wait) == (2, Wait(120, 120, CHANCE))


def test_where_the_engine_does_not_know_the_simple_estimate_is_told() -> None:
    hall, estimates = waiting_hall(), Estimates()
    first, last = hall.hall.tickets.values()
    estimates.outlook = outlook_of(hall, last.id)
    assert estimates.place_of(hall.hall, first, hall.now) == place_of(hall.hall, first, hall.now)
    simple = place_for(hall.hall, ("id",), "normal", hall.now)
    assert estimates.place_for(hall.hall, ("id",), "normal", hall.now) == simple


def test_nobody_has_a_place_who_does_not_wait() -> None:
    hall, estimates = waiting_hall(), Estimates()
    first, last = hall.hall.tickets.values()
    estimates.outlook = outlook_of(hall, last.id)
    hall.call("1")
    assert estimates.place_of(hall.hall, first, hall.now) is None
