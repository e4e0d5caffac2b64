"""Who is called next, worked out by hand; the properties are in tests/property."""

from __future__ import annotations

import pytest
from hall_builder import MINUTE

from dispatcher.domain.discipline import (
    FIFO,
    INTERLEAVE,
    LOAD,
    NOBODY,
    STRICT,
    choose_lane,
    choose_window,
    goes_first,
    load_claim,
    next_streak,
    overtaking_limit,
    queue_delay,
    standing,
)

NOW = 1_000 * MINUTE


def choice(
    discipline: int, people: list[tuple[int, int, int]], streak: int = 0, work: tuple[int, int] = (0, 0)
) -> tuple[int, float, int, float]:
    """`choose_lane` of one window over lanes with one person each: (minutes waited, queue, priority)."""
    return choose_lane(
        discipline, 0, NOW, [[True] * len(people)], list(range(len(people))), len(people),
        [NOW - waited * MINUTE for waited, _, _ in people],
        list(range(1, len(people) + 1)), [queue for _, queue, _ in people], [priority for _, _, priority in people],
        [0, 10 * MINUTE, 20 * MINUTE], [1.0, 1.0, 1.5], [20 * MINUTE, 40 * MINUTE], list(work), [1, 2], [streak],
    )  # fmt: skip


def test_a_queues_delay_is_its_work_shared_by_its_windows() -> None:
    assert queue_delay(60 * MINUTE, 3) == 20 * MINUTE


def test_a_queue_without_a_window_has_the_delay_of_one() -> None:
    assert queue_delay(60 * MINUTE, 0) == 60 * MINUTE


def test_a_claim_of_one_is_a_promised_wait_used_up() -> None:
    assert load_claim(20 * MINUTE, 0, 20 * MINUTE, 0, 1.0) == 1.0


def test_the_work_before_the_queue_counts_up_to_the_promise() -> None:
    assert load_claim(10 * MINUTE, 5 * MINUTE, 20 * MINUTE, 0, 1.0) == 0.75
    assert load_claim(10 * MINUTE, 500 * MINUTE, 20 * MINUTE, 0, 1.0) == 1.5


def test_a_priority_starts_ahead_and_ages_faster() -> None:
    assert load_claim(10 * MINUTE, 0, 20 * MINUTE, 10 * MINUTE, 2.0) == 1.5


def test_load_calls_where_most_of_the_promise_is_used_up() -> None:
    lane, claim, second, second_claim = choice(LOAD, [(10, 0, 0), (15, 1, 0)])
    assert (lane, claim, second, second_claim) == (0, 0.5, 1, 0.375)


def test_load_goes_where_the_work_waits() -> None:
    lane, claim, *_ = choice(LOAD, [(10, 0, 0), (15, 1, 0)], work=(0, 60 * MINUTE))
    assert (lane, claim) == (1, 1.125)


def test_load_lets_a_priority_go_before_an_earlier_person_until_that_one_has_waited_long_enough() -> None:
    assert choice(LOAD, [(9, 0, 0), (0, 0, 1)])[0] == 1
    assert choice(LOAD, [(11, 0, 0), (0, 0, 1)])[0] == 0


def test_fifo_calls_the_earliest_of_the_hall() -> None:
    assert choice(FIFO, [(10, 0, 2), (11, 1, 0)]) == (1, 11.0 * MINUTE, 0, 10.0 * MINUTE)


def test_strict_calls_the_highest_priority_however_long_others_wait() -> None:
    assert choice(STRICT, [(500, 0, 0), (1, 1, 1), (0, 0, 2)])[0] == 2
    assert choice(STRICT, [(500, 0, 0), (1, 1, 1)])[0] == 1


def test_interleave_calls_two_people_with_a_priority_then_one_without() -> None:
    people = [(50, 0, 0), (2, 0, 1), (3, 1, 2)]
    assert [choice(INTERLEAVE, people, streak)[0] for streak in (0, 1, 2)] == [2, 2, 0]


def test_interleave_calls_whoever_is_there_when_the_other_group_is_empty() -> None:
    assert choice(INTERLEAVE, [(50, 0, 0)], streak=0)[0] == 0
    assert choice(INTERLEAVE, [(2, 0, 1)], streak=2)[0] == 0


def test_a_streak_grows_with_priorities_and_ends_with_a_normal_person() -> None:
    assert [next_streak(1, priority) for priority in (0, 1, 2)] == [0, 2, 2]


