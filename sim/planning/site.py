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
from sim.demand_model.chance import SEEDS
from sim.demand_model.draw import draw, open_dates
from sim.demand_model.model import DemandModel
from sim.planning.kinds import WindowKind

APART = 1 << 63
"""What sets the seed of the people on whom plans are chosen apart from that of the people on whom they are judged."""


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

    def people(self, days: int, *, for_choosing: bool = False) -> Draws:
        """Everybody who comes on the first `days` days; the same people whenever it is asked.

        Beyond its dates the plan has further chances of the same dates. Plans are chosen on other people than they are
        judged on: what was only lucky when it was chosen is then found out.
        """
        seed = (self.seed + APART) % SEEDS if for_choosing else self.seed
        return draw(self.model, self.rules, self.days(days), seed)

    def days(self, number: int) -> tuple[datetime.date, ...]:
        """The dates of the first so many days; after the last one they begin anew."""
        rounds = -(-number // len(self.dates))
        return (self.dates * rounds)[:number]

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


def _until(rules: HallRules, first: datetime.date, last: datetime.date) -> Sequence[datetime.date]:
    found = []
    for date in open_dates(rules, first):
        if date > last:
            break
        found.append(date)
    return found
