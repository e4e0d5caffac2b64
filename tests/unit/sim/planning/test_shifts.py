"""Lunch in turns and the rules of shifts."""

from __future__ import annotations

from sim.planning.shifts import LunchTurns, ShiftRules, shift_minutes, whole_days

DAY = ((540, 720), (840, 1020))
THROUGH = ((540, 1020),)


def test_without_turns_a_whole_day_is_the_halls() -> None:
    timetable = whole_days((2, 0, 1), DAY, ShiftRules())
    assert [window.kind for window in timetable] == [0, 0, 2]
    assert all(window.spans == DAY for window in timetable)


def test_clerks_have_lunch_in_turns_where_the_hall_stays_open() -> None:
    rules = ShiftRules(lunch=LunchTurns(60, 690, 810))
    timetable = whole_days((3,), THROUGH, rules)
    assert [window.spans for window in timetable] == [
        ((540, 690), (750, 1020)),
        ((540, 750), (810, 1020)),
        ((540, 690), (750, 1020)),
    ]
    for minute in range(540, 1020):
        assert any(start <= minute < end for window in timetable for start, end in window.spans)


def test_a_session_without_room_for_lunch_has_none() -> None:
    assert whole_days((1,), ((540, 700),), ShiftRules(lunch=LunchTurns(60, 690, 810)))[0].spans == ((540, 700),)


def test_lunch_belongs_to_a_shift_and_does_not_count() -> None:
    assert shift_minutes(DAY, DAY) == [360]
    assert shift_minutes(((600, 720), (840, 900)), DAY) == [180]


def test_whoever_goes_before_lunch_or_comes_later_has_two_shifts() -> None:
    assert shift_minutes(((540, 660), (840, 1020)), DAY) == [120, 180]
    assert shift_minutes(((540, 720), (900, 1020)), DAY) == [180, 120]


def test_a_shift_may_not_be_too_short_nor_a_scrap_beside_lunch() -> None:
    rules = ShiftRules(shortest=120)
    assert rules.allow(((540, 720),), DAY)
    assert rules.allow(((600, 720), (840, 900)), DAY)
    assert not rules.allow(((540, 630),), DAY)
    assert not rules.allow(((540, 660), (840, 900)), DAY)
    assert not rules.allow(((540, 720), (840, 870)), DAY)
    assert not rules.allow((), DAY)


def test_a_short_session_of_the_halls_own_is_no_scrap() -> None:
    whole = ((540, 570), (840, 1020))
    assert ShiftRules(shortest=120).allow(whole, whole)
