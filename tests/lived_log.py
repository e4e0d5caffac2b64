"""A log whose days went exactly by the rules: lived by the engine and written down."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
from hall_builder import MINUTE, RULES, SECOND

from dispatcher.forecast.draws import Draws, draws
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import ABANDONED, NOT_YET, Outcomes
from dispatcher.forecast.roster import Roster, all_day
from sim.calibration.observed import Knowledge, Observed, SeenCase, SeenVisit

MONDAY, TUESDAY = datetime.date(2026, 11, 23), datetime.date(2026, 11, 24)
KINDS = (("card",), ("move",), ("pension", "move"))
CHANGEOVER = 12 * SECOND
CLERKS = {"1": "jia", "3": "bing"}
PEOPLE = 60
PACE = 1100
"""The usual pace of a window for everything: times that it divides are taken apart and put together without rest."""


@dataclass(frozen=True)
class LivedLog:
    """The log of two days, and who sat where in them."""

    observed: Observed
    roster: Roster


def lived_people(seed: int) -> Draws:
    """Sixty people in a morning, some of whom leave after a quarter of an hour."""
    chance = np.random.default_rng(seed)
    kind = chance.integers(0, len(KINDS), PEOPLE)
    service = np.maximum(chance.exponential(5 * MINUTE, (PEOPLE, 2)).astype(np.int64) // PACE * PACE, PACE)
    service[:, 1] *= np.array([len(one) for one in KINDS])[kind] > 1
    return draws(
        KINDS,
        np.sort(chance.integers(510 * MINUTE, 700 * MINUTE, PEOPLE)),
        service,
        kind=kind,
        priority=chance.integers(0, 2, PEOPLE),
        patience=chance.integers(15 * MINUTE, 90 * MINUTE, PEOPLE),
    )


def lived_log() -> LivedLog:
    """Two days under `load` with windows 1 and 3, whose rosters are written down."""
    stints = all_day(RULES, MONDAY, CLERKS)
    roster = Roster(stints, changeover=CHANGEOVER)
    visits = []
    for number, date in enumerate((MONDAY, TUESDAY)):
        people = lived_people(number)
        visits += written_down(date, people, run(Layout(RULES, roster, date, KINDS), people))
    observed = Observed(
        source="lived",
        visits=visits,
        days=dict.fromkeys((MONDAY, TUESDAY)),
        knows=Knowledge(leaving=True, absence=True, calls=True, rosters=True),
        stints={date: dict(stints) for date in (MONDAY, TUESDAY)},
        domains={service.id: service.domain for service in RULES.services},
        rules=RULES,
    )
    return LivedLog(observed, roster)


def written_down(date: datetime.date, people: Draws, outcomes: Outcomes) -> list[SeenVisit]:
    """What a log tells of these people: calls, leavings and services, whose window is that of the last call."""
    visits = []
    for person, arrival in enumerate(people.arrival.tolist()):
        services = people.kinds[int(people.kind[person])]
        visit = SeenVisit(date, arrival, services, RULES.priorities[int(people.priority[person])].id)
        if outcomes.state[person] == ABANDONED:
            visit.left = int(outcomes.ended_at[person])
        elif outcomes.first_called_at[person] != NOT_YET:
            start = visit.called = int(outcomes.first_called_at[person])
            for place, service in enumerate(services):
                end = start + int(people.service[person, place])
                visit.cases.append(SeenCase(service, RULES.windows[int(outcomes.window[person])].id, start, end))
                start = end
        visits.append(visit)
    return visits
