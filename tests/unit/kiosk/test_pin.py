"""The lock before the technician's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.pin import FIRST_PAUSE_SECONDS, FREE_TRIES, LONGEST_PAUSE_SECONDS, PinLock, PinNotUsable, read_pin


class Clock:
    """Seconds in the test's hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def lock(clock: Clock) -> PinLock:
    """A lock with the PIN 24680."""
    return PinLock("24680", clock)


def _be_wrong(lock: PinLock, times: int) -> float:
    for _ in range(times):
        lock.try_pin("1111")
    return lock.pause_seconds


def test_the_pin_opens_and_another_does_not(lock: PinLock) -> None:
    assert lock.try_pin("24680").opened
    assert [lock.try_pin(pin).opened for pin in ("2468", "246800", "", "00000")] == [False] * 4


def test_a_few_slips_of_the_finger_cost_no_time(lock: PinLock) -> None:
    assert _be_wrong(lock, FREE_TRIES - 1) == 0
    assert lock.try_pin("24680").opened


def test_after_five_wrong_pins_not_even_the_right_one_is_looked_at(lock: PinLock, clock: Clock) -> None:
    assert _be_wrong(lock, FREE_TRIES) == FIRST_PAUSE_SECONDS
    tried = lock.try_pin("24680")
    assert (tried.opened, tried.pause_seconds) == (False, FIRST_PAUSE_SECONDS)
    clock.seconds += FIRST_PAUSE_SECONDS
    assert lock.try_pin("24680").opened


def test_the_pauses_grow_up_to_the_longest(lock: PinLock, clock: Clock) -> None:
    _be_wrong(lock, FREE_TRIES - 1)
    pauses = []
    for _ in range(30):
        pauses.append(_be_wrong(lock, 1))
        clock.seconds += pauses[-1]
    assert pauses[:5] == [30, 60, 120, 240, 480]
    assert set(pauses[5:]) == {LONGEST_PAUSE_SECONDS}


def test_hammering_during_a_pause_does_not_lengthen_it(lock: PinLock) -> None:
    assert _be_wrong(lock, FREE_TRIES) == _be_wrong(lock, 100)


def test_whoever_opened_may_slip_again(lock: PinLock) -> None:
    _be_wrong(lock, FREE_TRIES - 1)
    lock.try_pin("24680")
    assert _be_wrong(lock, FREE_TRIES - 1) == 0


def test_the_lock_does_not_know_its_pin(lock: PinLock) -> None:
    assert "24680" not in repr(vars(lock))


def test_a_pin_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "pin").write_text("024680\n", encoding="ascii")
    assert read_pin(tmp_path / "pin") == "024680"


@pytest.mark.parametrize("content", ["", "123", "1234567890123", "12a4", "12 34", "１２３４"])
def test_what_is_no_pin_is_told_with_what_to_write(tmp_path: Path, content: str) -> None:
    (tmp_path / "pin").write_text(content, encoding="utf-8")
    with pytest.raises(PinNotUsable, match="4 到 12 位数字"):
        read_pin(tmp_path / "pin")


def test_a_missing_file_is_told_with_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(PinNotUsable, match="chmod 600"):
        read_pin(tmp_path / "pin")
