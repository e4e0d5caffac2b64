"""Models when something is otherwise."""

from __future__ import annotations

import pytest
from small_site import site

from dispatcher.config import HallConfig
from sim.demand_model.model import DemandModel
from sim.demand_model.reading import read_demand
from sim.demand_model.volume import usual_visits
from sim.planning.kinds import kinds_of_hall
from sim.planning.sensitivity import MIX_CHANGE, Variant, variants, with_inhabitants, with_volume
from sim.planning.site import Site


@pytest.fixture
def place(township: HallConfig) -> Site:
    """The township of 25,600 inhabitants."""
    model = read_demand({"inhabitants": {"number": 25_600}}, township)
    return Site(township.rules(), model, kinds_of_hall(township), site().dates, seed=1)


def visits(place: Site, model: DemandModel) -> float:
    """Visits on a usual working day."""
    return float(usual_visits(model, place.rules).sum())


def of_group(place: Site, hall: HallConfig, group: str) -> list[Variant]:
    """The variants of one group."""
    return [variant for variant in variants(place, hall) if variant.group == group]


def test_volume_changes_how_many_come(place: Site, township: HallConfig) -> None:
    usual = visits(place, place.model)
    for variant in of_group(place, township, "volume"):
        assert visits(place, variant.model) == pytest.approx(usual * (1 + variant.change), rel=1e-4)


def test_service_changes_how_long_all_takes(place: Site, township: HallConfig) -> None:
    changes = [variant.change for variant in of_group(place, township, "service")]
    assert changes == [-0.2, -0.1, 0.1, 0.2]
    slower = of_group(place, township, "service")[-1]
    for before, after in zip(place.model.services, slower.model.services, strict=True):
        assert after.minutes == pytest.approx(1.2 * before.minutes)


def test_a_mix_changes_one_domain_and_not_how_many_come(place: Site, township: HallConfig) -> None:
    found = of_group(place, township, "mix")
    assert 1 <= len(found) <= 4
    of = {service.id: service.domain for service in place.rules.services}
    for variant in found:
        assert visits(place, variant.model) == pytest.approx(visits(place, place.model))
        before, after = usual_visits(place.model, place.rules), usual_visits(variant.model, place.rules)
        ratios = {of[s.id]: after[at] / before[at] for at, s in enumerate(place.model.services)}
        assert max(ratios.values()) == pytest.approx(1 + MIX_CHANGE)
        assert sum(ratio > 1 for ratio in ratios.values()) == 1
        assert "+20%" in variant.name.zh


def test_a_place_known_by_its_visits_is_scaled_by_them() -> None:
    assert with_volume(site(visits=100).model, 1.3).visits_per_day == pytest.approx(130)


def test_a_place_known_by_its_visits_may_be_asked_by_inhabitants() -> None:
    model = with_inhabitants(site(visits=100).model, 10_000)
    assert model.inhabitants is not None
    assert model.visits_per_day is None
    assert float(usual_visits(model, site().rules).sum()) == pytest.approx(30)


def test_a_hall_of_one_domain_has_no_mix_to_vary(township: HallConfig) -> None:
    assert not of_group(site(), township, "mix")
