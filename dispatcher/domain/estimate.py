"""How many people are ahead of somebody, and how long the wait will be.

People ahead are those whom the discipline, by the claims of this moment, calls first at the windows at work which
may call the person. If time stood still and nobody else came, one window would call exactly these before the person;
several windows that may call the same people would, too. Where windows may call different people it is the most: one
of them may be free for the person while another still calls its own. Two things limit that. Under `INTERLEAVE` the
first window's turn speaks for all. Under `LOAD` a call lightens its queue and thereby lowers the claims of those who
are left in it, so that the figure is exact while the queues' delays stand.

The wait is the expected work ahead that falls to these windows (people whom other windows may call as well count in
part), shared by those at work, as a range that holds with `CHANCE`: service times are taken to scatter around their
expected value with the coefficient of variation `SCATTER`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from statistics import fmean

from dispatcher.domain.coverage import Route
from dispatcher.domain.discipline import INTERLEAVE, NORMAL, PRIORITY_TURNS, goes_first, queue_delay, standing
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.lanes import Lanes
from dispatcher.domain.model import Hall, Ticket, TicketState, WindowState

CHANCE = 0.8
"""The chance with which the wait lies between low and high."""
QUANTILE = 1.2816
"""Standard normal quantile that belongs to a two-sided chance of 0.8."""
ROUNDING = 2.0
"""Microseconds by which a `since` that was worked out from a claim may be off."""
SCATTER = 0.8
"""Coefficient of variation of service times: between 0.5 (clinic) and 1.2 (call centre)."""


@dataclass(frozen=True, slots=True)
class Wait:
    """An estimated wait in whole minutes, true with `chance`."""

    low: int
    high: int
    chance: float


def wait_between(low: float, high: float) -> Wait:
    """The wait that lies between so many microseconds with `CHANCE`; what is below zero is now."""
    return Wait(
        int(max(0.0, low) // MICROSECONDS_PER_MINUTE), math.ceil(max(0.0, high) / MICROSECONDS_PER_MINUTE), CHANCE
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place: people ahead and the estimated wait."""

    ahead: int
    wait: Wait


def place_of(hall: Hall, ticket: Ticket, at: int) -> Place | None:
    """The place of a ticket at `at`, or None when it does not wait."""
    if ticket.state is not TicketState.WAITING:
        return None
    route = hall.coverage.route(ticket.open_services(), ticket.led_to)
    return place_on_route(hall, route, ticket.priority, ticket.since, ticket.serial, at)


def place_for(hall: Hall, services: tuple[str, ...], priority: str, at: int) -> Place:
    """The place that somebody would get who took a number for these services at `at`."""
    return place_on_route(hall, hall.coverage.route(services), priority, at, hall.serial + 1, at)


def place_on_route(hall: Hall, route: Route, priority: str, since: int, serial: int, at: int) -> Place:
    """The place of a person with this route, priority and place in line."""
    lanes = hall.lanes
    ahead = _ahead(lanes, route, priority, since, serial, at)
    servers = lanes.seated(route.reach)
    free = any(
        window.index in servers and window.state in (WindowState.IDLE, WindowState.READY)
        for window in hall.windows.values()
    )
    typical = lanes.mean_work(lanes.queue_of(route.queue))
    windows = len(servers) or len(lanes.in_force(route.reach).windows)
    work = _work_before_turn(lanes, ahead, servers, windows)
    return Place(sum(ahead.values()), _wait(*work, typical, windows, free, _until_session(hall, at)))


def _work_before_turn(lanes: Lanes, ahead: dict[int, int], servers: list[int], windows: int) -> tuple[float, float]:
    """Microseconds of work before the person's turn: (at the window with the least of it, at the average window).

    The people of a lane are taken to spread alike over the windows that may call them. The window with the least to do
    calls first unless the others leave it more than its share. With nobody at work, all spreads over the `windows`
    signposted.
    """
    work = {lane: people * lanes.mean_work(lanes.queue[lane]) for lane, people in ahead.items() if people}
    if not servers:
        alike = sum(work.values()) / max(windows, 1)
        return alike, alike
    burdens = [
        sum(part / lanes.callers[lane] for lane, part in work.items() if lanes.eligible[window][lane])
        for window in servers
    ]
    return min(burdens), fmean(burdens)


