"""A day in figures, checked against a day that was lived by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lived_day import lived_day, logged, streamed

from sim.day_figures import DayFigures, ToldWait, figures_of, percentile
from sim.day_reading import Span

MINUTE = 60_000_000


@pytest.fixture
def figures() -> DayFigures:
    """The figures of a day at the small test hall; three slips told a wait."""
    told = {"20261123-B001": (0, 1), "20261123-A003": (5, 10), "20261123-B007": (30, 50)}
    return figures_of(logged(streamed(lived_day())), told)


def test_people_and_endings_are_counted(figures: DayFigures) -> None:
    assert len(figures.visits) == sum(figures.endings.values()) == 18
    assert figures.served == figures.endings["completed", ""] == 16
    assert figures.endings["cancelled", "by_citizen"] == 1
    assert figures.endings["expired", "no_show"] == 1


def test_cases_are_counted_with_their_outcomes(figures: DayFigures) -> None:
    assert figures.outcomes.total() == 17
    assert set(figures.outcomes) == {"done", "promised"}


def test_a_wait_counts_from_the_next_session_for_who_came_outside_of_one(figures: DayFigures) -> None:
    by_number = {visit.number: visit for visit in figures.visits}
    lunch = by_number["B006"]
    assert lunch.called_at is not None
    assert lunch.called_at - lunch.issued_at == 91 * MINUTE
    queue = next(queue for queue in figures.queues if queue.queue == "household")
    assert queue.waits.longest == pytest.approx(91)
    assert queue.waits.within < 1
    assert figures.waits.people == 17


def test_figures_by_queue_add_up(figures: DayFigures) -> None:
    assert sum(queue.issued for queue in figures.queues) == 18
    assert sum(queue.waits.people for queue in figures.queues) == figures.waits.people
    assert sum(half.issued for half in figures.half_hours) == 18


def test_windows_tell_what_they_did(figures: DayFigures) -> None:
    windows = {window.story.window: window for window in figures.windows}
    assert windows["2"].load == 0.0
    assert windows["2"].story.clerks == []
    assert windows["5"].story.clerks == ["wu"]
    assert windows["5"].story.visits == 1
    assert windows["1"].paused == pytest.approx(91)
    assert sum(window.story.visits for window in figures.windows) == figures.served
    assert sum(window.story.cases for window in figures.windows) == figures.outcomes.total()


def test_the_spans_of_a_window_follow_one_another_without_overlap(figures: DayFigures) -> None:
    for window in figures.windows:
        spans: list[Span] = window.story.spans
        assert all(span.start < span.end for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))


def test_waiting_people_rise_and_fall_to_nobody(figures: DayFigures) -> None:
    assert max(waiting for _, waiting in figures.waiting) == 3
    assert figures.waiting[-1][1] == 0
    times = [at for at, _ in figures.waiting]
    assert times == sorted(set(times))


def test_calls_out_of_order_and_approvals_are_listed(figures: DayFigures) -> None:
    assert [(call.number, call.window) for call in figures.chosen] == [("B005", "1")]
    assert figures.chosen[0].passed_over
    assert [(approval.place, approval.step) for approval in figures.approvals] == [("1", "pause")]


def test_overtime_tells_who_still_waited_and_how_long_windows_served(figures: DayFigures) -> None:
    assert figures.overtime.people == ("B007",)
    assert figures.overtime.window_minutes == pytest.approx(13)


def test_told_waits_are_held_against_what_they_became(figures: DayFigures) -> None:
    assert [(told.number, told.came_true) for told in figures.told] == [
        ("B001", False), ("A003", True), ("B007", True),
    ]  # fmt: skip
    assert figures.told_true == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("low", "high", "actual", "true"),
    [(5, 10, 4.6, True), (5, 10, 4.4, False), (5, 10, 10.4, True), (5, 10, 10.6, False), (0, 1, 0.0, True)],
)
def test_a_told_wait_is_true_in_whole_minutes(low: int, high: int, actual: float, true: bool) -> None:
    assert ToldWait(0, "A001", low, high, actual).came_true is true


def test_the_seal_is_the_hash_of_the_event_that_closed_the_day(figures: DayFigures) -> None:
    assert int(figures.seal, 16) == figures.events


def test_an_empty_day_has_figures_too() -> None:
    figures = figures_of(logged(streamed(lived_day())[:2]))
    assert figures.waits.people == 0
    assert figures.told_true is None
    assert figures.half_hours == ()


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(1, 11)]
    assert percentile(values, 0.9) == 9.0
    assert percentile(values, 1.0) == 10.0
    assert percentile([3.0], 0.9) == 3.0
