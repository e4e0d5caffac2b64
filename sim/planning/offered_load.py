"""What the people of a plan ask of its windows by quarter of an hour, and a first guess of how many it takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from sim.planning.crowd import Crowd
from sim.planning.erlang import Floats, mean_wait, modified_offered_load, waits_within
from sim.planning.goal import Goal
from sim.planning.site import Site

QUARTER = 15
"""Minutes of a step."""
MOST_GUESSED = 400
"""More windows are never guessed: the simulation finds out."""


@dataclass(frozen=True, slots=True)
class OfferedLoad:
    """By quarter of an hour: `arrivals` (people a day, whoever comes while the hall is closed counted at its opening).

    `service` is the mean time of a visit in minutes at a window of the usual pace, the changeover included.
    """

    arrivals: Floats
    service: float

    @property
    def work(self) -> float:
        """Minutes of work that come in a day."""
        return float(self.arrivals.sum()) * self.service

    def erlangs(self, pace: float = 1.0) -> Floats:
        """The load at each quarter in windows kept busy, where services take `pace` times as long."""
        service = self.service * pace
        return modified_offered_load((self.arrivals * service / QUARTER).tolist(), service / QUARTER)


def offered_load(site: Site, crowd: Crowd) -> OfferedLoad:
    """What these people ask for."""
    people = crowd.draws
    quarter = crowd.begins // (QUARTER * MICROSECONDS_PER_MINUTE)
    arrivals = np.bincount(quarter, minlength=24 * 60 // QUARTER) / people.days
    service = float(people.service.sum(axis=1).mean()) if len(people.arrival) else 0.0
    return OfferedLoad(arrivals, (service + site.model.windows.changeover()) / MICROSECONDS_PER_MINUTE)


def first_guess(load: OfferedLoad, goal: Goal, pace: float) -> int:
    """Windows for everything with which the goal would hold by Erlang's formulas, people weighted by when they come."""
    service = load.service * pace
    come = load.arrivals > 0
    if not np.any(come):
        return 1
    erlangs, weights = load.erlangs(pace)[come], load.arrivals[come]
    for servers in range(max(1, int(np.average(erlangs, weights=weights))), MOST_GUESSED):
        busy = [min(float(erlang), servers * 0.999) for erlang in erlangs]
        patient = goal.within_minutes / service
        within = np.average([waits_within(servers, one, patient) for one in busy], weights=weights)
        mean = np.average([mean_wait(servers, one) for one in busy], weights=weights) * service
        if within >= goal.share and (goal.mean_minutes is None or mean <= goal.mean_minutes):
            return servers
    return MOST_GUESSED
