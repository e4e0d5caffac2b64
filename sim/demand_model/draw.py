"""From the assumptions to the people: many days of a hall as arrays, from one seed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.issuing import issuing_spans
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.draws import DAY, Draws, Flags
from sim.demand_model.absence import draw_absence
from sim.demand_model.appointments import draw_appointments
from sim.demand_model.arrivals import draw_arrivals, held_until_issuing
from sim.demand_model.chance import Ints, People, Rank, chance_of
from sim.demand_model.errands import NONE, Kinds, draw_kinds, make_kinds
from sim.demand_model.model import DemandModel
from sim.demand_model.patience import draw_patience
from sim.demand_model.service_times import draw_service_times
from sim.demand_model.volume import usual_visits, volume
from sim.same import Same


def draw(model: DemandModel, rules: HallRules, dates: Sequence[datetime.date], seed: int) -> Draws:
    """Everybody who takes a number on these dates; a date that stands there twice is drawn twice, differently.

    A date on which the hall is closed brings nobody. Raises `DemandNotFitting` when the model does not fit the hall,
    and `ValueError` for a seed out of range.
    """
    model.require_fit(rules)
    chance = chance_of(seed, tuple(dates))
    spans = _issuing(Same(rules), tuple(dates))
    closes = np.array([day[-1][1] if day else 0 for day in spans], np.int64)
    demand = volume(model, rules, dates)
    arrived = draw_arrivals(model.arrivals, demand.visits, closes, chance)
    counts = arrived.counts
    day = np.repeat(np.arange(len(dates)), counts)
    people = chance.people(counts)
    times, booked = draw_appointments(model.appointments, arrived.times, people)
    arrival = held_until_issuing(times, day, spans)
    kinds = kinds_of(model, rules)
    kind = draw_kinds(kinds, np.array(model.cases), demand.mixes, demand.mix, counts, people)
    absent, returns_after = draw_absence(model.absence, people)
    order = np.argsort(day * DAY + times, kind="stable")  # `held_until_issuing` keeps the order of times
    return Draws(
        kinds=kind_names(model, kinds),
        offsets=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        arrival=arrival[order],
        kind=kind[order],
        priority=_priorities(model, rules, booked, people)[order],
        service=draw_service_times(model.services, kinds.services[kind], counts, people, chance)[order],
        patience=draw_patience(model.patience, people.rank(Rank.PATIENCE))[order],
        absent=absent[order],
        returns_after=returns_after[order],
    )


def kinds_of(model: DemandModel, rules: HallRules) -> Kinds:
    """The kinds of visit that every draw of this model in this hall has, whatever the dates and the seed."""
    numbers = {service.id: number for number, service in enumerate(model.services)}
    bundles = [(tuple(numbers[service] for service in bundle.services), bundle.share) for bundle in model.bundles]
    return make_kinds(usual_visits(model, rules), bundles, np.array(model.cases), rules.issuing.cases)


def kind_names(model: DemandModel, kinds: Kinds) -> tuple[tuple[str, ...], ...]:
    """The services of each kind by their ids, as `Draws.kinds` has them."""
    ids = [service.id for service in model.services]
    return tuple(tuple(ids[service] for service in kind if service != NONE) for kind in kinds.services)


def issuing_of(rules: HallRules, date: datetime.date) -> tuple[tuple[int, int], ...]:
    """The spans of a date in which numbers are issued, in microseconds after local midnight."""
    sessions = tuple(
        (start * MICROSECONDS_PER_MINUTE, end * MICROSECONDS_PER_MINUTE) for start, end in rules.hours.sessions_on(date)
    )
    return tuple((max(0, opens), closes) for opens, closes in issuing_spans(rules.issuing, sessions))


@lru_cache(maxsize=8)
def _issuing(rules: Same[HallRules], dates: tuple[datetime.date, ...]) -> list[tuple[tuple[int, int], ...]]:
    """The spans of each date; they are the same for everybody who draws in this hall."""
    spans = {date: issuing_of(rules.it, date) for date in set(dates)}
    return [spans[date] for date in dates]


def open_dates(rules: HallRules, first: datetime.date) -> Iterator[datetime.date]:
    """The dates from `first` on that have opening hours, at most ten years of them."""
    for ahead in range(3660):
        date = first + datetime.timedelta(days=ahead)
        if rules.hours.sessions_on(date):
            yield date


def _priorities(model: DemandModel, rules: HallRules, booked: Flags, people: People) -> Ints:
    ids = [priority.id for priority in rules.priorities]
    shares = np.array([model.priorities.get(name, 0.0) for name in ids])
    if not model.priorities:
        shares[0] = 1.0
    drawn = np.minimum(
        np.searchsorted(np.cumsum(shares) / shares.sum(), people.rank(Rank.PRIORITY), "right"), len(ids) - 1
    )
    if np.any(booked):
        drawn[booked] = ids.index(model.appointments.priority)
    return drawn.astype(np.int64)
