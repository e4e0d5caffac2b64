"""What a township is to the sizing core."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.demand_model.volume import usual_visits
from sim.planning.assignment import Assignment
from sim.planning.site import Site
from sim.province.place import site_of, visits_of, windows_kept_busy, without_services
from sim.province.township import Township

TOWN = Township(2, "青山镇", 20_000)


def by_domain(site: Site) -> dict[str, float]:
    """The share of each domain in the visits."""
    domain = {service.id: service.domain for service in site.rules.services}
    shares: dict[str, float] = {}
    for service, visits in zip(site.model.services, usual_visits(site.model, site.rules).tolist(), strict=True):
        shares[domain[service.id]] = shares.get(domain[service.id], 0.0) + visits / visits_of(site)
    return shares


def test_visits_follow_from_the_inhabitants_unless_a_volume_is_given(assignment: Assignment) -> None:
    assert visits_of(site_of(assignment, TOWN)) == pytest.approx(60)
    assert visits_of(site_of(assignment, replace(TOWN, inhabitants=40_000))) == pytest.approx(120)
    counted = site_of(assignment, replace(TOWN, volume=75.0))
    assert visits_of(counted) == pytest.approx(75)
    assert by_domain(counted) == pytest.approx(by_domain(assignment.site))


def test_a_mix_changes_the_shares_and_not_the_number(assignment: Assignment) -> None:
    usual = by_domain(assignment.site)
    site = site_of(assignment, replace(TOWN, mix=(("pension", 0.5), ("party", 0.1))))
    shares = by_domain(site)
    assert visits_of(site) == pytest.approx(60)
    assert (shares["pension"], shares["party"]) == pytest.approx((0.5, 0.1))
    left = 1 - usual["pension"] - usual["party"]
    assert shares["medical"] == pytest.approx(0.4 * usual["medical"] / left)


def test_a_mix_of_everything_leaves_nothing_to_others(assignment: Assignment) -> None:
    shares = by_domain(site_of(assignment, replace(TOWN, mix=(("pension", 0.75), ("medical", 0.25)), volume=31.0)))
    assert {domain for domain, share in shares.items() if share > 0} == {"pension", "medical"}
    assert shares["pension"] == pytest.approx(0.75)


def test_the_kinds_of_visit_do_not_depend_on_how_many_come(assignment: Assignment) -> None:
    kinds = {
        site_of(assignment, replace(TOWN, inhabitants=inhabitants, volume=volume)).people(1).kinds
        for inhabitants in (700, 9_001, 123_457)
        for volume in (None, 17.3)
    }
    assert len(kinds) == 1


def test_domains_that_the_hall_does_not_serve_are_found(assignment: Assignment) -> None:
    assert without_services(assignment, replace(TOWN, mix=(("pension", 0.5), ("medical", 0.0)))) == []
    services = [service for service in assignment.site.model.services if not service.id.startswith("party")]
    site = assignment.site.with_model(assignment.site.model.model_copy(update={"services": services}))
    asked = replace(TOWN, mix=(("pension", 0.5), ("party", 0.1)))
    league = {service.id for service in assignment.site.rules.services if service.domain == "party"}
    kept = {service.id for service in services} & league
    expected = [] if kept else ["party"]
    assert without_services(replace(assignment, site=site), asked) == expected


def test_the_work_alone_keeps_so_many_windows_busy(assignment: Assignment) -> None:
    """420 minutes a day, and some 8.5 minutes of work a visit."""
    assert windows_kept_busy(assignment, site_of(assignment, replace(TOWN, volume=1.0))) == 1
    busy = windows_kept_busy(assignment, site_of(assignment, replace(TOWN, volume=1000.0)))
    assert busy == pytest.approx(1000 * 8.6 / 420, abs=2)
