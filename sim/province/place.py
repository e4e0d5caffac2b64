"""What a township is to the sizing core: the place of the scenario, with the people whom the township brings."""

from __future__ import annotations

import math

from sim.demand_model.chance import Floats
from sim.demand_model.model import DemandModel
from sim.demand_model.volume import usual_visits
from sim.planning.assignment import Assignment
from sim.planning.reckoner import model_of
from sim.planning.site import Site
from sim.province.township import Township


def site_of(assignment: Assignment, township: Township) -> Site:
    """The place with this township's people: its volume, else its inhabitants; its mix, else the scenario's."""
    site = assignment.site
    model = model_of(assignment, township.inhabitants)
    if township.volume is None and not township.mix:
        return site.with_model(model)
    visits = usual_visits(model, site.rules)
    if township.mix:
        visits = _mixed(visits, _domains(site), dict(township.mix))
    if township.volume is not None:
        visits *= township.volume / visits.sum()
    return site.with_model(_with_visits(model, visits))


def visits_of(site: Site) -> float:
    """Visits on a usual working day."""
    return float(usual_visits(site.model, site.rules).sum())


def without_services(assignment: Assignment, township: Township) -> list[str]:
    """The domains of a township's mix of which the hall has no services that anybody asks for."""
    visits = usual_visits(assignment.site.model, assignment.site.rules).tolist()
    asked = {domain for domain, number in zip(_domains(assignment.site), visits, strict=True) if number > 0}
    return [domain for domain, share in township.mix if share > 0 and domain not in asked]


def windows_kept_busy(assignment: Assignment, site: Site) -> int:
    """So many windows the work alone keeps busy, even if nobody ever stood idle: fewer cannot keep up."""
    model, most = site.model, site.rules.issuing.cases
    cases = sum(min(size, most) * share for size, share in enumerate(model.cases, start=1)) / sum(model.cases)
    visits = usual_visits(model, site.rules).tolist()
    minutes = sum(service.minutes * number for service, number in zip(model.services, visits, strict=True)) * cases
    day = sum(end - start for start, end in site.sessions)
    if assignment.shifts.lunch is not None:
        day -= assignment.shifts.lunch.minutes
    return math.ceil(float(minutes) / day)


def _domains(site: Site) -> list[str]:
    """The domain of each service of the model."""
    known = {service.id: service.domain for service in site.rules.services}
    return [known[service.id] for service in site.model.services]


def _mixed(visits: Floats, domains: list[str], shares: dict[str, float]) -> Floats:
    """As many visits, divided over the domains as `shares` says; what is left of 1 as they were."""
    own: dict[str, float] = {}
    for domain, number in zip(domains, visits.tolist(), strict=True):
        own[domain] = own.get(domain, 0.0) + number
    unnamed = sum(number for domain, number in own.items() if domain not in shares)
    left = max(0.0, 1 - sum(shares.values())) if unnamed else 0.0
    wanted = {domain: shares.get(domain, left * number / unnamed if unnamed else 0.0) for domain, number in own.items()}
    factors = [wanted[domain] / own[domain] if own[domain] else 0.0 for domain in domains]
    mixed: Floats = visits * factors
    mixed *= visits.sum() / mixed.sum()
    return mixed


def _with_visits(model: DemandModel, visits: Floats) -> DemandModel:
    services = [
        service.model_copy(update={"share": number})
        for service, number in zip(model.services, visits.tolist(), strict=True)
    ]
    return model.model_copy(update={"inhabitants": None, "visits_per_day": float(visits.sum()), "services": services})
