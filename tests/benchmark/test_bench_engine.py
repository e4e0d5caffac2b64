"""How fast whole days are lived: the engine and the twin against a plain SimPy model and Ciw, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmark.figures import Report
from benchmark.hall_model import full, live_ciw, live_filter_store, people, plain
from hall_builder import RULES, scene

from dispatcher.forecast.draws import Draws
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.lookout import Lookout
from sim.twin import live_days

DAYS, FEW_DAYS = 200, 5


def rate(customers: int, act: Callable[[], object], clock: Callable[[], float], tries: int) -> float:
    """Customers a second at the best of several tries."""
    best = float("inf")
    for _ in range(tries):
        began = clock()
        act()
        best = min(best, clock() - began)
    return customers / best


def slow_rate(customers: int, act: Callable[[], object]) -> float:
    """Customers a second of processor time, for what runs on one core."""
    return rate(customers, act, time.process_time, tries=4)


def engine_rates(hall: tuple[Layout, Draws]) -> tuple[float, float]:
    """Customers a second on one core and on all, machine code at hand."""
    layout, drawn = hall
    run(layout, drawn)
    count = len(drawn.arrival)
    one = rate(count, lambda: run(layout, drawn, threads=1), time.process_time, tries=10)
    return one, rate(count, lambda: run(layout, drawn), time.perf_counter, tries=20)


def twin_rate(hall: tuple[Layout, Draws]) -> float:
    """Customers a second of the twin."""
    layout, drawn = hall
    return slow_rate(len(drawn.arrival), lambda: live_days(layout, drawn))


def test_days_of_the_hall_model(report: Report) -> None:
    """One core where nothing else is said. The yardsticks have no rules at all; the twin lives the very same day once
    without and once with all that the full hall has."""
    few = people(FEW_DAYS)
    yardstick = slow_rate(len(few.arrival), lambda: live_filter_store(few))
    other_yardstick = slow_rate(live_ciw(FEW_DAYS), lambda: live_ciw(FEW_DAYS))
    fifo, load = engine_rates(plain("fifo", DAYS)), engine_rates(full("load", DAYS))
    twins = [twin_rate(plain("load", FEW_DAYS)), twin_rate(full("load", FEW_DAYS))]
    report("SimPy FilterStore", f"{yardstick:,.0f} customers/s", "the yardstick")
    report("Ciw", f"{other_yardstick:,.0f} customers/s", "the other yardstick")
    report("engine, fifo, against FilterStore", f"{fifo[0]:,.0f} customers/s = {fifo[0] / yardstick:.0f} ×", "≥ 150 ×")
    report("engine, fifo, against Ciw", f"{fifo[0] / other_yardstick:.0f} ×", "≥ 300 ×")
    report("engine, fifo, all cores", f"{fifo[1]:,.0f} customers/s", "")
    report("engine, load, all rules", f"{load[0]:,.0f} customers/s", "≥ 5,000,000")
    report("engine, load, all rules, all cores", f"{load[1]:,.0f} customers/s", "")
    report("twin, load, the yardstick's day", f"{twins[0]:,.0f} customers/s = {twins[0] / yardstick:.2f} ×", "≥ 0.2 ×")
    report("twin, load, all rules", f"{twins[1]:,.0f} customers/s = {twins[1] / yardstick:.2f} ×", "")
    assert max(fifo) >= 150 * yardstick
    assert max(fifo) >= 300 * other_yardstick
    assert max(load) >= 5_000_000
    assert twins[0] >= 0.2 * yardstick


def test_forecast_of_a_full_hall(report: Report) -> None:
    """The waits of sixty people at once and of whoever would come, as the hall stands, with others still to come."""
    hall = scene(RULES)
    for window, clerk in (("1", "jia"), ("2", "yi"), ("3", "bing")):
        hall.open(window, clerk)
    for _ in range(60):
        hall.issue()
    for window in ("1", "2", "3"):
        hall.call(window)
    lookout = Lookout()
    lookout.outlook(hall.hall, hall.now)
    spent = 1000 / rate(1, lambda: lookout.outlook(hall.hall, hall.now), time.process_time, tries=20)
    report("outlook on 57 waits and all newcomers' in a running hall", f"{spent:.1f} ms", "≤ 15 ms")
    assert spent <= 15
