"""How many visits a date brings on the average, and for which services."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dispatcher.domain.hours import OpeningHours
from dispatcher.domain.rules import HallRules
from sim.demand_model.calendar_effects import CalendarEffects
from sim.demand_model.chance import Floats, Ints
from sim.demand_model.model import DemandModel
from sim.same import Same


@dataclass(frozen=True, slots=True)
class Volume:
    """By day: the `visits` of a whole profile and the index of its `mix`; `mixes` (m, services): visits by service."""

    visits: Floats
    mix: Ints
    mixes: Floats


def volume(model: DemandModel, rules: HallRules, dates: Sequence[datetime.date]) -> Volume:
    """The expected demand of each date; what the hall's hours cut off is not taken away here."""
    usual = usual_visits(model, rules)
    domains = _domains(model, rules)
    factors, seasons = _calendar(Same(model.calendar), Same(rules.hours), tuple(dates))
    variants = sorted(set(seasons))
    mixes = np.empty((len(variants), len(usual)))
    for mix, variant in zip(mixes, variants, strict=True):
        mix[:] = usual * [dict(variant).get(domain, 1.0) for domain in domains]
    of_day = np.array([variants.index(season) for season in seasons], np.int64)
    return Volume(factors * mixes.sum(axis=1)[of_day], of_day, mixes)


@lru_cache(maxsize=8)
def _calendar(
    calendar: Same[CalendarEffects], hours: Same[OpeningHours], dates: tuple[datetime.date, ...]
) -> tuple[Floats, list[tuple[tuple[str, float], ...]]]:
    """By day: its factor, and the factors of the domains in season. They are the same for every place."""
    factor = {date: calendar.it.factor(date, hours.it) for date in set(dates)}
    in_season = {date: tuple(sorted(calendar.it.domain_factors(date).items())) for date in factor}
    return np.array([factor[date] for date in dates]), [in_season[date] for date in dates]


def usual_visits(model: DemandModel, rules: HallRules) -> Floats:
    """Visits on a usual working day, by service of the model, after the first service of each visit."""
    shares = np.array([service.share for service in model.services])
    if model.inhabitants is None:
        # None stands for inhabitants and the model has exactly one of the two.
        visits: Floats = shares / shares.sum() * (model.visits_per_day or 0.0)
        return visits
    domains = _domains(model, rules)
    parts: dict[str, float] = {}
    for domain, share in zip(domains, shares, strict=True):
        parts[domain] = parts.get(domain, 0.0) + float(share)
    of_domain = model.inhabitants.visits(parts)
    return np.array(
        [
            of_domain[domain] * share / parts[domain] if parts[domain] else 0.0
            for domain, share in zip(domains, shares, strict=True)
        ]
    )


def _domains(model: DemandModel, rules: HallRules) -> list[str]:
    known = {service.id: service.domain for service in rules.services}
    return [known[service.id] for service in model.services]
