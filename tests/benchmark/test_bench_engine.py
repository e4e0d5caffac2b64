"""How fast whole days are lived: the engine and the twin against a plain SimPy model and Ciw, in one run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from benchmark.figures import Report
from benchmark.hall_model import PEOPLE, full, live_ciw, live_filter_store, people, plain

from dispatcher.forecast.draws import Draws
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from sim.twin import live_days

DAYS, FEW_DAYS = 200, 5
TRIES = 7


def rate(customers: int, act: Callable[[], object], tries: int = TRIES) -> float:
    """Customers a second at the best of several tries."""
    best = float("inf")
    for _ in range(tries):
        began = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - began)
    return customers / best


def engine_rate(hall: tuple[Layout, Draws], threads: int) -> float:
    """Customers a second, machine code at hand."""
    layout, drawn = hall
    run(layout, drawn)
    return rate(len(drawn.arrival), lambda: run(layout, drawn, threads=threads))


def test_days_of_the_hall_model(report: Report) -> None:
    """Rates and ratios; the yardsticks have no rules at all, the twin and the last two rows have every one."""
    few, cores = people(FEW_DAYS), len(os.sched_getaffinity(0))
    yardstick = rate(len(few.arrival), lambda: live_filter_store(few), tries=3)
    slow_yardstick = rate(PEOPLE * FEW_DAYS, lambda: live_ciw(FEW_DAYS), tries=3)
    layout, some = full("load", FEW_DAYS)
    twin = rate(len(some.arrival), lambda: live_days(layout, some), tries=3)
    fifo = engine_rate(plain("fifo", DAYS), 1)
    load = [engine_rate(full("load", DAYS), threads) for threads in (1, cores)]
    report("SimPy FilterStore, no rules", f"{yardstick:,.0f} customers/s", "the yardstick")
    report("Ciw, no rules", f"{slow_yardstick:,.0f} customers/s", "the other yardstick")
    report("engine, fifo, 1 thread", f"{fifo:,.0f} customers/s", "")
    report("… against FilterStore", f"{fifo / yardstick:.0f} ×", "≥ 150 ×")
    report("… against Ciw", f"{fifo / slow_yardstick:.0f} ×", "≥ 300 ×")
    report("engine, load, all rules, 1 thread", f"{load[0]:,.0f} customers/s", "")
    report(f"engine, load, all rules, {cores} threads", f"{load[1]:,.0f} customers/s", "≥ 5,000,000")
    report("twin, load, all rules", f"{twin:,.0f} customers/s = {twin / yardstick:.2f} × FilterStore", "≥ 0.2 ×")
    assert fifo >= 150 * yardstick
    assert fifo >= 300 * slow_yardstick
    assert max(load) >= 5_000_000
    assert twin >= 0.2 * yardstick
