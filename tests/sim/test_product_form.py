"""The engine against the exact waits of a hall whose windows do different things, first come first served.

With exponential service the state of such a hall, its busy windows in the order of the people whom they serve and the
numbers of people who wait between them, has a product as its stationary distribution, if arrivals are assigned to idle
windows with the chances that Visschers, Adan and Weiss prescribe (Queueing Systems 70, 2012).

The engine assigns otherwise: to the window that has served least. So the halls here are such that it cannot matter. All
services are asked for equally often and the windows are alike up to names; as long as two windows are idle, nobody
waits, and whichever of them is taken, the same hall with other names is left. Every rule of assignment then has the
same waits, theirs and ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

import pytest
from steady_hall import agree, crowd, daily_means, exponential, steady_hall, waits

from dispatcher.forecast.engine import run

Windows = Sequence[str]
"""The services of each window, a letter each."""
PAIR = ("ac", "bc")
"""Two windows with a service of their own each and one in common."""
RING = ("ab", "bc", "ca")
"""Three windows; each service is done at two of them."""


def states(windows: Windows, load: float) -> Iterator[tuple[float, list[float], frozenset[int]]]:
    """The weight of each order of busy windows, its mean numbers of waiting people, and which windows are busy.

    Time is in units of the mean service. Numbers of waiting people are geometric; the weights are summed over them.
    """
    services = sorted({service for window in windows for service in window})
    rate = load * len(windows) / len(services)
    for busy in range(len(windows) + 1):
        for order in permutations(range(len(windows)), busy):
            weight, waiting = 1.0, []
            for place, window in enumerate(order):
                idle = [other for other in range(len(windows)) if other not in order[:place]]
                assigned = sum(rate / sum(service in windows[other] for other in idle) for service in windows[window])
                here = order[: place + 1]
                waits_here = [s for s in services if all(w in here for w in range(len(windows)) if s in windows[w])]
                share = rate * len(waits_here) / (place + 1)
                weight *= assigned / (place + 1) / (1 - share)
                waiting.append(share / (1 - share))
            yield weight, waiting, frozenset(order)


def mean_wait(windows: Windows, load: float) -> float:
    """In units of the mean service, by Little's law."""
    found = list(states(windows, load))
    waiting = sum(weight * sum(numbers) for weight, numbers, _ in found) / sum(weight for weight, _, _ in found)
    return waiting / (load * len(windows))


def chance_to_wait(windows: Windows, load: float, service: str) -> float:
    """That all windows for a service are busy when somebody comes for it."""
    able = {window for window, services in enumerate(windows) if service in services}
    found = list(states(windows, load))
    return sum(weight for weight, _, busy in found if able <= busy) / sum(weight for weight, _, _ in found)


@pytest.mark.parametrize(("windows", "load", "exact"), [(1, 0.5, 1.0), (2, 0.5, 1 / 3), (2, 0.8, 16 / 9)])
def test_the_product_is_erlangs_where_all_windows_do_the_same(windows: int, load: float, exact: float) -> None:
    assert mean_wait(["a"] * windows, load) == pytest.approx(exact)


def test_windows_that_do_different_things_wait_longer_than_pooled_ones() -> None:
    assert mean_wait(["a", "a", "a"], 0.8) < mean_wait(RING, 0.8) < mean_wait(["a", "b", "c"], 0.8) == pytest.approx(4)


@pytest.mark.parametrize("discipline", ["fifo", "load"])
@pytest.mark.parametrize(("windows", "load"), [(PAIR, 0.7), (RING, 0.6), (RING, 0.85)])
def test_windows_that_do_different_things_wait_as_the_product_form_says(
    windows: Windows, load: float, discipline: str
) -> None:
    """Under load, too: where all wait in one queue with one priority it is first come, first served."""
    drawn = crowd(8, load, len(windows), exponential, kinds=3)
    seen = waits(drawn, run(steady_hall(windows, discipline), drawn))
    assert agree(daily_means(drawn, seen), mean_wait(windows, load), within=0.05)
    for kind, service in enumerate("abc"):
        these = daily_means(drawn, seen > 0, drawn.kind == kind)
        assert agree(these, chance_to_wait(windows, load, service), within=0.02)


def test_the_chance_to_wait_differs_by_service_where_windows_do() -> None:
    """What the test above can tell: in the pair one service has both windows, the others one."""
    assert chance_to_wait(PAIR, 0.7, "c") < 0.8 * chance_to_wait(PAIR, 0.7, "a")
