"""The order of the disciplines, and when two of them share a place."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.compare.fared import Fared
from sim.compare.ranking import Difference, difference, kept_promises, mean_wait, rank, value_of
from sim.demand_model.chance import Floats

PROMISE = 20.0
DAYS, EACH = 40, 50


def fared(discipline: str, waits: Floats, left: bool = False) -> Fared:
    """Days of people who waited so many minutes (days · people), all in one queue with one priority."""
    wait = waits.ravel()
    nobody, people = np.zeros(len(wait), np.bool_), np.arange(len(wait)) // waits.shape[1]
    return Fared(
        discipline=discipline,
        wait=wait,
        kept=(wait <= PROMISE) & ~(nobody | left),
        judged=(wait > PROMISE) | ~(nobody | left),
        left=nobody | left,
        overtaken=np.zeros(len(wait), np.int64),
        priority=np.zeros(len(wait), np.int64),
        queue=np.zeros(len(wait), np.int64),
        day=people,
        unit=people,
        overtime=np.zeros(len(waits)),
    )


def busy_days(seed: int = 1) -> Floats:
    """Waits of days that differ much from each other."""
    chance = np.random.default_rng(seed)
    return chance.exponential(chance.uniform(5, 40, (DAYS, 1)), (DAYS, EACH))


def test_more_kept_promises_come_first_though_the_mean_be_longer() -> None:
    waits = busy_days()
    # Whoever waits a little too long is called in time; who waits very long waits half as long again.
    kind = np.where((waits > PROMISE) & (waits < 30), PROMISE - 1, np.where(waits >= 30, waits * 1.5, waits))
    placed = rank([fared("fifo", waits), fared("load", kind)], DAYS)
    assert [(one.place, one.fared.discipline) for one in placed] == [(1, "load"), (2, "fifo")]
    assert placed[1].keeps.high < 0
    assert placed[1].waits.high < 0
    assert placed[0].waits == placed[0].keeps == Difference(0, 0, 0)


def test_where_promises_are_kept_alike_the_shorter_mean_comes_first() -> None:
    waits = np.minimum(busy_days(), PROMISE)
    placed = rank([fared("load", waits), fared("fifo", waits * 0.99)], DAYS)
    assert [(one.place, one.fared.discipline) for one in placed] == [(1, "fifo"), (2, "load")]
    assert 0 < placed[1].waits.low < placed[1].waits.value < placed[1].waits.high


def test_what_cannot_be_told_apart_shares_a_place_and_the_next_is_counted_on() -> None:
    waits = busy_days()
    noise = np.random.default_rng(2).normal(0, 1, waits.shape)
    same, longer = fared("fifo", np.abs(waits + noise)), fared("strict", waits + 15)
    placed = rank([longer, same, fared("load", waits)], DAYS)
    assert [one.place for one in placed] == [1, 1, 3]
    assert placed[2].fared is longer


def test_of_one_draw_of_chance_nothing_can_be_told() -> None:
    waits = busy_days()
    once = difference(fared("load", waits[:1]), fared("fifo", waits[:1] * 2), mean_wait, 1)
    assert (once.low, once.high) == (-math.inf, math.inf)
    assert not once.told


def test_the_same_days_tell_more_than_other_days_would() -> None:
    waits = busy_days()
    paired = difference(fared("load", waits), fared("fifo", waits * 1.05), mean_wait, DAYS)
    apart = difference(fared("load", waits), fared("fifo", busy_days(9) * 1.05), mean_wait, DAYS)
    assert paired.told
    assert paired.high - paired.low < (apart.high - apart.low) / 10


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Two disciplines that differ by a minute, on ten days, four hundred times: 95 % hold it."""
    chance, times, days = np.random.default_rng(3), 400, 10
    held = 0
    for _ in range(times):
        waits = chance.exponential(10, (days, 1)) + chance.exponential(5, (days, EACH))
        one, other = fared("load", waits + chance.normal(1, 2, (days, 1))), fared("fifo", waits)
        found = difference(one, other, mean_wait, days)
        held += found.low <= 1 <= found.high
    surprise = 4 * math.sqrt(0.95 * 0.05 / times)
    assert abs(held / times - 0.95) < surprise


def test_who_left_before_the_promise_had_passed_says_nothing_about_it() -> None:
    waits = np.array([[5.0, 15.0, 25.0]])
    assert value_of(fared("load", waits), kept_promises) == pytest.approx(2 / 3)
    assert value_of(fared("load", waits, left=True), kept_promises) == 0.0
    assert kept_promises(fared("load", waits, left=True))[1].tolist() == [0, 0, 1]
