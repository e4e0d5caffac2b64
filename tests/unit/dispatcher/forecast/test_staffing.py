"""Who is expected to sit where for the rest of the day."""

from __future__ import annotations

import pytest
from hall_builder import HOUR, MINUTE, SATURDAY, Scene, scene

from dispatcher.domain import commands as c
from dispatcher.forecast.draws import DAY
from dispatcher.forecast.line import CLOSED, IDLE, PAUSED, READY
from dispatcher.forecast.staffing import AS_IT_IS, Changes, doing_at, roster_of

OPENS, LUNCH, AFTERNOON, CLOSES = (round(hour * HOUR) for hour in (8.5, 12, 13.5, 17))


def hall_at(clock: str, state: str = "idle") -> Scene:
    """A hall whose window 1 is in this state."""
    hall = scene(clock=clock)
    if state != "closed":
        hall.open("1")
    if state == "ready":
        hall.call("1")
    if state in ("break", "lunch"):
        hall.do(c.PauseWindow("1", state))
    return hall


def spans(hall: Scene, changes: Changes = AS_IT_IS, window: str = "1") -> list[tuple[int, int]]:
    """From when to when somebody is expected at a window."""
    stints = roster_of(hall.hall, hall.now, changes).stints.get(window, ())
    return [(stint.start, stint.end) for stint in stints]


@pytest.mark.parametrize(
    ("clock", "state", "expected"),
    [
        ("08:10", "closed", []),
        ("08:10", "idle", [(OPENS, LUNCH), (AFTERNOON, CLOSES)]),
        ("08:10", "ready", [(0, LUNCH), (AFTERNOON, CLOSES)]),
        ("10:00", "closed", []),
        ("10:00", "idle", [(0, LUNCH), (AFTERNOON, CLOSES)]),
        ("10:00", "break", [(0, LUNCH), (AFTERNOON, CLOSES)]),
        ("11:50", "lunch", [(AFTERNOON, CLOSES)]),
        ("12:10", "idle", [(0, LUNCH), (AFTERNOON, CLOSES)]),
        ("12:10", "lunch", [(AFTERNOON, CLOSES)]),
        ("12:10", "break", [(AFTERNOON, CLOSES)]),
        ("15:00", "idle", [(0, CLOSES)]),
        ("17:10", "idle", [(0, CLOSES)]),
        ("17:10", "break", []),
    ],
)
def test_whoever_sits_there_keeps_to_the_sessions(clock: str, state: str, expected: list[tuple[int, int]]) -> None:
    assert spans(hall_at(clock, state)) == expected


def test_between_sessions_there_is_lunch_and_after_the_last_one_the_window_closes() -> None:
    hall = hall_at("10:00")
    first, second = roster_of(hall.hall, hall.now).stints["1"]
    assert (first.away, second.away) == ("lunch", None)


def test_where_there_are_no_hours_whoever_is_at_work_stays() -> None:
    hall = scene(date=SATURDAY)
    hall.open("1")
    assert spans(hall) == [(0, DAY)]
    hall.do(c.PauseWindow("1", "break"))
    assert spans(hall) == []


def test_a_window_asked_for_is_at_work_at_once() -> None:
    hall = hall_at("10:00", "closed")
    changes: Changes = {"1": "yi"}
    assert spans(hall, changes) == [(0, LUNCH), (AFTERNOON, CLOSES)]
    roster, window = roster_of(hall.hall, hall.now, changes), hall.hall.windows["1"]
    assert roster.stints["1"][0].clerk == "yi"
    assert doing_at(roster, window, 10 * HOUR, asked_for=True) == IDLE
    resting = hall_at("10:00", "break")
    assert doing_at(roster_of(resting.hall, resting.now), resting.hall.windows["1"], 10 * HOUR) == PAUSED


def test_whoever_is_not_to_go_on_finishes_with_the_person_in_hand() -> None:
    hall = hall_at("10:00")
    assert spans(hall, {"1": None}) == []
    hall.issue()
    hall.call("1")
    assert spans(hall, {"1": None}) == [(0, 10 * HOUR + MINUTE)]


@pytest.mark.parametrize(
    ("clock", "state", "doing"),
    [("10:00", "closed", CLOSED), ("08:10", "idle", PAUSED), ("08:10", "ready", READY), ("10:00", "idle", IDLE)],
)
def test_a_window_does_what_it_does_unless_the_session_has_not_begun(clock: str, state: str, doing: int) -> None:
    hall = hall_at(clock, state)
    roster, window = roster_of(hall.hall, hall.now), hall.hall.windows["1"]
    now = hall.now - hall.hall.configured().hours.moment(hall.hall.date(hall.now), 0)
    assert doing_at(roster, window, now) == doing
