"""The engine against queueing theory: the exact value lies in the confidence interval of simulated days."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hall_builder import SECOND
from steady_hall import SERVICE, agree, constant, crowd, daily_means, exponential, steady_hall, waits

from dispatcher.forecast.draws import NEVER
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import ABANDONED


def hall(windows: int, discipline: str = "fifo") -> Layout:
    """So many windows for one service."""
    return steady_hall([("a",)] * windows, discipline)


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


def waiting_at_constant_service(windows: int, load: float) -> float:
    """The mean wait in M/D/c in units of the service time (Crommelin).

    Whoever is there is gone one service time later or waits still: the number of people at such moments is a Markov
    chain, n -> max(0, n - c) and those who came meanwhile. Its balance is found by repetition.
    """
    most, offered = 400, windows * load
    came = np.exp([n * math.log(offered) - offered - math.lgamma(n + 1) for n in range(most)])
    share = np.zeros(most)
    share[0] = 1.0
    for _ in range(4000):
        left = np.concatenate([[share[: windows + 1].sum()], share[windows + 1 :]])
        share = np.convolve(left, came)[:most]
    waiting = np.maximum(np.arange(most) - windows, 0) @ share
    return float(waiting / share.sum() / offered)


def test_the_exact_wait_at_constant_service_is_pollaczek_and_khinchines_at_one_window() -> None:
    assert waiting_at_constant_service(1, 0.7) == pytest.approx(0.7 / (2 * 0.3), rel=1e-9)


@pytest.mark.parametrize(("windows", "load"), [(2, 0.8), (6, 0.9)])
def test_many_windows_with_constant_service_wait_as_crommelin_says(windows: int, load: float) -> None:
    drawn = crowd(7, load, windows, constant)
    seen = waits(drawn, run(hall(windows), drawn))
    assert agree(daily_means(drawn, seen), waiting_at_constant_service(windows, load), within=0.06)


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
    assert agree(daily_means(drawn, seen, ~first), residual / ((1 - load_first) * (1 - 0.8)), within=0.08)


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