def people_ahead(lanes: Lanes, route: Route, priority: str, since: int, serial: int, at: int) -> int:
    """How many people stand before this place in line at `at`."""
    return sum(_ahead(lanes, route, priority, since, serial, at).values())


def _ahead(lanes: Lanes, route: Route, priority: str, since: int, serial: int, at: int) -> dict[int, int]:
    """People ahead, by lane."""
    window = next(iter(lanes.seated(route.reach)), 0)
    if lanes.discipline == INTERLEAVE:
        return _ahead_interleaved(lanes, route, priority, since, serial, window)
    q, p = lanes.queue_of(route.queue), lanes.priority_of(priority)
    rank, claim = standing(
        lanes.discipline,
        at - since,
        p,
        queue_delay(lanes.work[q], lanes.servers[q]),
        lanes.promise[q],
        lanes.start[p],
        lanes.rate[p],
        lanes.streak[window],
    )
    person = (rank, claim, since, serial)
    return {lane: _going_first(lanes, lane, person, at, window) for lane in lanes.in_reach(route.reach)}


def _going_first(lanes: Lanes, lane: int, person: tuple[float, float, int, int], at: int, window: int) -> int:
    """How many of a lane go before a person of this (rank, claim, since, serial).

    The claim tells the `since` up to which they do; who stands within rounding of it is compared exactly.
    """
    people = lanes.people[lane]
    rank, claim, own_since, own_serial = person
    limit = lanes.since_of_claim(lane, rank, claim, at)
    first = bisect_left(people, (limit - ROUNDING,))
    while first < len(people) and people[first][0] <= limit + ROUNDING:
        since, serial, _ = people[first]
        other_rank, other_claim = lanes.standing(lane, since, at, window)
        if not goes_first(other_rank, other_claim, since, serial, rank, claim, own_since, own_serial):
            break
        first += 1
    return first


def _ahead_interleaved(
    lanes: Lanes, route: Route, priority: str, since: int, serial: int, window: int
) -> dict[int, int]:
    """Two people with a priority, then one normal person, each group in order of arrival."""
    normal = lanes.priority_of(priority) == NORMAL
    same = dict.fromkeys(lanes.in_reach(route.reach), 0)
    others: list[tuple[int, int, int]] = []
    for lane in same:
        people = lanes.people[lane]
        if (lanes.priority[lane] == NORMAL) == normal:
            same[lane] = bisect_left(people, (since, serial, ""))
        else:
            others += [(person[0], person[1], lane) for person in people]
    before = sum(same.values())
    streak = min(lanes.streak[window], PRIORITY_TURNS)
    between = PRIORITY_TURNS - streak + PRIORITY_TURNS * before if normal else (streak + before) // PRIORITY_TURNS
    for _, _, lane in sorted(others)[:between]:
        same[lane] += 1
    return same


def _wait(least: float, average: float, typical: float, windows: int, free: bool, until_session: int) -> Wait:
    """The wait for between `least` and `average` work at one of `windows`; services take `typical` microseconds.

    Where no window is free, one of them will be after its share of half a service.
    """
    first = 0.0 if free else typical / 2 / max(windows, 1)
    begun = 0 if free else 1
    low = least + first - _spread(least, typical, begun, windows)
    high = average + first + _spread(average, typical, begun, windows)
    return wait_between(until_session + max(0.0, low), until_session + high)


def _spread(work: float, typical: float, begun: int, windows: int) -> float:
    """By how much the end of `work` and of the services begun scatters, within `CHANCE`."""
    return QUANTILE * SCATTER * typical * math.sqrt((work / max(typical, 1.0) + begun) / max(windows, 1))


def _until_session(hall: Hall, at: int) -> int:
    """Microseconds until a session runs; 0 within one and after the last."""
    if hall.day is None or any(start <= at < end for start, end in hall.day.sessions):
        return 0
    return min((start - at for start, _ in hall.day.sessions if start > at), default=0)
