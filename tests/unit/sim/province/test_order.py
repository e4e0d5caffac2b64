"""Which township is sized after which."""

from __future__ import annotations

import random
from dataclasses import replace

from province_answers import townships

from sim.province.order import CHAIN, chains_of, effort, expected_visits


def test_every_township_is_in_one_chain_beside_its_likes() -> None:
    towns = townships(3 * CHAIN + 5)
    chains = chains_of(towns, 0.003)
    assert sorted(town.line for chain in chains for town in chain) == [town.line for town in towns]
    assert [len(chain) for chain in chains] == [5, CHAIN, CHAIN, CHAIN]
    for chain in chains:
        visits = [expected_visits(town, 0.003) for town in chain]
        assert visits == sorted(visits)


def test_the_most_work_comes_first() -> None:
    chains = chains_of(townships(2 * CHAIN), 0.003)
    assert chains[0][0].inhabitants > chains[1][-1].inhabitants


def test_chains_do_not_depend_on_the_order_of_the_table() -> None:
    towns = townships(2 * CHAIN + 3)
    turned = random.Random(4).sample(towns, len(towns))
    assert chains_of(turned, 0.003) == chains_of(towns, 0.003)


def test_a_volume_counts_more_than_the_inhabitants() -> None:
    town = townships(1)[0]
    assert expected_visits(replace(town, volume=500.0), 0.003) == 500
    assert effort(replace(town, volume=500.0), 0.003) > effort(town, 0.003) > 0
