"""Logs whose every parameter is known: people drawn from a model, who wait a random time and are served."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np

from dispatcher.domain.rules import HallRules
from dispatcher.forecast.draws import NEVER
from sim.calibration.observed import Knowledge, Observed, SeenCase, SeenVisit
from sim.demand_model.draw import draw, issuing_of
from sim.demand_model.model import DemandModel

MINUTE = 60_000_000


def simulated_log(
    model: DemandModel, rules: HallRules, dates: Sequence[datetime.date], seed: int = 1, mean_wait: float = 12.0
) -> Observed:
    """A log of these dates; everybody is called after an exponential wait at the next of the windows, in turn.

    Service takes as long as was drawn, at each window with its pace.
    """
    days = draw(model, rules, dates, seed)
    waits = np.random.default_rng(seed).exponential(mean_wait * MINUTE, len(days.arrival)).astype(np.int64)
    paces = model.windows.paces(rules)
    windows = [window.id for window in rules.windows]
    visits = []
    for number, arrival in enumerate(days.arrival.tolist()):
        date = dates[int(np.searchsorted(days.offsets, number, "right")) - 1]
        services = days.kinds[int(days.kind[number])]
        visit = SeenVisit(date, arrival, services, rules.priorities[int(days.priority[number])].id)
        if days.patience[number] < waits[number]:
            visit.left = arrival + int(days.patience[number])
        else:
            visit.called = arrival + int(waits[number])
            visit.absent = bool(days.absent[number])
            if visit.absent and days.returns_after[number] < NEVER:
                visit.returned_after = int(days.returns_after[number])
            window = windows[number % len(windows)]
            start = visit.called
            for place, service in enumerate(services):
                end = start + int(days.service[number, place]) * paces[window] // 1000
                visit.cases.append(SeenCase(service, window, start, end))
                start = end
        visits.append(visit)
    return Observed(
        source="simulated",
        visits=visits,
        days={date: issuing_of(rules, date) for date in dates},
        knows=Knowledge(leaving=True, absence=True, calls=True, rosters=False),
        domains={service.id: service.domain for service in rules.services},
        rules=rules,
    )
