"""Everybody who counts in the next hours, drawn: those who are here, those on trial, and those who may still come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dispatcher.domain.coverage import Coverage
from dispatcher.domain.outlook import Newcomer
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.chances import Comers, Reals, draw_factors, draw_left
from dispatcher.forecast.draws import Draws, Ints, draws
from dispatcher.forecast.known_visits import KnownVisits, expected_times
from dispatcher.forecast.present import Present


@dataclass(frozen=True, slots=True)
class Trials:
    """Newcomers on trial, with their kinds and priorities by number."""

    names: tuple[Newcomer, ...]
    kind: tuple[int, ...]
    priority: tuple[int, ...]


def all_trials(rules: HallRules, known: KnownVisits) -> Trials:
    """One for each way to wait and each priority."""
    found = [
        ((route, priority.id), known.number(visit), index)
        for route, visit in known.trials().items()
        for index, priority in enumerate(rules.priorities)
    ]
    return Trials(tuple(row[0] for row in found), tuple(row[1] for row in found), tuple(row[2] for row in found))


def draw_crowd(
    coverage: Coverage, present: Present, trials: Trials, comers: Comers, pace: float, chance: np.random.Generator
) -> Draws:
    """As many days as `comers` has, with the people in this order: the present's, the trials, the comers.

    Services take `pace` times as long as the hall's file expects.
    """
    times, to_come = comers.arrival.shape
    here, first = len(present.tickets), len(present.tickets) + len(trials.names)
    kinds = present.layout.kinds
    most = max(map(len, kinds), default=1)
    by_kind = pace * _rows((expected_times(coverage, services) for services in kinds), most)
    by_ticket = pace * _rows((expected_times(coverage, services) for services in present.services), most)
    service = np.ones((times, first + to_come, most))
    service[:, :here] = by_ticket * draw_factors(_counts(present.services, times), chance)[..., None]
    service[:, first:] = by_kind[comers.kind] * draw_factors(_counts(kinds, 1)[0, comers.kind], chance)[..., None]
    for row, elapsed in enumerate(present.elapsed):
        if elapsed:
            service[:, row, 0] = draw_left(by_ticket[row, 0], elapsed, times, chance)
    now = (present.situation.at,) * len(trials.names)
    return draws(
        kinds,
        _side_by_side((*present.since, *now), comers.arrival),
        np.maximum(service, 1).astype(np.int64).reshape(-1, most),
        offsets=np.arange(times + 1, dtype=np.int64) * (first + to_come),
        kind=_side_by_side((*present.kind, *trials.kind), comers.kind),
        priority=_side_by_side((*present.priority, *trials.priority), comers.priority),
    )


def _counts(visits: Sequence[Sequence[str]], times: int) -> Ints:
    """How many services each visit has, so many times."""
    return np.tile(np.array([len(services) for services in visits], np.int64), (times, 1))


def _rows(times: Iterable[Sequence[int]], most: int) -> Reals:
    """A row for each list, filled up with zeros."""
    rows = [[*row, *[0] * (most - len(row))] for row in times]
    return np.array(rows, np.float64).reshape(len(rows), most)


def _side_by_side(always: Sequence[int], comers: Ints) -> Ints:
    """On each day the same people first, then those who come."""
    here = np.tile(np.array(always, np.int64), (len(comers), 1))
    return np.concatenate([here, comers], axis=1).ravel()
