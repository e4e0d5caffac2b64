"""Erlang's formulas against published values and their limits."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.planning.erlang import mean_wait, modified_offered_load, waiting_chance, waits_within


@pytest.mark.parametrize(
    ("servers", "load", "chance"),
    [(1, 0.3, 0.3), (2, 1.0, 1 / 3), (5, 3.0, 0.2362), (10, 8.0, 0.4092), (20, 16.0, 0.2561), (100, 90.0, 0.2170)],
)
def test_the_chance_of_waiting_is_that_of_the_tables(servers: int, load: float, chance: float) -> None:
    assert waiting_chance(servers, load) == pytest.approx(chance, abs=5e-4)


def test_one_server_waits_as_m_m_1_does() -> None:
    assert mean_wait(1, 0.8) == pytest.approx(0.8 / 0.2)
    assert waits_within(1, 0.8, 0.0) == pytest.approx(0.2)
    assert waits_within(1, 0.8, 5.0) == pytest.approx(1 - 0.8 * math.exp(-0.2 * 5))


def test_whoever_cannot_keep_up_lets_everybody_wait_for_ever() -> None:
    assert waiting_chance(3, 3.0) == 1.0
    assert waits_within(3, 4.0, 100.0) == 0.0
    assert mean_wait(3, 3.0) == math.inf


def test_nobody_waits_where_nothing_is_to_be_done() -> None:
    assert waiting_chance(1, 0.0) == 0.0
    assert mean_wait(4, 0.0) == 0.0


def test_more_servers_and_more_patience_only_help() -> None:
    shares = [[waits_within(servers, 3.5, patience) for patience in (0, 1, 2, 4)] for servers in range(4, 12)]
    assert np.all(np.diff(shares, axis=0) > 0)
    assert np.all(np.diff(shares, axis=1) > 0)


def test_a_steady_load_is_reached_in_time_and_kept() -> None:
    load = modified_offered_load([4.0] * 60, steps_per_service=5)
    assert load[0] == pytest.approx(4 * (1 - math.exp(-1 / 5)))
    assert load[-1] == pytest.approx(4.0, rel=1e-4)


def test_the_load_lags_behind_what_is_offered() -> None:
    offered = [2 + math.sin(2 * math.pi * step / 40) for step in range(120)]
    load = modified_offered_load(offered, steps_per_service=4)
    peak_offered, peak_load = int(np.argmax(offered[40:80])), int(np.argmax(load[40:80]))
    assert 1 <= peak_load - peak_offered <= 4
    assert max(load[40:80]) < max(offered)


def test_short_services_follow_at_once() -> None:
    assert modified_offered_load([1.0, 5.0, 2.0], steps_per_service=0.05) == pytest.approx([1.0, 5.0, 2.0], abs=1e-6)
