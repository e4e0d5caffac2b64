"""What nobody can know of the next hours, drawn: how long services and rests still last, and who else comes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dispatcher.domain.estimate import SCATTER
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.model import Hall, Ticket, TicketState
from dispatcher.forecast.draws import DAY, Ints
from dispatcher.forecast.known_visits import Visit, visit_for

REST = 10 * MICROSECONDS_PER_MINUTE
"""How long a rest lasts on the average; as long it still does, however long it has lasted (exponential)."""
LOOKS_BACK = 60 * MICROSECONDS_PER_MINUTE
LOOKS_BACK_AT_LEAST = 15 * MICROSECONDS_PER_MINUTE
"""As many people come as came in the last hour, or since the day's first number where that is less."""
LOOKS_AHEAD = 90 * MICROSECONDS_PER_MINUTE
"""For how long people still to come are drawn: who waits longer has few of them before them."""
MOST_TO_COME = 1_000
LATELY, AS_GOOD_AS, MOST_TIMES = 300, 100, 5
"""See `pace_of`."""

Reals = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Comers:
    """People who may still come, so many times (times, people): `arrival` in microseconds after midnight, rising."""

    arrival: Ints
    kind: Ints
    priority: Ints


@dataclass(frozen=True, slots=True)
class Recent:
    """Who came lately: their visits and priorities (index), and the microseconds in which they came."""

    visits: Sequence[Visit]
    priority: Sequence[int]
    within: int


def recent_arrivals(hall: Hall, at: int) -> Recent:
    """Who came in the last hour."""
    priorities = {priority.id: index for index, priority in enumerate(hall.configured().priorities)}
    lately: list[Ticket] = []
    for ticket in reversed(hall.tickets.values()):
        if ticket.issued_at <= at - LOOKS_BACK or len(lately) == MOST_TO_COME:
            break
        lately.append(ticket)
    first = next(iter(hall.tickets.values())).issued_at if lately else at
    return Recent(
        visits=[visit_for(tuple(case.service for case in ticket.cases)) for ticket in lately],
        priority=[priorities[ticket.priority] for ticket in lately],
        within=min(max(at - first, LOOKS_BACK_AT_LEAST), LOOKS_BACK),
    )


def comers_in_sight(recent: Recent) -> int:
    """How many people may come while one looks ahead: as many as are expected, and some more."""
    expected = len(recent.visits) * LOOKS_AHEAD / recent.within
    return min(math.ceil(expected + 2 * math.sqrt(expected)), MOST_TO_COME)


def pace_of(hall: Hall) -> float:
    """How long people have lately been at the windows of this hall, in relation to what its file expects.

    From call to end, of visits for one service; the expectation counts as `AS_GOOD_AS` of them. Somebody who was there
    far too long, such as one whom the clerk forgot to finish, counts as `MOST_TIMES` the expectation.
    """
    seen, expected, spent = 0, 0.0, 0.0
    for ticket in reversed(hall.tickets.values()):
        if ticket.state is TicketState.COMPLETED and len(ticket.cases) == 1 and ticket.last_called_at is not None:
            work = hall.coverage.service(ticket.cases[0].service).work
            spent += min((ticket.ended_at or ticket.last_called_at) - ticket.last_called_at, MOST_TIMES * work)
            expected += work
            seen += 1
        if seen == LATELY:
            break
    if not seen:
        return 1.0
    assumed = expected / seen * AS_GOOD_AS
    return (spent + assumed) / (expected + assumed)


def draw_comers(
    recent: Recent, kinds: Sequence[int], count: int, now: int, times: int, chance: np.random.Generator
) -> Comers:
    """The next `count` people, like those of late; `kinds` are the numbers of their visits.

    Their rate itself is drawn anew each time: by so many people one knows it no better than that.
    """
    seen = len(recent.visits)
    if not seen:
        nobody = np.zeros((times, 0), np.int64)
        return Comers(nobody, nobody, nobody)
    between = recent.within / chance.gamma(seen, size=(times, 1))
    arrival = now + np.cumsum(chance.exponential(size=(times, count)) * between, axis=1)
    like = chance.integers(0, seen, (times, count))
    return Comers(
        arrival=np.minimum(arrival, DAY - 1).astype(np.int64),
        kind=np.array(kinds, np.int64)[like],
        priority=np.array(recent.priority, np.int64)[like],
    )


def draw_factors(services: Ints, chance: np.random.Generator) -> Reals:
    """By how much visits for so many services take longer or shorter than expected: lognormal with mean 1.

    One service varies by `SCATTER`; several vary less together, as sums do.
    """
    spread = np.log(1 + SCATTER**2 / services)
    return np.exp(np.sqrt(spread) * chance.standard_normal(services.shape) - spread / 2)


def draw_left(expected: float, elapsed: int, times: int, chance: np.random.Generator) -> Reals:
    """What is left of a service that has lasted so long: of times like these, those that last longer.

    Where none does, half of the time it has taken already: the longer it lasted, the longer it will.
    """
    like = expected * draw_factors(np.ones(10 * times, np.int64), chance)
    longer = like[like > elapsed]
    if not len(longer):
        return np.full(times, elapsed / 2)
    return chance.choice(longer, times) - elapsed


def draw_rests(now: int, times: int, chance: np.random.Generator) -> Ints:
    """When somebody who rests is back, so many times."""
    return now + 1 + chance.exponential(REST, times).astype(np.int64)
