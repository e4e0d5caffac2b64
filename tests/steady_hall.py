"""Halls that are open day and night and nearly always in their steady state, for comparison with queueing theory.

A day is one batch: what happens between one hour after midnight and one hour before the next. Service is so short that
a day holds ten thousands of people.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from confidence import holds, of_mean
from hall_builder import MINUTE, RULES, SECOND

from dispatcher.domain.hours import ExceptionDate
from dispatcher.domain.rules import Clerk, HallRules, Issuing, Priority, Queue, Service, WindowPlan
from dispatcher.forecast.draws import DAY, Draws, draws
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import Outcomes
from dispatcher.forecast.roster import Roster, Stint

DATE = datetime.date(2026, 11, 23)
HOUR = 60 * MINUTE
DAYS = 40
SERVICE = 4.0
"""Mean service time in seconds."""

Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]


def steady_hall(windows: Sequence[Sequence[str]], discipline: str = "fifo") -> Layout:
    """A hall that is open all day, with a window for each of these lists of services."""
    services = tuple(sorted({service for window in windows for service in window}))
    rules: HallRules = replace(
        RULES,
        discipline=discipline,
        hours=replace(RULES.hours, exceptions=(ExceptionDate(DATE.isoformat(), ((0, 1440),)),)),
        issuing=Issuing(before_opening=0, before_closing=0, over_lunch=False, cases=1, proxy_cases=1),
        priorities=(Priority("normal", "", 0, 1.0), Priority("elderly", "L", 1, 1.0)),
        queues=(Queue("all", "A", 10 * MINUTE),),
        services=tuple(Service(service, "all", "all", 4 * SECOND) for service in services),
        windows=tuple(
            WindowPlan(f"{index}", "ground", ("specialised",), tuple(served)) for index, served in enumerate(windows)
        ),
        clerks=(Clerk("jia", ("*",)),),
    )
    roster = Roster({plan.id: (Stint("jia", 0, DAY),) for plan in rules.windows})
    return Layout(rules, roster, DATE, tuple((service,) for service in services))


def crowd(
    seed: int, load: float, windows: int, service: Callable[[np.random.Generator, int], Floats], kinds: int = 1
) -> Draws:
    """Poisson arrivals that load so many windows to `load`; `service` draws times with mean 1.

    They come for `kinds` services, called a, b, c …, equally often.
    """
    chance = np.random.default_rng(seed)
    counts = chance.poisson(load * windows / SERVICE * DAY / SECOND, DAYS)
    people = int(counts.sum())
    return draws(
        tuple((chr(ord("a") + kind),) for kind in range(kinds)),
        np.concatenate([np.sort(chance.integers(0, DAY, count)) for count in counts]),
        np.maximum((service(chance, people) * SERVICE * SECOND).astype(np.int64), 1),
        offsets=np.concatenate([[0], np.cumsum(counts)]),
        kind=chance.integers(0, kinds, people),
    )


def exponential(chance: np.random.Generator, people: int) -> Floats:
    """Service times as in the M/M/c queue."""
    return chance.exponential(1.0, people)


def constant(_: np.random.Generator, people: int) -> Floats:
    """Service times as in the M/D/c queue."""
    return np.ones(people)


def waits(drawn: Draws, outcomes: Outcomes) -> Floats:
    """Waits in units of the mean service time."""
    return outcomes.wait(drawn.arrival) / (SERVICE * SECOND)


def daily_means(drawn: Draws, values: Floats | Marks, only: Marks | None = None) -> Floats:
    """The mean of each day over those who came in its steady part (and are among `only`)."""
    counted = (drawn.arrival > HOUR) & (drawn.arrival < DAY - HOUR)
    counted = counted if only is None else counted & only
    days = zip(drawn.offsets[:-1], drawn.offsets[1:], strict=True)
    return np.array([np.mean(values[first:end][counted[first:end]]) for first, end in days])


def agree(means: Floats, exact: float, within: float) -> bool:
    """Whether the exact value lies in the interval of the batches, which is narrower than `within` of it.

    So narrow that a rule that is slightly wrong would be told from one that is right.
    """
    interval = of_mean(means)
    half = (interval[1] - interval[0]) / 2
    assert half < within * exact, f"too wide to tell: ± {half / exact:.3f} of it"
    return holds(interval, exact)
