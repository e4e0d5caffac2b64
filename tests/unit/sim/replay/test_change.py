"""What if other windows worked: which, from when to when, and what cannot be."""

from __future__ import annotations

import argparse
from dataclasses import replace

import pytest
from hall_builder import MINUTE
from lived_log import CHANGEOVER, MONDAY, TUESDAY, lived_log

from dispatcher.forecast.roster import Stint
from sim.calibration.observed import Knowledge
from sim.replay.change import ChangeNotPossible, Workload, changed
from sim.replay.staffing import Staffing, staff
from sim.replay.window_change import WindowChange, window_change


def lived_staffing() -> tuple[Staffing, Workload]:
    """Windows 1 and 3 of the trial hall, on two days."""
    observed, staffing = staff(lived_log().observed, changeover=CHANGEOVER)
    return staffing, Workload.of(observed)


def at_work(staffing: Staffing) -> list[list[str]]:
    """The windows of each day."""
    return [sorted(roster.stints) for roster in staffing.rosters.values()]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("1,2,5", WindowChange(only=("1", "2", "5"))),
        (" 1， 2 ,1", WindowChange(only=("1", "2"))),
        ("S01", WindowChange(only=("S01",))),
        ("+2", WindowChange(more=2)),
        ("-1", WindowChange(more=-1)),
    ],
)
def test_windows_are_named_or_counted(text: str, change: WindowChange) -> None:
    assert window_change(text) == change


@pytest.mark.parametrize("text", ["", ",", "1,,2", "+0", "-0", "1,+2", "+x", "-S01"])
def test_anything_else_is_told_how_to_write_it(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"should be like 1,2,5 .* or -1 \(one fewer\)"):
        window_change(text)


def test_a_change_is_told_as_it_was_written() -> None:
    assert [str(window_change(text)) for text in ("1,2", "+1", "-3")] == ["1,2", "+1", "-3"]


def test_without_a_change_nothing_changes() -> None:
    staffing, work = lived_staffing()
    assert changed(staffing, work) is staffing


def test_windows_keep_their_hours_and_those_that_did_not_work_work_all_day() -> None:
    staffing, work = lived_staffing()
    other = changed(staffing, work, window_change("2,3"))
    assert at_work(other) == [["2", "3"]] * 2
    assert other.rosters[MONDAY].stints["3"] == staffing.rosters[MONDAY].stints["3"]
    assert [(stint.start, stint.end, stint.away) for stint in other.rosters[TUESDAY].stints["2"]] == [
        (510 * MINUTE, 720 * MINUTE, "lunch"),
        (810 * MINUTE, 1020 * MINUTE, None),
    ]
    other.rosters[MONDAY].require_fit(other.rules)


def test_one_more_does_everything_at_the_pace_of_such_windows() -> None:
    staffing, work = lived_staffing()
    more = changed(staffing, work, window_change("+2"))
    assert at_work(more) == [["+1", "+2", "1", "3"]] * 2
    assert more.rosters[MONDAY].pace["+1"] == 1100
    more.rosters[MONDAY].require_fit(more.rules)


def test_one_fewer_is_each_days_idlest_that_can_be_spared() -> None:
    staffing, work = lived_staffing()
    staffing = changed(staffing, work, window_change("1,2,3,4"))
    served = {(MONDAY, "1"): 1, (MONDAY, "2"): 9, (MONDAY, "3"): 9, (MONDAY, "4"): 5, (TUESDAY, "3"): 9}
    asked = {date: ["card", "move"] for date in (MONDAY, TUESDAY)}
    fewer = changed(staffing, Workload(asked, served), window_change("-1"))
    assert at_work(fewer) == [["2", "3", "4"], ["2", "3", "4"]]
    fewer = changed(staffing, Workload(asked, served), window_change("-3"))
    assert at_work(fewer) == [["2"], ["2"]]


def test_where_no_hours_are_known_all_day_is_while_any_window_works_but_for_lunch() -> None:
    """Half an hour without anybody anywhere is lunch."""
    observed = lived_log().observed
    knows = Knowledge(leaving=True, absence=False, calls=False, rosters=False)
    observed, staffing = staff(replace(observed, knows=knows, stints={}, rules=None))
    hours = {
        "1": (Stint("1", 500 * MINUTE, 600 * MINUTE), Stint("1", 700 * MINUTE, 720 * MINUTE)),
        "3": (Stint("3", 590 * MINUTE, 671 * MINUTE), Stint("3", 750 * MINUTE, 800 * MINUTE)),
    }
    staffing = replace(staffing, rosters={MONDAY: replace(staffing.rosters[MONDAY], stints=hours)})
    more = changed(staffing, Workload.of(observed), window_change("+1"))
    added = [(stint.start // MINUTE, stint.end // MINUTE) for stint in more.rosters[MONDAY].stints["+1"]]
    assert added == [(500, 720), (750, 800)]
    more.rosters[MONDAY].require_fit(more.rules)


@pytest.mark.parametrize(
    ("windows", "said"),
    [
        ("1,9", r"there is no window 9; there are 1 2 3 4 5"),
        ("3", r"on 2026-11-23 nobody could do move; add a window that can"),
        ("-2", r"of 2 open on 2026-11-23, 2 cannot be closed: something could not be done"),
    ],
)
def test_windows_that_cannot_do_the_work_are_told(windows: str, said: str) -> None:
    staffing, work = lived_staffing()
    with pytest.raises(ChangeNotPossible, match=said):
        changed(staffing, work, window_change(windows))


def test_many_services_that_nobody_could_do_are_counted() -> None:
    staffing, _ = lived_staffing()
    everything = Workload({MONDAY: ["ask", "card", "collect", "id", "move", "pension"]}, {})
    with pytest.raises(ChangeNotPossible, match="nobody could do ask, collect, id, move; add"):
        changed(staffing, everything, window_change("3"))
    with pytest.raises(ChangeNotPossible, match="nobody could do ask, card, collect, move and 1 more; add"):
        changed(staffing, everything, window_change("4"))


def test_on_a_day_without_anybody_one_more_cannot_say_how_long() -> None:
    """A day on which the hall is closed and nobody sat anywhere."""
    staffing, work = lived_staffing()
    saturday = MONDAY.replace(day=28)
    empty = replace(staffing.rosters[MONDAY], stints={})
    more = changed(replace(staffing, rosters={saturday: empty}), work, window_change("+1"))
    assert more.rosters[saturday].stints == {"+1": ()}
