"""What one decision of the discipline costs: 34 windows, 200 lanes, in plain CPython."""

from __future__ import annotations

import random
import time

from benchmark.figures import Report

from dispatcher.domain.discipline import LOAD, choose_lane

WINDOWS, LANES, QUEUES, PRIORITIES = 34, 200, 14, 6


def test_one_choice(report: Report) -> None:
    """The median of many choices on a full board."""
    dice = random.Random(2026)
    now = 10_000_000_000
    eligible = [[dice.random() < 0.4 for _ in range(LANES)] for _ in range(WINDOWS)]
    occupied = list(range(LANES))
    since = [dice.randrange(now) for _ in range(LANES)]
    serial = list(range(LANES))
    queue = [dice.randrange(QUEUES) for _ in range(LANES)]
    priority = [dice.randrange(PRIORITIES) for _ in range(LANES)]
    start = [0] * PRIORITIES
    rate = [1.0 + 0.1 * index for index in range(PRIORITIES)]
    promise = [dice.randrange(300, 2400) * 1_000_000 for _ in range(QUEUES)]
    work = [dice.randrange(10**10) for _ in range(QUEUES)]
    servers = [dice.randrange(1, 9) for _ in range(QUEUES)]
    streak = [0] * WINDOWS
    spent: list[float] = []
    for turn in range(3000):
        began = time.perf_counter()
        choose_lane(
            LOAD, turn % WINDOWS, now, eligible, occupied, LANES, since, serial, queue, priority,
            start, rate, promise, work, servers, streak,
        )  # fmt: skip
        spent.append(time.perf_counter() - began)
    middle = sorted(spent)[len(spent) // 2] * 1e6
    report("one choice, 34 windows × 200 lanes", f"{middle:.0f} µs", "≤ 100 µs")
    assert middle <= 100
