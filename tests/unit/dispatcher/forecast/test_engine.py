"""Small days whose every moment can be worked out by hand, interpreted and compiled."""

from __future__ import annotations

import datetime
from dataclasses import replace

import numpy as np
import pytest
from hall_builder import MINUTE, RULES

from dispatcher.domain.rules import NoShow
from dispatcher.forecast.draws import Draws, draws
from dispatcher.forecast.engine import KindsDiffer, run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import ABANDONED, IN_HAND, NO_SHOW, NOT_YET, SERVED, TURNED_AWAY, WAITING, Outcomes
from dispatcher.forecast.roster import Roster, Stint

MONDAY = datetime.date(2026, 11, 23)
NINE, FIVE = 540, 1020
"""Minutes after midnight; the hall closes at five."""


def at(*minutes: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Moments or spans given in minutes."""
    return np.array(minutes, np.int64) * MINUTE


def roster(start: int, end: int) -> Roster:
    """Window 1, attended from `start` to `end`."""
    return Roster({"1": (Stint("jia", start * MINUTE, end * MINUTE),)})


def lived(drawn: Draws, plan: Roster, discipline: str = "fifo", interpreted: bool = True) -> Outcomes:
    """The outcomes in the small hall."""
    rules = replace(RULES, discipline=discipline, no_show=NoShow(recalls=2, after=MINUTE, returns_behind=1))
    drawn.require_fit(rules)
    return run(Layout(rules, plan, MONDAY, drawn.kinds), drawn, interpreted=interpreted)


def minutes(moments: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> list[float]:
    """Moments in minutes, with `NOT_YET` left alone."""
    return [moment / MINUTE if moment != NOT_YET else NOT_YET for moment in moments.tolist()]


ONE = (("card",),)


@pytest.mark.parametrize("interpreted", [True, False])
def test_one_window_serves_in_order_of_arrival_with_its_pace_and_changeover(interpreted: bool) -> None:
    plan = replace(roster(NINE, FIVE), changeover=MINUTE, pace={"1": 1500})
    seen = lived(draws(ONE, at(541, 542, 543), at(4, 2, 2)), plan, interpreted=interpreted)
    assert minutes(seen.called_at) == [541, 548, 552]
    assert minutes(seen.ended_at) == [547, 551, 555]
    assert minutes(seen.waited) == [0, 6, 9]
    assert seen.state.tolist() == [SERVED] * 3
    assert seen.window.tolist() == [0, 0, 0]
    assert minutes(seen.serving[0]) == [12, 0, 0, 0, 0]
    assert minutes(seen.at_work[0]) == [FIVE - NINE, 0, 0, 0, 0]


def test_whoever_waits_at_closing_is_still_served_and_that_is_overtime() -> None:
    seen = lived(draws(ONE, at(1001, 1002, 1003), at(15, 15, 15)), roster(NINE, FIVE))
    assert minutes(seen.ended_at) == [1016, 1031, 1046]
    assert minutes(seen.overtime[0])[0] == 26


def test_a_passed_person_who_comes_back_waits_behind_the_next_one() -> None:
    drawn = draws(
        ONE,
        at(541, 542, 543, 544),
        at(5, 5, 5, 5),
        absent=np.array([True, False, False, False]),
        returns_after=at(2, 0, 0, 0),
    )
    seen = lived(drawn, roster(NINE, FIVE))
    assert minutes(seen.first_called_at) == [541, 542, 547, 557]
    assert minutes(seen.called_at) == [552, 542, 547, 557]
    assert seen.calls.tolist() == [2, 1, 1, 1]


def test_a_passed_person_who_stays_away_is_a_no_show_and_cost_the_window_a_minute() -> None:
    seen = lived(draws(ONE, at(541, 541), at(5, 5), absent=np.array([True, False])), roster(NINE, FIVE))
    assert seen.state.tolist() == [NO_SHOW, SERVED]
    assert minutes(seen.called_at) == [541, 542]


def test_people_leave_when_they_lose_patience_and_early_comers_when_no_numbers_are_issued() -> None:
    drawn = draws(ONE, at(400, 541, 542, 543), at(5, 9, 5, 5), patience=at(1, 1, 3, 60))
    seen = lived(drawn, roster(NINE, FIVE))
    assert seen.state.tolist() == [TURNED_AWAY, SERVED, ABANDONED, SERVED]
    assert minutes(seen.ended_at) == [NOT_YET, 550, 545, 555]
    assert minutes(seen.wait(drawn.arrival)) == [NOT_YET, 0, 3, 7]


def test_a_visit_for_two_services_goes_on_at_the_window_for_the_second_without_queueing_anew() -> None:
    drawn = draws((("card", "id"), ("id",)), at(541, 542), np.array([[10, 5], [20, 0]]) * MINUTE, kind=np.array([0, 1]))
    stints = {"3": (Stint("jia", 0, FIVE * MINUTE),), "4": (Stint("jia", 0, FIVE * MINUTE),)}
    seen = lived(drawn, Roster(stints))
    assert minutes(seen.first_called_at) == [541, 542]
    assert minutes(seen.called_at) == [562, 542]
    assert minutes(seen.waited) == [11, 0]
    assert seen.window.tolist() == [3, 3]


def test_nobody_is_served_where_no_window_opens_and_midnight_ends_a_long_service() -> None:
    empty = lived(draws(ONE, at(541), at(5)), Roster({}))
    assert empty.state.tolist() == [WAITING]
    late = lived(draws(ONE, at(1000), at(600)), roster(NINE, FIVE))
    assert late.state.tolist() == [IN_HAND]
    assert minutes(late.at_work[0])[0] == 1440 - NINE


def test_the_longest_claim_is_called_first_under_load() -> None:
    drawn = draws((("card",), ("collect",)), at(541, 542, 543), at(9, 9, 9), kind=np.array([0, 0, 1]))
    assert minutes(lived(drawn, roster(NINE, FIVE)).called_at) == [541, 550, 559]
    assert minutes(lived(drawn, roster(NINE, FIVE), "load").called_at) == [541, 559, 550]


def test_days_are_lived_alone_and_threads_share_them() -> None:
    drawn = draws(ONE, at(541, 542, 541, 542, 541, 542), at(4, 2, 4, 2, 4, 2), offsets=np.array([0, 2, 4, 6]))
    rules = replace(RULES, discipline="fifo")
    seen = run(Layout(rules, roster(NINE, FIVE), MONDAY, ONE), drawn, threads=2)
    assert minutes(seen.called_at) == [541, 545] * 3
    assert minutes(seen.serving[:, 0]) == [6, 6, 6]


def test_a_layout_for_other_kinds_of_visit_is_refused() -> None:
    with pytest.raises(KindsDiffer, match="same kinds"):
        run(Layout(RULES, Roster({}), MONDAY, (("move",),)), draws(ONE, at(541), at(5)))
