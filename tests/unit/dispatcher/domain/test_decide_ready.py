"""Ready windows take whom they may call, whatever made that so."""

from __future__ import annotations

from hall_builder import DIVIDED, Scene, scene

from dispatcher.domain import commands as c
from dispatcher.domain.events import TicketCalled


def divided_with_ready_windows() -> Scene:
    """Windows 3 (social) and 4 (household) are ready; at 6 sits somebody who serves both."""
    hall = scene(DIVIDED)
    for window, clerk in (("3", "bing"), ("4", "yi"), ("6", "jia")):
        hall.open(window, clerk)
    for window in ("3", "4"):
        assert hall.call(window) is None
    return hall


def test_when_the_window_for_all_of_a_visit_closes_the_ready_ones_take_its_first_case_at_once() -> None:
    """R22: who waited for window 6 does not wait for a window where nobody sits."""
    hall = divided_with_ready_windows()
    social, household = hall.issue("card", "move"), hall.issue("move", "card")
    assert (hall.in_hand("3"), hall.in_hand("4")) == (None, None)
    calls = [event for event in hall.do(c.CloseWindow("6")) if isinstance(event, TicketCalled)]
    assert [(call.ticket, call.window, call.how) for call in calls] == [
        (social.id, "3", "ready"),
        (household.id, "4", "ready"),
    ]


def test_one_ready_window_takes_the_first_of_several_and_leaves_the_others_waiting() -> None:
    hall = divided_with_ready_windows()
    first, second = hall.issue("card", "move"), hall.issue("card", "move")
    [call] = [event for event in hall.do(c.CloseWindow("6")) if isinstance(event, TicketCalled)]
    assert (call.ticket, call.runner_up) == (first.id, None)
    assert hall.hall.lanes.waiting("social") == 1
    hall.finish("3")
    assert hall.in_hand("4") == first.number, "led on, and 4 is ready"
    assert hall.call("3") == second.number


def test_a_pause_sends_people_to_the_ready_windows_that_could_serve_them() -> None:
    """Nobody waits behind a break, which may become a lunch (R6)."""
    hall = divided_with_ready_windows()
    visit = hall.issue("card", "move")
    hall.do(c.PauseWindow("6", "break"))
    assert hall.in_hand("3") == visit.number


def test_an_idle_window_takes_nobody_without_a_press() -> None:
    hall = scene(DIVIDED)
    hall.open("3", "bing")
    hall.open("4", "yi")
    hall.open("6", "jia")
    hall.issue("card", "move")
    hall.do(c.CloseWindow("6"))
    assert (hall.in_hand("3"), hall.in_hand("4")) == (None, None)
