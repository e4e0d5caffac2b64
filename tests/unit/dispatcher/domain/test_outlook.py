"""What an outlook of a moment ago means now: time passes, people join, windows change, in the end it is too old."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import MINUTE, SECOND, Scene, scene

from dispatcher.domain import commands as c
from dispatcher.domain.coverage import Route
from dispatcher.domain.estimate import CHANCE, Wait
from dispatcher.domain.model import Ticket
from dispatcher.domain.outlook import HOLDS, Outlook, newcomers_wait, wait_foreseen


def card_route(hall: Scene) -> Route:
    """How somebody waits who comes for a card."""
    return hall.hall.coverage.route(("card",))


def looked_at(hall: Scene, waits: dict[str, tuple[float, float]] | None = None) -> Outlook:
    """An outlook of now: newcomers wait ten to twenty minutes."""
    lanes = hall.hall.lanes
    newcomers = {(card_route(hall), "normal"): (10.0 * MINUTE, 20.0 * MINUTE)}
    return Outlook(hall.now, hall.hall.serial, waits or {}, newcomers, tuple(lanes.work), tuple(lanes.servers))


@pytest.fixture
def hall() -> Scene:
    """Two windows serve cards; the first one has somebody in hand."""
    made = scene()
    made.open("1", "jia")
    made.open("3", "bing")
    made.issue()
    made.call("1")
    return made


def foreseen(hall: Scene, outlook: Outlook, ticket: Ticket) -> Wait | None:
    """The wait of somebody now."""
    return wait_foreseen(outlook, hall.hall, ticket, hall.now)


def newcomer(hall: Scene, outlook: Outlook, priority: str = "normal") -> Wait | None:
    """The wait of somebody who would come for a card now."""
    return newcomers_wait(outlook, hall.hall, card_route(hall), priority, hall.now)


def test_of_a_wait_that_was_foreseen_some_has_passed(hall: Scene) -> None:
    ticket = hall.issue()
    outlook = looked_at(hall, {ticket.id: (5.0 * MINUTE, 12.5 * MINUTE)})
    assert foreseen(hall, outlook, ticket) == Wait(5, 13, CHANCE)
    hall.wait(3 * MINUTE)
    assert foreseen(hall, outlook, ticket) == Wait(2, 10, CHANCE)
    hall.wait(2 * MINUTE)
    assert foreseen(hall, outlook, ticket) == Wait(0, 8, CHANCE)


def test_a_clock_that_is_a_little_behind_does_not_make_a_wait_longer(hall: Scene) -> None:
    ticket = hall.issue()
    outlook = looked_at(hall, {ticket.id: (5.0 * MINUTE, 12.0 * MINUTE)})
    hall.wait(-2 * SECOND)
    assert foreseen(hall, outlook, ticket) == Wait(5, 12, CHANCE)


def test_an_outlook_that_is_too_old_is_told_no_more(hall: Scene) -> None:
    ticket = hall.issue()
    outlook = looked_at(hall, {ticket.id: (5.0 * MINUTE, 12.0 * MINUTE)})
    hall.wait(HOLDS)
    assert foreseen(hall, outlook, ticket) is not None
    assert newcomer(hall, outlook) is not None
    hall.wait(1)
    assert foreseen(hall, outlook, ticket) is None
    assert newcomer(hall, outlook) is None


def test_nothing_is_known_of_somebody_who_was_left_out_or_called_since(hall: Scene) -> None:
    left_out, called = hall.issue(), hall.issue()
    outlook = looked_at(hall, {called.id: (0.0, 1.0 * MINUTE)})
    assert foreseen(hall, outlook, left_out) is None
    hall.wait(SECOND)
    hall.choose("3", called)
    hall.do(c.StartService("3"))
    hall.do(c.ParkTicket("3"))
    hall.do(c.ReinstateTicket("3", called.id))
    assert foreseen(hall, outlook, called) is None


def test_somebody_who_has_come_since_waits_as_a_newcomer_would_have(hall: Scene) -> None:
    outlook = looked_at(hall)
    assert foreseen(hall, outlook, hall.issue()) == Wait(10, 20, CHANCE)


def test_who_joined_or_left_the_queue_since_is_shared_by_its_windows(hall: Scene) -> None:
    first = hall.issue()
    outlook = looked_at(hall)
    hall.issue()
    assert newcomer(hall, outlook) == Wait(13, 23, CHANCE)
    hall.do(c.CancelTicket(first.id))
    assert newcomer(hall, outlook) == Wait(10, 20, CHANCE)


def test_a_queue_at_which_nobody_works_is_told_as_it_was_foreseen(hall: Scene) -> None:
    hall.finish("1")
    for window in ("1", "3"):
        hall.do(c.PauseWindow(window, "break"))
    outlook = looked_at(hall)
    hall.issue()
    assert newcomer(hall, outlook) == Wait(10, 20, CHANCE)


def test_nothing_is_known_of_a_queue_whose_windows_have_changed(hall: Scene) -> None:
    outlook = looked_at(hall)
    hall.do(c.PauseWindow("3", "break"))
    assert newcomer(hall, outlook) is None


def test_nothing_is_known_of_a_way_to_wait_or_a_priority_that_was_not_tried(hall: Scene) -> None:
    outlook = looked_at(hall)
    assert newcomer(hall, outlook, "military") is None
    assert newcomer(hall, replace(outlook, newcomers={})) is None
