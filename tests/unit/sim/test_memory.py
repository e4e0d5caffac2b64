"""Watching how much memory programs hold."""

from __future__ import annotations

import os
import sys

import pytest

from sim.memory import MemoryUse, MemoryWatch, resident

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a process by a file")


def test_a_process_holds_memory() -> None:
    held = resident(os.getpid())
    assert held is not None
    assert 1_000_000 < held < 10_000_000_000


def test_a_process_that_has_ended_holds_none() -> None:
    assert resident(2**22 + 1) is None


def test_a_watch_tells_each_program_that_it_saw() -> None:
    watch = MemoryWatch({"this": os.getpid(), "gone": 2**22 + 1})
    watch.look()
    watch.look()
    [use] = watch.uses()
    assert use.name == "this"
    assert 0 < use.first <= use.peak


@pytest.mark.parametrize(("last", "grew"), [(100, False), (109, False), (111, True), (90, False)])
def test_more_than_a_tenth_after_the_first_quarter_is_growth(last: int, grew: bool) -> None:
    assert MemoryUse("board", first=50, quarter=100, peak=120, last=last).grew is grew
