"""Visits from inhabitants."""

from __future__ import annotations

import pytest

from dispatcher.config import HallConfig
from dispatcher.domain.rules import HallRules
from sim.demand_model.inhabitants import ALL_DOMAINS, Inhabitants, RateRange
from sim.demand_model.reading import read_demand
from sim.demand_model.volume import usual_visits

MEDIAN_TOWNSHIP = 25_600


def test_the_range_is_divided_over_the_domains_and_comes_to_the_whole() -> None:
    rates = Inhabitants(number=MEDIAN_TOWNSHIP).rates({"household": 3.0, "medical": 1.0})
    assert rates["household"].usual == pytest.approx(0.75 * ALL_DOMAINS.usual)
    for level in ("low", "usual", "high"):
        assert sum(getattr(rate, level) for rate in rates.values()) == pytest.approx(getattr(ALL_DOMAINS, level))


def test_a_known_rate_of_a_domain_stands_in_place_of_its_part() -> None:
    known = RateRange(low=1, usual=4, high=9)
    place = Inhabitants(number=10_000, level="high", per_10000={"medical": known})
    assert place.visits({"household": 3.0, "medical": 1.0}) == pytest.approx({"household": 0.75 * 78, "medical": 9})


def test_the_example_township_lies_within_the_range_for_a_median_township() -> None:
    low, high = (ALL_DOMAINS.at(level) * MEDIAN_TOWNSHIP / 10_000 for level in ("low", "high"))
    assert low < 110 < high


def test_a_model_by_inhabitants_gives_each_service_its_part_of_its_domain(
    township: HallConfig, rules: HallRules
) -> None:
    model = read_demand({"inhabitants": {"number": MEDIAN_TOWNSHIP}}, township)
    visits = usual_visits(model, rules)
    assert visits.sum() == pytest.approx(ALL_DOMAINS.usual * MEDIAN_TOWNSHIP / 10_000)
    shares = [service.share for service in model.services]
    assert visits / visits.sum() == pytest.approx([share / sum(shares) for share in shares])


def test_a_range_out_of_order_is_refused() -> None:
    with pytest.raises(ValueError, match="must not fall"):
        RateRange(low=3, usual=2, high=4)
