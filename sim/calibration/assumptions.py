"""What is assumed where a log is silent: the hall's own file, or what the log's rules say, or the usual figures."""

from __future__ import annotations

from dispatcher.config import HallConfig
from dispatcher.config.sections import ArrivalSpan
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.rules import HallRules
from sim.demand_model.arrivals import Arrivals
from sim.demand_model.calendar_effects import CalendarEffects
from sim.demand_model.hall_defaults import demand_of_hall, payment_season
from sim.demand_model.model import DemandModel
from sim.demand_model.service_times import ServiceDemand

ALL_DAY = ArrivalSpan.model_validate({"from": "00:00", "to": "24:00", "weight": 1.0})


def assumptions(rules: HallRules, hall: HallConfig | None) -> DemandModel:
    """The model before the log is looked at."""
    if hall is not None:
        return demand_of_hall(hall)
    return DemandModel(
        visits_per_day=1.0,
        arrivals=Arrivals(profile=[ALL_DAY]),
        calendar=CalendarEffects(seasons=payment_season({service.domain for service in rules.services})),
        services=[
            ServiceDemand(id=service.id, share=1.0, minutes=service.work / MICROSECONDS_PER_MINUTE)
            for service in rules.services
        ],
    )
