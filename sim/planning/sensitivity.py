"""What if things were otherwise than assumed: more or fewer people, slower or faster service, another mix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dispatcher.config import HallConfig
from sim.demand_model.inhabitants import Inhabitants
from sim.demand_model.model import DemandModel
from sim.demand_model.volume import usual_visits
from sim.planning.site import Site
from sim.remark import Remark

VOLUME_CHANGES = (-0.3, -0.2, -0.1, 0.1, 0.2, 0.3)
SERVICE_CHANGES = (-0.2, -0.1, 0.1, 0.2)
MIX_CHANGE = 0.2
"""How much more often people come for one domain; for the others as much less that as many come in all."""
DOMAINS_VARIED, LEAST_SHARE = 4, 0.1
"""The domains with most work are varied, if they have at least this share of it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The model when something is otherwise; see `findings.Sensitivity`."""

    group: str
    name: Remark
    change: float
    model: DemandModel


def variants(site: Site, hall: HallConfig) -> Iterator[Variant]:
    """Everything that is varied, one at a time."""
    for change in VOLUME_CHANGES:
        name = Remark(f"来的人 {change:+.0%}", f"visits {change:+.0%}")
        yield Variant("volume", name, change, with_volume(site.model, 1 + change))
    for change in SERVICE_CHANGES:
        name = Remark(f"办理时间 {change:+.0%}", f"service times {change:+.0%}")
        yield Variant("service", name, change, _with_times(site.model, 1 + change))
    names = {domain.id: Remark(domain.name, domain.name_en) for domain in hall.domains}
    for domain in _large_domains(site):
        name = Remark(f"{names[domain].zh} {MIX_CHANGE:+.0%}", f"{names[domain].en} {MIX_CHANGE:+.0%}")
        yield Variant("mix", name, MIX_CHANGE, _with_domain(site, domain, 1 + MIX_CHANGE))


def with_volume(model: DemandModel, factor: float) -> DemandModel:
    """The model when so many times as many people come."""
    people = model.inhabitants
    if people is None:
        return model.model_copy(update={"visits_per_day": (model.visits_per_day or 0.0) * factor})
    return with_inhabitants(model, round(people.number * factor))


def with_inhabitants(model: DemandModel, number: int) -> DemandModel:
    """The model of a place with so many inhabitants, who come as often."""
    people = model.inhabitants or Inhabitants(number=number)
    return model.model_copy(
        update={"inhabitants": people.model_copy(update={"number": number}), "visits_per_day": None}
    )


def _with_times(model: DemandModel, factor: float) -> DemandModel:
    services = [service.model_copy(update={"minutes": service.minutes * factor}) for service in model.services]
    return model.model_copy(update={"services": services})


def _with_domain(site: Site, domain: str, factor: float) -> DemandModel:
    """The model when people come `factor` times as often for this domain, and in all as often as before."""
    of = {service.id: service.domain for service in site.rules.services}
    visits = dict(zip((s.id for s in site.model.services), usual_visits(site.model, site.rules).tolist(), strict=True))
    whole = sum(visits.values())
    here = sum(number for service, number in visits.items() if of[service] == domain)
    factor = min(factor, whole / here)
    rest = (whole - here * factor) / max(1e-9, whole - here)
    services = [
        service.model_copy(update={"share": visits[service.id] * (factor if of[service.id] == domain else rest)})
        for service in site.model.services
    ]
    return site.model.model_copy(update={"services": services, "visits_per_day": whole, "inhabitants": None})


def _large_domains(site: Site) -> list[str]:
    """The domains with the most work at the windows, in falling order."""
    of = {service.id: service.domain for service in site.rules.services}
    work: dict[str, float] = {}
    for service, number in zip(site.model.services, usual_visits(site.model, site.rules).tolist(), strict=True):
        work[of[service.id]] = work.get(of[service.id], 0.0) + number * service.minutes
    whole = sum(work.values())
    large = [domain for domain, minutes in work.items() if LEAST_SHARE * whole <= minutes < whole]
    return sorted(large, key=lambda domain: -work[domain])[:DOMAINS_VARIED]
