"""Streams of chance that do not disturb each other."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from confidence import holds, of_mean

from sim.demand_model.chance import RANKS, Chance, Rank, Source

MONDAY = datetime.date(2026, 11, 23)
DAYS = [MONDAY + datetime.timedelta(days=number) for number in range(60)]


def test_the_same_seed_gives_the_same_numbers_and_another_does_not() -> None:
    counts = np.full(3, 10, np.int64)
    first, again, other = (Chance(seed, DAYS[:3]).people(counts) for seed in (5, 5, 6))
    assert np.array_equal(first.ranks, again.ranks)
    assert np.array_equal(first.normals, again.normals)
    assert not np.any(first.ranks == other.ranks)


def test_a_day_is_drawn_the_same_whatever_other_days_are_drawn() -> None:
    alone = Chance(5, DAYS[7:8]).people(np.array([20]))
    among = Chance(5, DAYS).people(np.full(60, 20, np.int64))
    assert np.array_equal(alone.ranks, among.ranks[140:160])


def test_one_more_person_leaves_all_others_as_they_were() -> None:
    few, more = (Chance(5, DAYS[:1]).people(np.array([people])) for people in (30, 31))
    assert np.array_equal(few.ranks, more.ranks[:30])
    assert np.array_equal(few.normals, more.normals[:30])


def test_a_date_that_stands_there_twice_is_drawn_differently() -> None:
    twice = Chance(5, [MONDAY, MONDAY]).people(np.array([10, 10]))
    assert not np.any(twice.ranks[:10] == twice.ranks[10:])


def test_numbers_are_even_and_unrelated_between_questions_days_and_sources() -> None:
    counts = np.full(len(DAYS), 200, np.int64)
    people = Chance(9, DAYS).people(counts)
    companions = Chance(9, DAYS).ranks(Source.COMPANIONS, counts, 1)
    columns = np.concatenate((people.ranks, companions), axis=1)
    for column in columns.T:
        assert holds(of_mean(column), 0.5)
        assert holds(of_mean((column - 0.5) ** 2), 1 / 12)
    correlation = np.corrcoef(columns.T) - np.eye(RANKS + 1)
    assert np.abs(correlation).max() < 4.7 / np.sqrt(len(columns)), "78 pairs, together wrong once in 5,000 seeds"
    by_day = people.rank(Rank.SERVICE).reshape(len(DAYS), -1)
    assert holds(of_mean(((by_day[:-1] - 0.5) * (by_day[1:] - 0.5)).ravel()), 0.0)


@pytest.mark.parametrize("seed", [-1, 1 << 64])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="must be from 0"):
        Chance(seed, [MONDAY])
