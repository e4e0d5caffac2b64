"""Where the hall's time comes from."""

from __future__ import annotations

import time

import pytest

from dispatcher.clock import SystemClock, TrainingClock

SECOND = 1_000_000


def test_the_system_clock_tells_microseconds_since_1970() -> None:
    before = time.time_ns() // 1000
    now = SystemClock().now()
    assert before <= now <= time.time_ns() // 1000
    assert SystemClock().speed == 1.0


@pytest.mark.parametrize("speed", [0.5, 1.0, 480.0, 10_000.0])
def test_a_training_clock_starts_where_it_is_told_and_runs_as_fast(
    monkeypatch: pytest.MonkeyPatch, speed: float
) -> None:
    passed = 0
    monkeypatch.setattr(time, "monotonic_ns", lambda: passed)
    clock = TrainingClock(1_000 * SECOND, speed)
    assert clock.now() == 1_000 * SECOND
    passed = 2_000_000_000
    assert clock.now() == 1_000 * SECOND + round(2 * SECOND * speed)


def test_a_training_clock_never_goes_back() -> None:
    clock = TrainingClock(0, 10_000.0)
    times = [clock.now() for _ in range(1_000)]
    assert times == sorted(times)
