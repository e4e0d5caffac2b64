"""The place that is planned for, as the engine knows it: its rules, what comes into it, who can be scheduled."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dispatcher.domain.hours import Sessions
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.draws import Draws
from sim.demand_model.draw import draw, open_dates
from sim.demand_model.model import DemandModel
from sim.planning.kinds import WindowKind

DIFFERENT_DAYS = 366
"""Days drawn beyond that many are further chances of the same dates."""


class NoOpenDay(ValueError):
    """The hall is never open between the dates of the plan."""


@dataclass(frozen=True, slots=True)
class Site:
    """A hall without windows, the people who come, and the kinds of windows that it may have.

    `dates` are those of the plan that have the same opening hours, in an order that mixes the year, so that the first
    few are as good a sample as any; `seed` decides every draw.
    """

    rules: HallRules
    model: DemandModel
    kinds: tuple[WindowKind, ...]
    dates: tuple[datetime.date, ...]
    seed: int

    @property
    def date(self) -> datetime.date:
        """A date with the opening hours of the plan."""
        return self.dates[0]

    @property
    def sessions(self) -> Sessions:
        """The opening hours of the plan, in minutes after midnight."""
        return self.rules.hours.sessions_on(self.date)

    def people(self, days: int) -> Draws:
        """Everybody who comes on the first `days` days; the same people whenever it is asked."""
        rounds = -(-days // len(self.dates))
        return draw(self.model, self.rules, (self.dates * rounds)[:days], self.seed)

    def with_model(self, model: DemandModel) -> Site:
        """The same place when other people come."""
        return replace(self, model=model)


def common_dates(
    rules: HallRules, first: datetime.date, last: datetime.date, seed: int
) -> tuple[tuple[datetime.date, ...], int]:
    """The dates from `first` to `last` with the most frequent opening hours, mixed by `seed`, and how many have others.

    Raises `NoOpenDay`.
    """
    dates = _until(rules, first, last)
    if not dates:
        raise NoOpenDay(f"{first} – {last}")
    hours = Counter(rules.hours.sessions_on(date) for date in dates)
    usual = hours.most_common(1)[0][0]
    same = [date for date in dates if rules.hours.sessions_on(date) == usual]
    order = np.random.default_rng(seed).permutation(len(same))
    return tuple(same[place] for place in order), len(dates) - len(same)


def some_days(people: Draws, first: int, last: int) -> Draws:
    """The draws of the days from `first` to before `last` alone."""
    if first == 0 and last >= people.days:
        return people
    start, end = people.offsets[first], people.offsets[last]
    columns = ("arrival", "kind", "priority", "service", "patience", "absent", "returns_after")
    return replace(
        people,
        offsets=people.offsets[first : last + 1] - start,
        **{name: getattr(people, name)[start:end] for name in columns},
    )


def _until(rules: HallRules, first: datetime.date, last: datetime.date) -> Sequence[datetime.date]:
    found = []
    for date in open_dates(rules, first):
        if date > last:
            break
        found.append(date)
    return found
