"""The hall's time between two words from it."""

from __future__ import annotations

import pytest

from counter_display.console.hall_clock import HallClock

NINE, LATER = "2026-11-23T09:00:00+08:00", "2026-11-23T09:02:00+08:00"


def test_a_halls_clock_runs_as_ours() -> None:
    clock = HallClock()
    clock.hear(NINE, training=False, moment=100.0)
    assert clock.seconds_since(NINE, 175.9) == 75


@pytest.mark.parametrize(("told", "speed"), [(LATER, 60), (NINE, 0)], ids=["hurries", "stands still"])
def test_a_training_halls_clock_runs_as_fast_as_it_was_heard_to(told: str, speed: int) -> None:
    clock = HallClock()
    clock.hear(NINE, training=True, moment=100.0)
    clock.hear(told, training=True, moment=102.0)
    assert clock.seconds_since(told, 103.0) == speed


def test_two_words_in_one_instant_do_not_tell_the_speed() -> None:
    clock = HallClock()
    clock.hear(NINE, training=True, moment=100.0)
    clock.hear(LATER, training=True, moment=100.001)
    assert clock.seconds_since(LATER, 103.001) == 3


def test_what_is_still_to_come_is_no_time_ago() -> None:
    clock = HallClock()
    assert clock.seconds_since(NINE, 1.0) == 0
    clock.hear(NINE, training=False, moment=1.0)
    assert clock.seconds_since(LATER, 1.0) == 0
    assert clock.seconds_since(None, 1.0) == 0
