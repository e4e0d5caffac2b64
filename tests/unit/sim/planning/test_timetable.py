"""Timetables, and the rules and rosters that they make."""

from __future__ import annotations

from dataclasses import replace

from small_site import CARDS, COMPREHENSIVE, DAY_SHIFT, DESK, MINUTE, site

from dispatcher.domain.decide.departure import LUNCH
from sim.planning.shifts import ShiftRules, whole_days
from sim.planning.timetable import OpenWindow, in_order, layout, mix_of, most_open, open_minutes, staffed

MORNING = OpenWindow(0, ((540, 720),))
BROKEN = OpenWindow(1, ((540, 600), (900, 1020)))


def test_a_timetable_costs_its_open_minutes() -> None:
    assert open_minutes((MORNING, BROKEN)) == 180 + 60 + 120


def test_the_most_at_one_time_is_how_many_clerks_it_takes() -> None:
    assert most_open((MORNING, BROKEN)) == 2
    assert most_open((MORNING, OpenWindow(0, ((720, 800),)))) == 1
    assert most_open(()) == 0


def test_a_mix_counts_windows_by_kind() -> None:
    assert mix_of((MORNING, BROKEN, MORNING), 3) == (2, 1, 0)


def test_windows_stand_by_kind_the_longest_open_first() -> None:
    long = OpenWindow(0, DAY_SHIFT)
    assert in_order([BROKEN, MORNING, long]) == (long, MORNING, BROKEN)


def test_each_window_has_a_clerk_of_its_own_who_may_serve_everything() -> None:
    place = site(kinds=(COMPREHENSIVE, DESK))
    without_lunch = replace(place.rules, pause_reasons=("break",))
    rules = staffed(without_lunch, place.kinds, whole_days((2, 1), place.sessions, ShiftRules()))
    assert [window.id for window in rules.windows] == ["w1", "w2", "w3"]
    assert rules.windows[2].roles == DESK.roles
    assert [clerk.qualifications for clerk in rules.clerks] == [("*",)] * 3
    assert LUNCH in rules.pause_reasons


def test_lunch_is_a_pause_and_the_evening_closes() -> None:
    place = site(kinds=(COMPREHENSIVE, CARDS))
    made = layout(place, (OpenWindow(0, DAY_SHIFT), BROKEN), (("card",),))
    first, second = made.roster.stints["w1"]
    assert (first.start, first.end, first.away) == (540 * MINUTE, 720 * MINUTE, LUNCH)
    assert (second.end, second.away) == (1020 * MINUTE, None)
    assert [(stint.start, stint.end) for stint in made.roster.stints["w2"]] == [
        (540 * MINUTE, 600 * MINUTE),
        (900 * MINUTE, 1020 * MINUTE),
    ]


def test_only_windows_for_everything_are_slower() -> None:
    place = site(kinds=(COMPREHENSIVE, CARDS))
    slower = place.with_model(
        place.model.model_copy(update={"windows": place.model.windows.model_copy(update={"undifferentiated": 1.25})})
    )
    made = layout(slower, whole_days((1, 1), place.sessions, ShiftRules()), (("card",),))
    assert made.roster.pace == {"w1": 1250}
