"""People ahead and the estimated wait; that calls take exactly these is shown in tests/property."""

from __future__ import annotations

from dataclasses import replace

from hall_builder import DIVIDED, RULES, Scene, moment, scene

from dispatcher.domain import commands as c
from dispatcher.domain.estimate import CHANCE, Place, Wait, place_for, place_of
from dispatcher.domain.model import Ticket


def place(at: Scene, ticket: Ticket) -> Place:
    found = place_of(at.hall, ticket, at.now)
    assert found is not None
    return found


def test_nobody_is_ahead_in_an_empty_hall_with_a_free_window() -> None:
    hall = scene()
    hall.open("1")
    assert place_for(hall.hall, ("card",), "normal", hall.now) == Place(0, Wait(0, 0, CHANCE))


def test_people_ahead_are_counted_in_the_order_of_the_discipline() -> None:
    hall = scene()
    hall.open("1")
    first, second = hall.issue("card"), hall.issue("card")
    third = hall.issue("card", priority="military")
    assert [place(hall, ticket).ahead for ticket in (first, second, third)] == [1, 2, 0]


def test_only_somebody_who_waits_has_a_place() -> None:
    hall = scene()
    hall.open("1")
    ticket = hall.issue("card")
    assert place(hall, ticket).ahead == 0
    hall.call("1")
    assert place_of(hall.hall, ticket, hall.now) is None


def test_people_whom_no_window_at_work_in_reach_may_call_are_not_ahead() -> None:
    """Window 6 serves cards and moves; while it is closed, who wants to move stands in nobody's way at window 3."""
    hall = scene(DIVIDED)
    hall.open("3", "bing")
    hall.issue("move")
    card = hall.issue("card")
    assert place(hall, card).ahead == 0
    hall.open("6", "yi")
    assert place(hall, card).ahead == 1
    hall.do(c.PauseWindow("6", "break"))
    assert place(hall, card).ahead == 0


def test_the_wait_grows_with_people_and_shrinks_with_windows() -> None:
    hall = scene()
    hall.open("1")
    for _ in range(6):
        hall.issue("card")
    alone = place_for(hall.hall, ("card",), "normal", hall.now)
    hall.open("2", "yi")
    together = place_for(hall.hall, ("card",), "normal", hall.now)
    assert alone.ahead == together.ahead == 6
    assert 0 < alone.wait.low < 36 < alone.wait.high, "six cards of six minutes at one window"
    assert together.wait.low < alone.wait.low
    assert together.wait.high < alone.wait.high


def test_a_busy_window_adds_about_half_a_service() -> None:
    hall = scene()
    hall.open("3", "bing")
    hall.issue("card")
    hall.call("3")
    wait = place_for(hall.hall, ("card",), "normal", hall.now).wait
    assert wait.low == 0
    assert wait.high > 0


def test_before_opening_the_wait_counts_from_the_session() -> None:
    hall = scene(clock="08:10")
    hall.open("1")
    assert place_for(hall.hall, ("card",), "normal", hall.now).wait == Wait(20, 20, CHANCE)
    assert place_for(hall.hall, ("card",), "normal", moment("12:30")).wait == Wait(60, 60, CHANCE), "over lunch"


def test_after_the_last_session_the_wait_counts_from_now() -> None:
    hall = scene(clock="16:30")
    hall.open("1")
    assert place_for(hall.hall, ("card",), "normal", moment("17:20")).wait == Wait(0, 0, CHANCE)


def test_with_every_window_closed_the_estimate_takes_the_windows_of_the_plan() -> None:
    hall = scene()
    for _ in range(6):
        hall.issue("card")
    estimated = place_for(hall.hall, ("card",), "normal", hall.now)
    assert estimated.ahead == 6
    assert estimated.wait.low < 12 < estimated.wait.high, "36 minutes of work at three windows"


def test_interleaved_a_normal_person_lets_two_with_a_priority_go_first_and_then_two_between() -> None:
    hall = scene(replace(RULES, discipline="interleave"))
    hall.open("1")
    normal = [hall.issue("card") for _ in range(3)]
    special = [hall.issue("card", priority="elderly") for _ in range(5)]
    assert [place(hall, ticket).ahead for ticket in normal] == [2, 5, 7]
    assert [place(hall, ticket).ahead for ticket in special] == [0, 1, 3, 4, 6]


def test_interleaved_the_turn_of_the_window_counts() -> None:
    hall = scene(replace(RULES, discipline="interleave"))
    hall.open("1")
    normal = hall.issue("card")
    special = [hall.issue("card", priority="elderly") for _ in range(4)]
    for ticket in special[:2]:
        hall.choose("1", ticket)
        hall.finish("1")
    assert place(hall, normal).ahead == 0
    assert [place(hall, ticket).ahead for ticket in special[2:]] == [1, 2]


def test_a_person_led_to_a_window_counts_the_people_of_that_window() -> None:
    hall = scene()
    hall.open("1")
    hall.open("3", "bing")
    led = hall.issue("card")
    hall.call("1")
    for _ in range(2):
        hall.issue("card")
    hall.do(c.TransferTicket("1", to_window="3"))
    assert place(hall, led).ahead == 0, "the place by first arrival is kept"
