"""Everybody who came on one day of a log, as the engine takes them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dispatcher.domain.rules import HallRules
from dispatcher.forecast.draws import DAY, NEVER, Draws, Flags, Ints
from dispatcher.forecast.roster import USUAL_PACE
from sim.calibration.observed import LogUnreadable, Observed, SeenVisit
from sim.demand_model.chance import Chance, Floats, Rank, Source
from sim.demand_model.errands import MOST_CASES
from sim.remark import Remark
from sim.replay.patience import Endurance


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of one day in order of arrival.

    `kind` (n) into `kinds`, `priority` (n) into the hall's. `service` (n, most): microseconds at a window of the usual
    pace, 0 where nobody wrote them down.
    """

    date: datetime.date
    visits: tuple[SeenVisit, ...]
    kinds: tuple[tuple[str, ...], ...]
    kind: Ints
    priority: Ints
    service: Ints

    @property
    def arrival(self) -> Ints:
        """When they came, in microseconds after midnight."""
        return np.array([visit.arrival for visit in self.visits], np.int64)

    @property
    def wait(self) -> Ints:
        """Microseconds until their first call, or until they left."""
        return np.array([visit.wait or 0 for visit in self.visits], np.int64)

    @property
    def left(self) -> Flags:
        """Who left before they were called."""
        return np.array([visit.called is None for visit in self.visits], np.bool_)

    def draws(self, unknown: Unknown, times: int, seed: int) -> Draws:
        """The same people so many times, each time with other chances of what the log does not tell."""
        people = len(self.visits)
        counts = np.full(times, people, np.int64)
        chance = Chance(seed, [self.date] * times)
        service = np.tile(self.service, (times, 1))
        ranks = chance.ranks(Source.FURTHER_RANKS, counts, service.shape[1])
        for number, kind in enumerate(self.kinds):
            rows = np.tile(self.kind == number, times)
            for place, name in enumerate(kind):
                lacking = rows & (service[:, place] == 0)
                service[lacking, place] = unknown.times(name, ranks[lacking, place])
        returns = [NEVER if visit.returned_after is None else visit.returned_after for visit in self.visits]
        return Draws(
            kinds=self.kinds,
            offsets=np.arange(times + 1, dtype=np.int64) * people,
            arrival=np.tile(self.arrival, times),
            kind=np.tile(self.kind, times),
            priority=np.tile(self.priority, times),
            service=service,
            patience=unknown.endurance.of(self.visits, chance.people(counts).rank(Rank.PATIENCE)),
            absent=np.tile(np.array([visit.absent for visit in self.visits], np.bool_), times),
            returns_after=np.tile(np.array(returns, np.int64), times),
        )


class Unknown:
    """What is drawn where the log is silent: service times from those it has, patience beyond the waits."""

    def __init__(self, observed: Observed, pace: Mapping[str, int]) -> None:
        self.endurance = Endurance(observed)
        by_service: dict[str, list[int]] = {}
        for visit in observed.visits:
            for case in visit.cases:
                usual = _usual_time(case.end - case.start, pace[case.window])
                by_service.setdefault(case.service, []).append(usual)
        self._times = {name: np.sort(np.array(times, np.int64)) for name, times in by_service.items()}
        if not self._times:
            raise LogUnreadable(
                f"{observed.source} 没有办理时间，请用 --columns start=… end=… 指明开始和结束的列 / "
                "has no service times; name the columns of starts and ends with --columns start=… end=…"
            )
        self._all = np.sort(np.concatenate(list(self._times.values())))

    def times(self, service: str, rank: Floats) -> Ints:
        """Times of a service as they were seen; of one that was never seen, of all."""
        seen = self._times.get(service, self._all)
        drawn: Ints = seen[(rank * len(seen)).astype(np.int64)]
        return drawn


def crowds_of(
    observed: Observed, rules: HallRules, pace: Mapping[str, int]
) -> tuple[tuple[Crowd, ...], tuple[Remark, ...]]:
    """The people of each day, and who is left out."""
    by_day: dict[datetime.date, list[SeenVisit]] = {date: [] for date in observed.days}
    endless = late = 0
    for visit in observed.visits:
        if visit.wait is None:
            endless += 1
        elif visit.arrival >= DAY:
            late += 1
        else:
            by_day[visit.day].append(visit)
    remarks = []
    if endless:
        zh = f"略去 {endless} 人次：既没有叫号也没有离开的时间"
        remarks.append(Remark(zh, f"{endless} visits are left out: when they were called or left is not known"))
    if late:
        remarks.append(
            Remark(f"略去 {late} 人次：半夜以后才来", f"{late} visits are left out: they came after midnight")
        )
    return tuple(_crowd(date, visits, rules, pace) for date, visits in by_day.items() if visits), tuple(remarks)


def _crowd(date: datetime.date, visits: Sequence[SeenVisit], rules: HallRules, pace: Mapping[str, int]) -> Crowd:
    ordered = tuple(sorted(visits, key=lambda visit: visit.arrival))
    asked = [tuple(dict.fromkeys(visit.services))[:MOST_CASES] for visit in ordered]
    kinds = tuple(sorted(set(asked)))
    place = {kind: number for number, kind in enumerate(kinds)}
    priorities = {priority.id: number for number, priority in enumerate(rules.priorities)}
    service = np.zeros((len(ordered), max(map(len, kinds))), np.int64)
    for row, (visit, kind) in enumerate(zip(ordered, asked, strict=True)):
        for case in visit.cases:
            column = kind.index(case.service) if case.service in kind else len(kind) - 1
            service[row, column] += _usual_time(case.end - case.start, pace[case.window])
    return Crowd(
        date,
        ordered,
        kinds,
        np.array([place[kind] for kind in asked], np.int64),
        np.array([priorities.get(visit.priority, 0) for visit in ordered], np.int64),
        service,
    )


def _usual_time(microseconds: int, pace: int) -> int:
    """How long the same would take at a window of the usual pace."""
    return max(1, microseconds * USUAL_PACE // pace)
