"""One window more or less: which are tried, by whom, and which are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import MINUTE, RULES, Scene, scene

from dispatcher.domain import commands as c
from dispatcher.domain.prospect import Change, WhatIf
from dispatcher.domain.rules import Clerk
from dispatcher.forecast.lookout import Lookout
from dispatcher.forecast.what_if import what_if


def crowded(*windows: tuple[str, str], people: int = 12) -> Scene:
    """A hall with these windows (and clerks) at work, each with somebody in hand; people wait for cards."""
    hall = scene()
    for window, clerk in windows:
        hall.open(window, clerk)
    for _ in range(people + len(windows)):
        hall.issue()
    for window, _ in windows:
        hall.call(window)
    return hall


def asked(hall: Scene, **sat_last: str) -> WhatIf:
    """What if, now; `sat_last` by window, as `w1`."""
    return what_if(hall.hall, hall.now, {window[1:]: clerk for window, clerk in sat_last.items()})


def changes(found: WhatIf) -> list[tuple[str, str]]:
    """The windows to open, and by whom."""
    return [(change.window, change.clerk) for change in found.more]


def mean(change: Change | None) -> float:
    """The mean wait of those who wait, with this change."""
    assert change is not None
    assert change.prospect.mean is not None
    return change.prospect.mean


def test_a_window_more_spares_people_time_and_the_best_comes_first() -> None:
    found = asked(crowded(("1", "jia")))
    assert found.waiting == 12
    assert found.now.mean is not None
    assert found.now.longest is not None
    assert found.now.mean < found.now.longest
    assert {("2", "yi"), ("3", "bing")} <= set(changes(found))
    assert mean(found.more[0]) < 0.7 * found.now.mean
    assert [mean(change) for change in found.more] == sorted(mean(change) for change in found.more)


def test_windows_that_serve_the_same_are_tried_once_and_those_that_help_nobody_are_not_told() -> None:
    hall = crowded(("3", "bing"))
    assert changes(asked(hall)) == [("1", "jia")]


def test_who_sat_there_last_would_sit_there_again_if_free() -> None:
    hall = crowded(("3", "bing"))
    assert changes(asked(hall, w1="yi"))[0] == ("1", "yi")
    assert changes(asked(hall, w1="bing"))[0] == ("1", "jia")


def test_whoever_rests_would_come_back() -> None:
    hall = crowded(("1", "jia"))
    hall.finish("1")
    hall.open("2", "yi")
    hall.do(c.PauseWindow("2", "meeting"))
    hall.call("1")
    assert ("2", "yi") in changes(asked(hall))


def test_where_no_clerk_is_free_no_window_is_told() -> None:
    hall = scene(replace(RULES, clerks=(Clerk("jia", ("*",)),)))
    hall.open("1", "jia")
    for _ in range(8):
        hall.issue()
    hall.call("1")
    assert asked(hall).more == ()


def test_people_whom_nobody_serves_count_more_than_any_wait() -> None:
    hall = crowded(("3", "bing"), people=4)
    hall.issue("id")
    found = asked(hall)
    assert found.now.unserved == 1
    assert found.more[0].prospect.unserved == 0


def test_the_window_that_is_missed_least_may_close_unless_it_alone_serves_something() -> None:
    hall = crowded(("1", "jia"), ("2", "yi"), ("3", "bing"), people=3)
    found = asked(hall)
    assert found.less is not None
    assert found.now.mean is not None
    assert mean(found.less) >= found.now.mean
    beside = asked(crowded(("1", "jia"), ("4", "ding"))).less
    assert beside is None or beside.window == "4"
    assert asked(crowded(("1", "jia"))).less is None


def test_a_hall_in_which_nobody_waits_is_judged_by_those_who_come() -> None:
    hall = scene()
    hall.open("1", "jia")
    hall.open("2", "yi")
    for _ in range(20):
        hall.issue()
        hall.call("1")
        hall.wait(5 * MINUTE)
        hall.finish("1")
    hall.call("1")
    hall.call("2")
    found = asked(hall)
    assert (found.waiting, found.now.mean, found.now.longest) == (0, None, None)
    assert found.now.coming is not None
    assert found.less is not None
    assert found.less.prospect.coming is not None
    assert found.less.prospect.coming > found.now.coming


def test_newcomers_are_told_by_queue_where_somebody_would_serve_them() -> None:
    found = asked(crowded(("3", "bing")))
    assert list(found.now.newcomers) == ["social"]
    assert set(found.more[0].prospect.newcomers) == {"social", "household", "results", "questions"}
    assert found.more[0].prospect.newcomers["social"].high < found.now.newcomers["social"].high


def test_the_lookout_knows_nothing_of_a_hall_that_is_too_full(monkeypatch: pytest.MonkeyPatch) -> None:
    hall, lookout = crowded(("1", "jia")), Lookout()
    assert lookout.outlook(hall.hall, hall.now) is not None
    assert lookout.what_if(hall.hall, hall.now, {}) is not None
    monkeypatch.setattr("dispatcher.forecast.rehearsal.MOST_PEOPLE", 3)
    assert lookout.outlook(hall.hall, hall.now) is None
    assert lookout.what_if(hall.hall, hall.now, {}) is None
