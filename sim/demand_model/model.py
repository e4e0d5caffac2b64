"""All assumptions about what comes into a hall: the section `[demand]` of a scenario, or what a log was fitted to."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from dispatcher.config.sections import Section, Share
from dispatcher.domain.rules import HallRules
from sim.demand_model.absence import Absence
from sim.demand_model.appointments import Appointments
from sim.demand_model.arrivals import Arrivals
from sim.demand_model.calendar_effects import CalendarEffects
from sim.demand_model.errands import MOST_CASES, Bundle
from sim.demand_model.inhabitants import Inhabitants
from sim.demand_model.patience import Patience
from sim.demand_model.service_times import ServiceDemand
from sim.demand_model.window_pace import WindowPace

Weight = Annotated[float, Field(ge=0, le=1_000_000)]


class DemandNotFitting(ValueError):
    """The model speaks of services, priorities or domains that the hall does not have; each fault names its key."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)


class DemandModel(Section):
    """What comes into a hall on a usual working day, and how days differ.

    `visits_per_day`: people with a ticket on a usual working day, or `inhabitants` in its place. `cases`: shares of
    visits that ask for 1, 2, 3 … services; `bundles`: which services are
    asked for together. `priorities`: shares of the hall's priorities among people who did not book; empty: all normal.
    `companions_per_person`: people who come along, on the average.
    """

    visits_per_day: float | None = Field(default=None, gt=0, le=100_000)
    inhabitants: Inhabitants | None = None
    cases: list[Weight] = Field(default=[1.0], min_length=1, max_length=MOST_CASES)
    bundles: list[Bundle] = Field(default=[], max_length=200)
    priorities: dict[str, Share] = Field(default={})
    companions_per_person: float = Field(default=0.3, ge=0, le=5)
    arrivals: Arrivals
    calendar: CalendarEffects = CalendarEffects()
    appointments: Appointments = Appointments()
    patience: Patience = Patience()
    absence: Absence = Absence()
    windows: WindowPace = WindowPace()
    services: list[ServiceDemand] = Field(min_length=1, max_length=5000)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if (self.visits_per_day is None) == (self.inhabitants is None):
            raise ValueError(
                "visits_per_day 和 inhabitants 须有且只有一个 / give either visits_per_day or inhabitants, not both"
            )
        if sum(self.cases) <= 0:
            raise ValueError("cases: 不能全为零 / at least one share must be above 0")
        if self.priorities and sum(self.priorities.values()) <= 0:
            raise ValueError("priorities: 不能全为零 / at least one share must be above 0")
        if sum(service.share for service in self.services) <= 0:
            raise ValueError("services: 份额不能全为零 / at least one share must be above 0")
        if len({service.id for service in self.services}) < len(self.services):
            raise ValueError("services: 同一事项列了两次 / a service stands there twice")
        for bundle in self.bundles:
            if len(set(bundle.services)) < len(bundle.services):
                raise ValueError("bundles: 一组里同一事项列了两次 / a bundle has a service twice")
            if unknown := set(bundle.services) - {service.id for service in self.services}:
                raise ValueError(f"bundles: 没有列在 services 中 / not among the services: {' '.join(sorted(unknown))}")
        return self

    def require_fit(self, rules: HallRules) -> None:
        """Raise `DemandNotFitting` unless every service, priority and domain is one of the hall's."""
        services = {service.id for service in rules.services}
        priorities = {priority.id for priority in rules.priorities}
        domains = {service.domain for service in rules.services}
        named = [
            *((f"services.{service.id}", service.id, services) for service in self.services),
            *((f"priorities.{priority}", priority, priorities) for priority in self.priorities),
            *(
                (f"calendar.seasons.{number}.domains", domain, domains)
                for number, season in enumerate(self.calendar.seasons)
                for domain in season.domains
            ),
        ]
        if self.appointments.share:
            named.append(("appointments.priority", self.appointments.priority, priorities))
        if self.inhabitants is not None:
            named.extend((f"inhabitants.per_10000.{name}", name, domains) for name in self.inhabitants.per_10000)
        faults = [
            f"{key}: 大厅没有“{name}” / the hall has no {name!r}" for key, name, known in named if name not in known
        ]
        if faults:
            raise DemandNotFitting(faults)
