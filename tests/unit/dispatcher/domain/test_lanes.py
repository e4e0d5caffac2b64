"""The waiting people as the discipline sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import MINUTE, RULES

from dispatcher.domain.coverage import Coverage
from dispatcher.domain.discipline import NOBODY
from dispatcher.domain.lanes import Lanes

COVERAGE = Coverage(RULES)
CARD, ID, BOTH = COVERAGE.route(("card",)), COVERAGE.route(("id",)), COVERAGE.route(("card", "id"))
PENSION, COLLECT = COVERAGE.route(("pension",)), COVERAGE.route(("collect",))


@pytest.fixture
def lanes() -> Lanes:
    """The builder's hall with everybody gone and every window closed."""
    return Lanes(RULES, COVERAGE)


def test_people_of_one_queue_priority_and_reach_share_a_lane(lanes: Lanes) -> None:
    """A pension is another reach than a card, for the stand-in `ji` knows only cards."""
    first = lanes.add(CARD, "normal", 10, 1, "a", MINUTE)
    assert lanes.add(PENSION, "normal", 20, 2, "b", MINUTE) != first
    assert lanes.add(CARD, "normal", 30, 3, "c", MINUTE) == first
    assert lanes.add(CARD, "elderly", 40, 4, "d", MINUTE) != first
    assert lanes.add(BOTH, "normal", 50, 5, "e", MINUTE) != first


def test_a_lane_is_in_order_of_arrival_whoever_comes_to_it_when(lanes: Lanes) -> None:
    lane = lanes.add(CARD, "normal", 30, 3, "c", MINUTE)
    lanes.add(CARD, "normal", 10, 5, "a", MINUTE)
    lanes.add(CARD, "normal", 10, 2, "b", MINUTE)
    assert [name for _, _, name in lanes.people[lane]] == ["b", "a", "c"]
    assert (lanes.first_since[lane], lanes.first_serial[lane]) == (10, 2)


def test_work_and_people_are_counted_by_queue(lanes: Lanes) -> None:
    lanes.add(CARD, "normal", 10, 1, "a", 6 * MINUTE)
    lanes.add(CARD, "elderly", 20, 2, "b", 5 * MINUTE)
    lanes.add(ID, "normal", 30, 3, "c", 12 * MINUTE)
    social, household = lanes.queue_of("social"), lanes.queue_of("household")
    assert (lanes.work[social], lanes.work[household]) == (11 * MINUTE, 12 * MINUTE)
    assert (lanes.waiting("social"), lanes.waiting("household"), lanes.waiting("results")) == (2, 1, 0)


def test_who_leaves_takes_their_work_along_and_leaves_an_empty_lane(lanes: Lanes) -> None:
    lane = lanes.add(CARD, "normal", 10, 1, "a", 6 * MINUTE)
    lanes.remove(lane, 10, 1, "a", 6 * MINUTE)
    assert lanes.people[lane] == []
    assert (lanes.first_since[lane], lanes.first_serial[lane]) == (NOBODY, NOBODY)
    assert sum(lanes.work) == sum(lanes.count) == 0


def test_a_window_without_a_clerk_may_call_nobody(lanes: Lanes) -> None:
    lanes.add(CARD, "normal", 10, 1, "a", MINUTE)
    assert lanes.choose(0, 20) is None


def test_a_window_may_call_whom_its_roles_and_its_clerk_include(lanes: Lanes) -> None:
    card = lanes.add(CARD, "normal", 10, 1, "a", MINUTE)
    number = lanes.add(ID, "normal", 20, 2, "b", MINUTE)
    lanes.seat(0, "jia")
    lanes.seat(3, "ding")
    assert [(row[card], row[number]) for row in lanes.eligible] == [
        (True, True), (False, False), (False, False), (False, True), (False, False),
    ]  # fmt: skip


def test_a_stand_in_narrows_what_the_window_calls(lanes: Lanes) -> None:
    """R12: the stand-in knows only cards."""
    lanes.add(PENSION, "normal", 10, 1, "a", MINUTE)
    lanes.add(CARD, "normal", 20, 2, "b", MINUTE)
    lanes.seat(2, "bing")
    choice = lanes.choose(2, 30)
    assert choice is not None
    assert choice.ticket == "a"
    lanes.seat(2, "ji")
    choice = lanes.choose(2, 30)
    assert choice is not None
    assert choice.ticket == "b"


def test_a_lane_that_is_made_later_knows_the_clerks_who_sit_there_already(lanes: Lanes) -> None:
    lanes.seat(4, "wu")
    lane = lanes.add(COLLECT, "normal", 10, 1, "a", MINUTE)
    assert [row[lane] for row in lanes.eligible] == [False, False, False, False, True]


def test_servers_are_the_windows_at_work_that_may_serve_something_of_the_queue(lanes: Lanes) -> None:
    lanes.seat(0, "jia")
    lanes.seat(2, "bing")
    lanes.seat(3, "ding")
    assert lanes.servers == [2, 2, 1, 1]
    lanes.seat(0, None)
    assert lanes.servers == [1, 1, 0, 0]


def test_a_window_whose_clerk_cannot_serve_it_is_no_server(lanes: Lanes) -> None:
    """R12: a clerk for results at a domain window."""
    lanes.seat(2, "wu")
    assert lanes.servers == [0, 0, 0, 0]


def test_the_choice_says_who_is_first_and_the_best_first_of_another_lane() -> None:
    lanes = Lanes(replace(RULES, discipline="fifo"), COVERAGE)
    lanes.seat(0, "jia")
    lanes.add(CARD, "normal", 10, 1, "a", MINUTE)
    lanes.add(CARD, "normal", 11, 2, "b", MINUTE)
    lanes.add(ID, "normal", 15, 3, "c", MINUTE)
    choice = lanes.choose(0, 20)
    assert choice is not None
    assert (choice.ticket, choice.claim, choice.runner_up, choice.runner_up_claim) == ("a", 10.0, "c", 5.0)


def test_the_choice_has_no_runner_up_where_only_one_lane_waits(lanes: Lanes) -> None:
    lanes.seat(0, "jia")
    lanes.add(CARD, "normal", 10, 1, "a", MINUTE)
    choice = lanes.choose(0, 20)
    assert choice is not None
    assert (choice.runner_up, choice.runner_up_claim) == (None, 0.0)


def test_in_reach_are_the_lanes_that_a_window_at_work_may_call(lanes: Lanes) -> None:
    card, number = lanes.add(CARD, "normal", 10, 1, "a", MINUTE), lanes.add(ID, "normal", 20, 2, "b", MINUTE)
    lanes.seat(2, "bing")
    assert lanes.in_reach(CARD.reach) == [card]
    lanes.seat(0, "jia")
    assert lanes.in_reach(CARD.reach) == [card, number]


def test_with_nobody_at_work_all_that_the_windows_would_serve_is_in_reach(lanes: Lanes) -> None:
    card, number = lanes.add(CARD, "normal", 10, 1, "a", MINUTE), lanes.add(ID, "normal", 20, 2, "b", MINUTE)
    empty = lanes.add(COLLECT, "normal", 10, 3, "c", MINUTE)
    lanes.remove(empty, 10, 3, "c", MINUTE)
    assert lanes.in_reach(CARD.reach) == [card, number]


def test_seated_are_the_windows_at_work_that_may_call_the_reach(lanes: Lanes) -> None:
    lanes.seat(1, "yi")
    lanes.seat(2, "ji")
    lanes.seat(3, "ding")
    assert lanes.seated(CARD.reach) == [1, 2]
    assert lanes.seated(ID.reach) == [1, 3]
