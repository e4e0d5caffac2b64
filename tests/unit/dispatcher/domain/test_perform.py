"""Commands carried out, and what time itself asks for."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hall_builder import MINUTE, RULES, SATURDAY, TUESDAY, Scene, scene

from dispatcher.domain import commands as c
from dispatcher.domain.errors import PeopleStillWaiting
from dispatcher.domain.model import Hall, Outcome
from dispatcher.domain.perform import due, perform


def configured(clock: str, date: str) -> Scene:
    hall = Scene().clock(clock, date)
    hall.do(c.ConfigureHall(RULES))
    return hall


def test_a_hall_without_rules_has_nothing_to_do() -> None:
    assert due(Hall(), 0) is None


def test_a_day_is_opened_when_its_numbers_are_due_and_not_before() -> None:
    """R7: half an hour before the session."""
    hall = configured("07:59", TUESDAY)
    assert due(hall.hall, hall.now) is None
    assert due(hall.hall, hall.clock("08:00", TUESDAY).now) == c.OpenDay()


def test_a_machine_that_is_switched_on_in_the_afternoon_opens_the_day() -> None:
    hall = configured("15:00", TUESDAY)
    assert due(hall.hall, hall.now) == c.OpenDay()
    assert due(hall.hall, hall.clock("16:50", TUESDAY).now) is None, "no more numbers today"


def test_a_closed_date_is_not_opened() -> None:
    hall = configured("09:00", SATURDAY)
    assert due(hall.hall, hall.now) is None


def test_a_day_that_was_closed_early_is_not_opened_again_by_itself() -> None:
    hall = scene()
    hall.do(c.CloseDay())
    assert due(hall.hall, hall.now) is None
    assert due(hall.hall, hall.clock("08:00", TUESDAY).now) == c.OpenDay()


def test_a_day_ends_by_itself_after_hours_once_every_clerk_has_left_and_nobody_waits() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    hall.clock("17:00")
    assert due(hall.hall, hall.now) is None, "somebody waits"
    hall.call("1")
    hall.finish("1")
    assert due(hall.hall, hall.now) is None, "a clerk is there"
    hall.do(c.CloseWindow("1"))
    assert due(hall.hall, hall.now - 1) is None, "the session runs"
    assert due(hall.hall, hall.now) == c.CloseDay()


def test_a_day_without_sessions_ends_as_soon_as_nobody_is_there() -> None:
    hall = scene(clock="09:00", date=SATURDAY)
    assert due(hall.hall, hall.now) == c.CloseDay()
    hall.open("1")
    assert due(hall.hall, hall.now) is None


def test_at_midnight_an_open_day_is_turned() -> None:
    hall = scene()
    hall.issue("card")
    assert due(hall.hall, hall.clock("00:00", TUESDAY).now - 1) is None
    assert due(hall.hall, hall.now) == c.TurnDay()


def test_a_hall_that_was_switched_off_over_night_starts_into_the_right_day() -> None:
    hall = scene(clock="16:00")
    hall.open("1")
    hall.issue("card")
    done = hall.clock("08:10", TUESDAY).let_time_act()
    assert done == [c.TurnDay(), c.OpenDay()]
    assert hall.hall.day is not None
    assert hall.hall.day.date == TUESDAY
    assert [ticket.number for ticket in hall.hall.tickets.values()] == ["A001"]


def test_time_is_satisfied_once_it_was_obeyed() -> None:
    hall = configured("08:00", TUESDAY)
    assert hall.let_time_act() == [c.OpenDay()]
    assert due(hall.hall, hall.now) is None


def test_a_refused_command_changes_nothing() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card")
    before = deepcopy(hall.hall)
    with pytest.raises(PeopleStillWaiting):
        perform(hall.hall, c.CloseWindow("1"), hall.now + MINUTE)
    assert hall.hall == before
    assert hall.hall.lanes.__dict__.keys() == before.lanes.__dict__.keys()
    assert hall.hall.lanes.people == before.lanes.people


def test_the_events_that_perform_returns_make_the_same_hall_again() -> None:
    hall = scene()
    hall.open("1")
    hall.issue("card", "id")
    hall.call("1")
    hall.issue("card", priority="elderly")
    hall.do(c.CompleteCase("1", Outcome.DONE))
    hall.do(c.CompleteCase("1", Outcome.DONE, then_call_next=True))
    assert hall.replayed() == hall.hall


def test_finish_and_next_does_not_call_while_a_case_is_left_in_hand() -> None:
    hall = scene()
    hall.open("1")
    visit = hall.issue("card", "id")
    hall.issue("card")
    hall.call("1")
    hall.do(c.CompleteCase("1", Outcome.DONE, then_call_next=True))
    assert hall.in_hand("1") == visit.number
