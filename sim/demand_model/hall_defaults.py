"""The model that a hall's own file stands for, with the usual assumptions for what the file does not say."""

from __future__ import annotations

from collections.abc import Iterable

from dispatcher.config import HallConfig
from sim.demand_model.absence import Absence
from sim.demand_model.appointments import Appointments
from sim.demand_model.arrivals import Arrivals
from sim.demand_model.calendar_effects import CalendarEffects, SeasonalDemand
from sim.demand_model.errands import MOST_CASES
from sim.demand_model.model import DemandModel
from sim.demand_model.service_times import ServiceDemand

BOOKED = "appointment"
"""The priority under which booked people wait, in halls that have it."""
PAYMENT_DOMAINS = ("pension", "medical")
PAYMENT_FACTOR = 1.5
"""September to December: medical and pension contributions of the next year are paid; half as many again, assumed."""
THREE_OF_SEVERAL = 0.2
"""Of those who come for several services: who come for three rather than two."""


def demand_of_hall(config: HallConfig) -> DemandModel:
    """The hall's `[demand]` section, its services and its priorities as a model."""
    demand = config.demand
    everybody = sum(priority.share for priority in config.priorities)
    booked = sum(priority.share for priority in config.priorities if priority.id == BOOKED)
    return DemandModel(
        visits_per_day=demand.people_per_day,
        cases=_cases(demand.several_services_share, demand.proxy_share),
        priorities={priority.id: priority.share for priority in config.priorities if priority.id != BOOKED},
        companions_per_person=demand.companions_per_person,
        arrivals=Arrivals(profile=demand.arrivals),
        calendar=CalendarEffects(seasons=payment_season(domain.id for domain in config.domains)),
        appointments=Appointments(share=round(booked / everybody, 9) if everybody else 0.0),
        absence=Absence(absent=demand.no_show_share, returns=demand.no_show_returns_share),
        services=[
            ServiceDemand(id=service.id, share=service.share, minutes=service.minutes, cv=demand.service_cv)
            for service in config.services
        ],
    )


def _cases(several: float, proxy: float) -> list[float]:
    """Shares of visits by number of services; a proxy (R28) brings two to six, all equally often."""
    own = [1 - several, several * (1 - THREE_OF_SEVERAL), several * THREE_OF_SEVERAL, 0.0, 0.0, 0.0]
    brought = [0.0, *[1 / (MOST_CASES - 1)] * (MOST_CASES - 1)]
    return [round((1 - proxy) * share + proxy * more, 9) for share, more in zip(own, brought, strict=True)]


def payment_season(domains: Iterable[str]) -> list[SeasonalDemand]:
    """The payment season of those of these domains that have one."""
    paying = sorted(set(domains) & set(PAYMENT_DOMAINS))
    if not paying:
        return []
    return [
        SeasonalDemand.model_validate({"from": "09-01", "to": "12-31", "domains": paying, "factor": PAYMENT_FACTOR})
    ]
