"""What people come for."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from confidence import holds, of_share
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.demand_model.chance import Chance, Floats, Ints
from sim.demand_model.errands import NONE, Kinds, draw_kinds, make_kinds

DATES = [datetime.date(2026, 11, 23), datetime.date(2026, 11, 24)]
COUNTS = np.array([20_000, 20_000], np.int64)


def drawn(kinds: Kinds, cases: list[float], demands: Floats, mix: list[int]) -> Ints:
    """Kinds of 20,000 visits on each of two days."""
    people = Chance(3, DATES).people(COUNTS)
    return draw_kinds(kinds, np.array(cases), demands, np.array(mix), COUNTS, people)


def test_single_services_come_by_their_shares() -> None:
    shares = np.array([5.0, 0.0, 3.0, 2.0])
    kinds = make_kinds(shares, [], np.array([1.0]), 5)
    kind = drawn(kinds, [1.0], shares[None], [0, 0])
    for service, share in enumerate(shares / shares.sum()):
        assert holds(of_share(kind == service), share)


def test_visits_have_as_many_services_as_stated_and_bundles_come_by_weight() -> None:
    shares, cases = np.array([5.0, 1.0, 3.0]), [0.8, 0.2]
    kinds = make_kinds(shares, [((0, 1), 1.0), ((2, 0), 3.0)], np.array(cases), 5)
    kind = drawn(kinds, cases, shares[None], [0, 0])
    assert kinds.services.tolist() == [[0, NONE], [1, NONE], [2, NONE], [0, 1], [2, 0]]
    assert holds(of_share(kind == 3), 0.05)
    assert holds(of_share(kind == 4), 0.15)


def test_a_day_with_another_mix_asks_for_other_services_and_bundles() -> None:
    shares, cases = np.array([1.0, 1.0]), [0.5, 0.5]
    demands = np.array([[1.0, 1.0], [3.0, 1.0]])
    kinds = make_kinds(shares, [((0, 1), 1.0)], np.array(cases), 5)
    kind = drawn(kinds, cases, demands, [0, 1])
    single = kind < 2
    first, second = single[:20_000], single[20_000:]
    assert holds(of_share(kind[:20_000][first] == 0), 0.5)
    assert holds(of_share(kind[20_000:][second] == 0), 0.75)


def test_a_ticket_never_carries_more_services_than_it_may() -> None:
    shares, cases = np.ones(8), np.array([0.2, 0.2, 0.2, 0.2, 0.1, 0.1])
    kinds = make_kinds(shares, [((0, 1, 2, 3), 1.0)], cases, 3)
    assert kinds.sizes().max() == 3
    kind = drawn(kinds, cases.tolist(), shares[None], [0, 0])
    assert holds(of_share(kinds.sizes()[kind] == 3), 0.6)


def test_bundles_keep_a_service_that_nobody_has_alone() -> None:
    shares, cases = np.array([5.0, 3.0, 0.0]), [0.5, 0.5]
    kinds = make_kinds(shares, [((0, 2), 1.0), ((0, 1), 1.0)], np.array(cases), 5)
    kind = drawn(kinds, cases, shares[None], [0, 0])
    assert holds(of_share(kind == 2), 0.0)
    assert holds(of_share(np.isin(kind, (3, 4))), 0.5)
    assert set(kind) == {0, 1, 3, 4}


def test_people_for_bundles_that_nobody_asks_for_on_a_day_have_fewer_services() -> None:
    shares, cases = np.array([5.0, 3.0]), [0.0, 1.0]
    kinds = make_kinds(shares, [((0, 1), 1.0)], np.array(cases), 5)
    kind = drawn(kinds, cases, np.array([[5.0, 3.0], [5.0, 0.0]]), [0, 1])
    assert set(kind[:20_000]) == {2}
    assert set(kind[20_000:]) == {0}


def test_a_hall_with_one_service_has_one_kind() -> None:
    kinds = make_kinds(np.array([4.0]), [], np.array([0.5, 0.5]), 5)
    assert kinds.services.tolist() == [[0]]
    assert np.all(drawn(kinds, [0.5, 0.5], np.array([[4.0]]), [0, 0]) == 0)


@settings(deadline=None)
@given(
    st.lists(st.floats(0, 10), min_size=1, max_size=12).filter(lambda shares: sum(shares) > 0.01),
    st.lists(st.floats(0, 1), min_size=1, max_size=6).filter(lambda cases: sum(cases) > 0.01),
    st.integers(1, 6),
)
def test_made_bundles_are_distinct_services_that_somebody_asks_for(
    shares: list[float], cases: list[float], most: int
) -> None:
    kinds = make_kinds(np.array(shares), [], np.array(cases), most)
    for row in kinds.services[len(shares) :].tolist():
        services = [service for service in row if service != NONE]
        assert 2 <= len(set(services)) == len(services) <= most
        assert all(shares[service] > 0 for service in services)
    again = make_kinds(np.array(shares), [], np.array(cases), most)
    assert np.array_equal(kinds.services, again.services)


def test_likelier_services_are_in_more_bundles() -> None:
    shares = np.array([50.0, *[1.0] * 40])
    kinds = make_kinds(shares, [], np.array([0.5, 0.5]), 5)
    bundles = kinds.services[len(shares) :]
    assert np.mean((bundles == 0).any(axis=1)) == pytest.approx(0.8, abs=0.2)