@pytest.mark.parametrize("discipline", [LOAD, FIFO, STRICT, INTERLEAVE])
def test_nobody_is_chosen_from_empty_lanes(discipline: int) -> None:
    empty = choose_lane(
        discipline, 0, NOW, [[True, True]], [], 0, [NOBODY, NOBODY], [NOBODY, NOBODY], [0, 0], [0, 1],
        [0, 0], [1.0, 1.0], [MINUTE], [0], [1], [0],
    )  # fmt: skip
    assert empty == (NOBODY, 0.0, NOBODY, 0.0)


def test_a_window_never_chooses_a_lane_that_it_may_not_call() -> None:
    lane, _, second, _ = choose_lane(
        FIFO, 1, NOW, [[True, True], [False, True]], [0, 1], 2, [0, 5], [1, 2], [0, 0], [0, 0],
        [0], [1.0], [MINUTE], [0], [1], [0, 0],
    )  # fmt: skip
    assert (lane, second) == (1, NOBODY)


def test_ties_go_to_rank_then_claim_then_arrival_then_number() -> None:
    assert goes_first(1.0, 0.0, 9, 9, 0.0, 5.0, 1, 1)
    assert goes_first(0.0, 2.0, 9, 9, 0.0, 1.0, 1, 1)
    assert goes_first(0.0, 1.0, 1, 9, 0.0, 1.0, 2, 1)
    assert goes_first(0.0, 1.0, 1, 1, 0.0, 1.0, 1, 2)
    assert not goes_first(0.0, 1.0, 1, 1, 0.0, 1.0, 1, 1)


def test_equal_claims_go_to_the_earlier_person() -> None:
    """A queue with twice the promise and a person who has waited twice as long: both claims are 0.5."""
    lane, claim, second, second_claim = choice(LOAD, [(10, 0, 0), (20, 1, 0)])
    assert (lane, second) == (1, 0)
    assert claim == second_claim == 0.5


def test_people_who_come_in_the_same_microsecond_go_by_their_number() -> None:
    assert choice(FIFO, [(5, 1, 0), (5, 0, 0)])[0] == 0


def test_a_standing_is_rank_and_claim() -> None:
    usual = (7, 1, 0, MINUTE, 30, 2.0)
    assert standing(LOAD, *usual, 0) == (0.0, (30 + 2.0 * 7) / MINUTE)
    assert standing(FIFO, *usual, 0) == (0.0, 7.0)
    assert standing(STRICT, *usual, 0) == (30.0, 7.0)
    assert standing(INTERLEAVE, *usual, 0) == (1.0, 7.0)
    assert standing(INTERLEAVE, *usual, 2) == (0.0, 7.0)


def test_the_narrowest_ready_window_takes_who_arrives() -> None:
    assert choose_window([0, 1, 2], 3, [2, 1, 0], [0, 0, 99]) == 2
    assert choose_window([0, 1], 2, [2, 1, 0], [0, 99, 0]) == 1


def test_among_equal_windows_the_one_with_the_least_serving_time_takes_who_arrives() -> None:
    assert choose_window([0, 1, 2], 3, [1, 1, 1], [30, 10, 20]) == 1


def test_among_windows_equal_in_everything_the_one_listed_first_takes_who_arrives() -> None:
    assert choose_window([1, 2], 2, [1, 1, 1], [0, 10, 10]) == 1


def test_no_window_takes_who_arrives_when_none_may() -> None:
    assert choose_window([0, 1], 0, [0, 0], [0, 0]) == NOBODY
    assert choose_window([], 0, [], []) == NOBODY


def test_the_overtaking_limit_is_constant_where_rates_and_promises_are_equal() -> None:
    """`P + S/r`: 20 + 15 minutes, however long the person has waited."""
    for waited in (0, 10 * MINUTE, 600 * MINUTE):
        assert overtaking_limit(waited, 20 * MINUTE, 1.0, 20 * MINUTE, 15 * MINUTE, 1.0) == pytest.approx(35 * MINUTE)


def test_the_overtaking_limit_grows_slower_than_the_wait_for_a_faster_rival() -> None:
    """Rival with rate 2 and half the promise: of every minute waited only a quarter is taken off the limit."""
    limits = [overtaking_limit(t * MINUTE, 20 * MINUTE, 1.0, 10 * MINUTE, 0, 2.0) / MINUTE for t in (0, 4, 8)]
    assert limits == pytest.approx([10.0, 13.0, 16.0])


def test_a_slower_rival_stops_overtaking_altogether() -> None:
    """Rival with twice the promise: the limit falls by a minute a minute."""
    limits = [overtaking_limit(t * MINUTE, 20 * MINUTE, 1.0, 40 * MINUTE, 0, 1.0) / MINUTE for t in (0, 10, 40)]
    assert limits == pytest.approx([40.0, 30.0, 0.0])
