"""What a township is to the sizing core: the hall of the question, and the people whom the township brings."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dispatcher.domain.rules import HallRules
from sim.demand_model.inhabitants import Inhabitants
from sim.demand_model.model import DemandModel
from sim.demand_model.volume import usual_visits
from sim.planning.kinds import WindowKind, kinds_of_hall, least_mix
from sim.planning.site import Site, common_dates
from sim.province.question import Question
from sim.province.township import Township


@dataclass(frozen=True, slots=True)
class Hall:
    """What all townships share. `others`: dates left out because they have other opening hours."""

    question: Question
    rules: HallRules
    kinds: tuple[WindowKind, ...]
    site: Site
    others: int


def hall_of(question: Question) -> Hall:
    """The hall of a question. Raises `NoOpenDay`, `NobodyServes` and `DemandNotFitting`."""
    rules, kinds = question.config.rules(), kinds_of_hall(question.config)
    question.model.require_fit(rules)
    dates, others = common_dates(rules, question.first, question.last, question.seed)
    asked = {service.id for service in question.model.services if service.share > 0}
    least_mix(kinds, [service for service in rules.services if service.id in asked])
    return Hall(question, rules, kinds, Site(rules, question.model, kinds, dates, question.seed), others)


def model_of(hall: Hall, township: Township) -> DemandModel:
    """The demand of a township: its volume, else its inhabitants; its mix, else the hall's."""
    base = hall.question.model
    if township.volume is not None:
        model = base.model_copy(update={"inhabitants": None, "visits_per_day": township.volume})
    else:
        rates = base.inhabitants.per_10000 if base.inhabitants else {}
        number = Inhabitants(number=township.inhabitants, level=hall.question.level, per_10000=rates)
        model = base.model_copy(update={"inhabitants": number, "visits_per_day": None})
    return _with_mix(model, hall.rules, dict(township.mix)) if township.mix else model


def without_services(hall: Hall, township: Township) -> list[str]:
    """The domains of a township's mix of which the hall has no services that anybody asks for."""
    domain_of = {service.id: service.domain for service in hall.rules.services}
    asked = {domain_of[service.id] for service in hall.question.model.services if service.share > 0}
    return [domain for domain, share in township.mix if share > 0 and domain not in asked]


def visits_of(hall: Hall, model: DemandModel) -> float:
    """Visits on a usual working day."""
    return float(usual_visits(model, hall.rules).sum())


def windows_kept_busy(hall: Hall, model: DemandModel) -> int:
    """So many windows it takes to do the work at all, even if nobody ever stood idle: fewer cannot keep up."""
    visits, most = usual_visits(model, hall.rules), hall.rules.issuing.cases
    cases = sum(min(size, most) * share for size, share in enumerate(model.cases, start=1)) / sum(model.cases)
    minutes = sum(service.minutes * float(count) for service, count in zip(model.services, visits, strict=True))
    return math.ceil(minutes * cases / sum(end - start for start, end in hall.site.sessions))


def _with_mix(model: DemandModel, rules: HallRules, shares: dict[str, float]) -> DemandModel:
    """The model with as many visits, divided over the domains as `shares` says."""
    domain_of = {service.id: service.domain for service in rules.services}
    visits = usual_visits(model, rules)
    own: dict[str, float] = {}
    for service, count in zip(model.services, visits.tolist(), strict=True):
        own[domain_of[service.id]] = own.get(domain_of[service.id], 0.0) + count
    left = max(0.0, 1 - sum(shares.values()))
    unnamed = sum(count for domain, count in own.items() if domain not in shares)
    wanted = {domain: shares.get(domain, left * count / unnamed if unnamed else 0.0) for domain, count in own.items()}
    services = [
        service.model_copy(
            update={"share": wanted[domain_of[service.id]] * count / own[domain_of[service.id]] if count else 0.0}
        )
        for service, count in zip(model.services, visits.tolist(), strict=True)
    ]
    return model.model_copy(update={"inhabitants": None, "visits_per_day": float(visits.sum()), "services": services})
