"""Rosters that contradict themselves or the hall are refused; the usual working day follows the hours."""

from __future__ import annotations

import datetime

import pytest
from hall_builder import MINUTE, RULES

from dispatcher.forecast.roster import Roster, RosterNotFitting, Stint, all_day

MORNING, AFTERNOON = Stint("jia", 510 * MINUTE, 720 * MINUTE, "lunch"), Stint("jia", 810 * MINUTE, 1020 * MINUTE)


def test_a_usual_day_works_through_the_sessions_with_lunch_between() -> None:
    stints = all_day(RULES, datetime.date(2026, 11, 23), {"1": "jia"})
    assert stints == {"1": (MORNING, AFTERNOON)}
    Roster(stints).require_fit(RULES)


def test_on_a_closed_day_nobody_works() -> None:
    assert all_day(RULES, datetime.date(2026, 11, 28), {"1": "jia"}) == {"1": ()}


@pytest.mark.parametrize(
    ("roster", "says"),
    [
        (Roster({"9": (AFTERNOON,)}), "window '9' is not one of the hall's: 1 2 3 4 5"),
        (Roster({}, pace={"8": 1000}), "window '8' is not one"),
        (Roster({}, pace={"1": 0}), "window 1: a pace of 0"),
        (Roster({}, changeover=-1), "changeover must not be negative"),
        (Roster({}, look_again=0), "look_again must be at least"),
        (Roster({"1": (Stint("jia", 5, 5),)}), "window 1: a stint must end after it starts"),
        (Roster({"1": (AFTERNOON, MORNING)}), "window 1: a stint must end after it starts, and start after"),
        (
            Roster({"1": (Stint("jia", 0, 5, "nap"), AFTERNOON)}),
            "window 1: pause 'nap' is not one of the hall's",
        ),
        (Roster({"1": (Stint("yi", 0, 5, "break"), AFTERNOON)}), "window 1: yi paused, so jia cannot open it"),
        (Roster({"1": (MORNING,)}), "window 1: the last stint must close it"),
    ],
)
def test_what_does_not_fit_is_named(roster: Roster, says: str) -> None:
    with pytest.raises(RosterNotFitting, match=says):
        roster.require_fit(RULES)
