"""The engine against queueing theory: the exact mean lies in the confidence interval of simulated days.

A day is one batch: its waits between one hour after midnight and one hour before the next. The intervals are narrow
enough to tell a rule that is slightly wrong from one that is right.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hall_builder import MINUTE, RULES, SECOND

from dispatcher.domain.hours import ExceptionDate
from dispatcher.domain.rules import Clerk, HallRules, Issuing, Priority, Queue, Service, WindowPlan
from dispatcher.forecast.draws import DAY, NEVER, Draws, draws
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import ABANDONED, Outcomes
from dispatcher.forecast.roster import Roster, Stint

DATE = datetime.date(2026, 11, 23)
HOUR = 60 * MINUTE
DAYS = 40
SERVICE = 4.0
"""Mean service time in seconds: so short that a day is nearly always in its steady state."""
Z = 3.29
"""Standard normal quantile of a two-sided chance of 99.9 %."""

Floats = npt.NDArray[np.float64]


def hall(windows: int, discipline: str = "fifo") -> Layout:
    """A hall that is open all day, with so many windows for the one service."""
    rules: HallRules = replace(
        RULES,
        discipline=discipline,
        hours=replace(RULES.hours, exceptions=(ExceptionDate(DATE.isoformat(), ((0, 1440),)),)),
        issuing=Issuing(before_opening=0, before_closing=0, over_lunch=False, cases=1, proxy_cases=1),
        priorities=(Priority("normal", "", 0, 1.0), Priority("elderly", "L", 1, 1.0)),
        queues=(Queue("all", "A", 10 * MINUTE),),
        services=(Service("all", "all", "all", 4 * SECOND),),
        windows=tuple(WindowPlan(f"{index}", "ground", ("undifferentiated",)) for index in range(windows)),
        clerks=(Clerk("jia", ("*",)),),
    )
    return Layout(rules, Roster({plan.id: (Stint("jia", 0, DAY),) for plan in rules.windows}), DATE, (("all",),))


def crowd(seed: int, load: float, windows: int, service: Callable[[np.random.Generator, int], Floats]) -> Draws:
    """Poisson arrivals that load so many windows to `load`; `service` draws times with mean 1."""
    chance = np.random.default_rng(seed)
    counts = chance.poisson(load * windows / SERVICE * DAY / SECOND, DAYS)
    people = int(counts.sum())
    return draws(
        (("all",),),
        np.concatenate([np.sort(chance.integers(0, DAY, count)) for count in counts]),
        np.maximum((service(chance, people) * SERVICE * SECOND).astype(np.int64), 1),
        offsets=np.concatenate([[0], np.cumsum(counts)]),
    )


def exponential(chance: np.random.Generator, people: int) -> Floats:
    """Service times as in the M/M/c queue."""
    return chance.exponential(1.0, people)


def daily_means(
    drawn: Draws, values: Floats | npt.NDArray[np.bool_], only: npt.NDArray[np.bool_] | None = None
) -> Floats:
    """The mean of each day over those who came in its steady part (and are among `only`)."""
    counted = (drawn.arrival > HOUR) & (drawn.arrival < DAY - HOUR)
    counted = counted if only is None else counted & only
    days = zip(drawn.offsets[:-1], drawn.offsets[1:], strict=True)
    return np.array([np.mean(values[first:end][counted[first:end]]) for first, end in days])


def agree(means: Floats, exact: float, within: float) -> bool:
    """Whether the exact value lies in the interval of the batches, which is narrower than `within` of it."""
    half = Z * np.std(means, ddof=1) / math.sqrt(len(means))
    assert half < within * exact, f"too wide to tell: ± {half / exact:.3f} of it"
    return bool(abs(np.mean(means) - exact) < half)


def waits(drawn: Draws, outcomes: Outcomes) -> Floats:
    """Waits in units of the mean service time."""
    return outcomes.wait(drawn.arrival) / (SERVICE * SECOND)


def erlang_c(windows: int, load: float) -> float:
    """The chance to wait in M/M/c."""
    offered = windows * load
    terms = [offered**n / math.factorial(n) for n in range(windows)]
    last = offered**windows / math.factorial(windows) / (1 - load)
    return last / (sum(terms) + last)


@pytest.mark.parametrize(("windows", "load"), [(1, 0.7), (4, 0.8), (12, 0.9)])
def test_many_windows_wait_as_erlang_c_says(windows: int, load: float) -> None:
    drawn = crowd(1, load, windows, exponential)
    seen = waits(drawn, run(hall(windows), drawn))
    assert agree(daily_means(drawn, seen), erlang_c(windows, load) / (windows * (1 - load)), within=0.06)
    assert agree(daily_means(drawn, seen > 0), erlang_c(windows, load), within=0.02)


@pytest.mark.parametrize("variation", [0.0, 0.5, 1.2])
def test_one_window_waits_as_pollaczek_and_khinchine_say(variation: float) -> None:
    spread = math.log(1 + variation**2)
    drawn = crowd(2, 0.7, 1, lambda chance, people: chance.lognormal(-spread / 2, math.sqrt(spread), people))
    seen = waits(drawn, run(hall(1), drawn))
    assert agree(daily_means(drawn, seen), 0.7 * (1 + variation**2) / (2 * (1 - 0.7)), within=0.1)


def test_strict_priority_waits_as_cobham_says() -> None:
    drawn = crowd(3, 0.8, 1, exponential)
    first = np.random.default_rng(4).random(len(drawn.arrival)) < 0.25
    drawn = replace(drawn, priority=first.astype(np.int64))
    seen = waits(drawn, run(hall(1, "strict"), drawn))
    residual, load_first = 0.8, 0.8 * 0.25
    assert agree(daily_means(drawn, seen, first), residual / (1 - load_first), within=0.04)
    assert agree(daily_means(drawn, seen, ~first), residual / ((1 - load_first) * (1 - 0.8)), within=0.06)


def test_people_lose_patience_as_erlang_a_says() -> None:
    windows, load, patience = 4, 1.1, 2.0
    drawn = crowd(5, load, windows, exponential)
    endured = np.random.default_rng(6).exponential(patience * SERVICE * SECOND, len(drawn.arrival)).astype(np.int64)
    outcomes = run(hall(windows), replace(drawn, patience=endured))
    assert agree(
        daily_means(drawn, outcomes.state == ABANDONED), erlang_a_leaving(windows, load, patience), within=0.02
    )


def erlang_a_leaving(windows: int, load: float, patience: float) -> float:
    """The share that leaves in M/M/c+M: the people who leave in a unit of time, over those who come."""
    arrivals = windows * load
    weights = [1.0]
    for people in range(1, 400):
        leaving = min(people, windows) + max(0, people - windows) / patience
        weights.append(weights[-1] * arrivals / leaving)
    waiting = sum(weight * max(0, people - windows) for people, weight in enumerate(weights)) / sum(weights)
    return waiting / patience / arrivals


def test_the_draws_of_these_tests_have_people_who_stay_for_ever() -> None:
    assert np.all(crowd(1, 0.5, 1, exponential).patience == NEVER)
