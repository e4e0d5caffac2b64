"""A running hall as it stands now: its people, its windows, and what may become of their waits.

The engine begins with the hall's own lanes, streaks and serving times and lives the same few hours many times, with
service times drawn anew. Windows at work stay at work; nobody else comes; who is waiting comes when called.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dispatcher.domain.discipline import NOBODY
from dispatcher.domain.estimate import CHANCE, SCATTER, Wait
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.model import CaseState, Hall, Ticket, TicketState, Window, WindowState
from dispatcher.forecast.draws import DAY, NEVER, Draws, Ints
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.line import CALLING, CLOSED, IDLE, PAUSED, READY, SERVING
from dispatcher.forecast.outcomes import NOT_YET
from dispatcher.forecast.roster import Roster, Stint
from dispatcher.forecast.situation import Situation

TIMES = 200
"""How often the next hours are lived."""

_DOING = {
    WindowState.CLOSED: CLOSED,
    WindowState.READY: READY,
    WindowState.IDLE: IDLE,
    WindowState.CALLING: CALLING,
    WindowState.SERVING: SERVING,
    WindowState.PAUSED: PAUSED,
}


@dataclass(frozen=True, slots=True)
class Present:
    """A hall at `at`: `tickets` in order of (since, number), as `layout` and `situation` number them.

    `elapsed` (by ticket): microseconds for which the person in hand has been served already, 0 for those who wait.
    """

    layout: Layout
    situation: Situation
    tickets: tuple[Ticket, ...]
    elapsed: tuple[int, ...]
    kind: tuple[int, ...]

    def draws(self, service: Ints, times: int) -> Draws:
        """The same people so many times, with these service times (times · tickets, most services of a visit)."""
        people, midnight = len(self.tickets), self.layout.rules.hours.moment(self.layout.date, 0)
        priorities = {priority.id: index for index, priority in enumerate(self.layout.rules.priorities)}
        since = np.array([ticket.since - midnight for ticket in self.tickets], np.int64)
        priority = np.array([priorities[ticket.priority] for ticket in self.tickets], np.int64)
        everybody = people * times
        return Draws(
            kinds=self.layout.kinds,
            offsets=np.arange(times + 1, dtype=np.int64) * people,
            arrival=np.tile(since, times),
            kind=np.tile(np.array(self.kind, np.int64), times),
            priority=np.tile(priority, times),
            service=service,
            patience=np.full(everybody, NEVER, np.int64),
            absent=np.zeros(everybody, np.bool_),
            returns_after=np.full(everybody, NEVER, np.int64),
        )


def forecast_from(
    hall: Hall, at: int, *, windows: Mapping[str, str] | None = None, times: int = TIMES, seed: int = 0
) -> dict[str, Wait]:
    """The waits that are left to the people who wait at `at`, by ticket: low to high with `estimate.CHANCE`.

    `windows` (id: clerk) asks what if these were at work instead of those who are. A person whom none of them may ever
    call is left out. The same hall and seed give the same answer.
    """
    present = present_of(hall, at, windows)
    if not present.tickets:
        return {}
    service = _services(hall, present, times, np.random.default_rng(seed))
    outcomes = run(present.layout, present.draws(service, times), start=present.situation, threads=1)
    called = outcomes.first_called_at.reshape(times, -1)
    low, high = np.quantile(called - present.situation.at, [(1 - CHANCE) / 2, (1 + CHANCE) / 2], axis=0)
    reached = np.all(called != NOT_YET, axis=0)
    return {
        ticket.id: Wait(
            int(low[index] // MICROSECONDS_PER_MINUTE), math.ceil(high[index] / MICROSECONDS_PER_MINUTE), CHANCE
        )
        for index, ticket in enumerate(present.tickets)
        if ticket.state is TicketState.WAITING and reached[index]
    }


def present_of(hall: Hall, at: int, windows: Mapping[str, str] | None = None) -> Present:
    """The hall as the engine takes it; `windows` (id: clerk) are at work instead of those who are.

    A window with somebody in hand that is not asked for leaves when they are served, as far as it may (R6).
    """
    rules, date = hall.configured(), hall.date(at)
    in_hand = {window.ticket for window in hall.windows.values()}
    here = [ticket for ticket in hall.tickets.values() if ticket.state is TicketState.WAITING or ticket.id in in_hand]
    tickets = tuple(sorted(here, key=lambda ticket: (ticket.since, ticket.serial)))
    visits = [(_services_of(hall, ticket), ticket.led_to) for ticket in tickets]
    known = list(dict.fromkeys(visits))
    now, clerks = at - rules.hours.moment(date, 0), _at_work(hall, windows)
    ends = {window: DAY if windows is None or window in windows else max(now, 1) for window in clerks}
    roster = Roster({window: (Stint(clerk, 0, ends[window]),) for window, clerk in clerks.items()})
    layout = Layout(rules, roster, date, tuple(kind for kind, _ in known), tuple(led_to for _, led_to in known))
    index = {ticket.id: number for number, ticket in enumerate(tickets)}
    situation = Situation(
        at=now,
        people=len(tickets),
        doing=tuple(_doing(window, clerks) for window in hall.windows.values()),
        in_hand=tuple(index[window.ticket] if window.ticket else NOBODY for window in hall.windows.values()),
        streak=tuple(window.streak for window in hall.windows.values()),
        served=tuple(window.served for window in hall.windows.values()),
    )
    elapsed = tuple(_elapsed(ticket, at) for ticket in tickets)
    return Present(layout, situation, tickets, elapsed, tuple(known.index(visit) for visit in visits))


def _at_work(hall: Hall, windows: Mapping[str, str] | None) -> dict[str, str]:
    """Who sits where: those asked for, or those at work; and whoever has somebody in hand."""
    busy = {w.id: w.clerk for w in hall.windows.values() if w.clerk is not None and w.ticket is not None}
    if windows is not None:
        return {**windows, **busy}
    away = (WindowState.CLOSED, WindowState.PAUSED)
    return {w.id: w.clerk for w in hall.windows.values() if w.clerk is not None and w.state not in away}


def _doing(window: Window, clerks: Mapping[str, str]) -> int:
    """What a window does at the start; one that is asked for and not at work sits down at once."""
    if window.id not in clerks:
        return CLOSED
    doing = _DOING[window.state]
    return IDLE if doing in (CLOSED, PAUSED) else doing


def _services_of(hall: Hall, ticket: Ticket) -> tuple[str, ...]:
    """The services that are left, the one in hand (or about to be) first."""
    services = ticket.open_services()
    if ticket.state is TicketState.WAITING:
        return services
    serving = [case.service for case in ticket.open_cases() if case.state is CaseState.SERVING]
    able = [s for s in services if hall.coverage.can_serve(ticket.window or "", ticket.clerk or "", s)]
    first = (serving or able or list(services))[0]
    place = services.index(first)
    return (first, *services[:place], *services[place + 1 :])


def _elapsed(ticket: Ticket, at: int) -> int:
    started = [case.started_at for case in ticket.open_cases() if case.started_at is not None]
    return at - started[0] if started and ticket.state is TicketState.SERVING else 0


def _services(hall: Hall, present: Present, times: int, chance: np.random.Generator) -> Ints:
    """Service times of everybody, so many times: lognormal around the expected ones; what is left of those begun."""
    most = max(len(kind) for kind in present.layout.kinds)
    expected = np.zeros((len(present.tickets), most))
    for row, kind in enumerate(present.kind):
        services = present.layout.kinds[kind]
        expected[row, : len(services)] = [hall.coverage.service(service).work for service in services]
    spread = math.log(1 + SCATTER**2)
    factor = chance.lognormal(-spread / 2, math.sqrt(spread), (times, *expected.shape))
    drawn = expected * factor
    for row, elapsed in enumerate(present.elapsed):
        if elapsed:
            drawn[:, row, 0] = _left(expected[row, 0] * factor[:, :, 0].ravel(), elapsed, times, chance)
    return np.maximum(drawn.astype(np.int64), 1).reshape(times * len(present.tickets), most)


def _left(
    drawn: npt.NDArray[np.float64], elapsed: int, times: int, chance: np.random.Generator
) -> npt.NDArray[np.float64]:
    """What is left of a service that has lasted so long: of times like these, those that last longer.

    Where none does, half of the time it has taken already: the longer it lasted, the longer it will.
    """
    longer = drawn[drawn > elapsed]
    if not len(longer):
        return np.full(times, elapsed / 2)
    return chance.choice(longer, times) - elapsed
