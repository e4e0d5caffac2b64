"""What people come for in a running hall, by number, and the layout that knows it.

A layout takes some milliseconds to make and stays the same while nobody comes for anything new, so it is kept from one
forecast to the next; another roster costs a fraction of that.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dispatcher.domain.coverage import Coverage, Route
from dispatcher.domain.discipline import DISCIPLINES, INTERLEAVE
from dispatcher.domain.model import CaseState, Hall, Ticket, TicketState
from dispatcher.domain.rules import HallRules
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.roster import Roster

MOST_SERVICES = 4
"""A visit for more services is taken as one for the first of them, the last of which takes as long as the rest: the
engine knows every order in which services may be done, twice as many with each of them."""
MOST_KNOWN = 1_000
"""Kinds of visit after which it is better to begin anew than to remember more."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What is left of somebody's visit, and the one window to which they were led.

    A `trial` is nobody: it asks how long somebody would wait who came now, and is done in a microsecond.
    """

    services: tuple[str, ...]
    led_to: str | None = None
    trial: bool = False


class KnownVisits:
    """The kinds of visit that a hall has seen; begins anew with other rules and on another date."""

    def __init__(self) -> None:
        self._of: tuple[HallRules, datetime.date] | None = None
        self._visits: dict[Visit, int] = {}
        self._trials: dict[Route, Visit] = {}
        self._layout: Layout

    def layout(self, hall: Hall, date: datetime.date, roster: Roster, wanted: Sequence[Visit]) -> Layout:
        """The hall's layout under this roster, which knows the wanted visits and the trials."""
        rules = hall.configured()
        new = dict.fromkeys(visit for visit in wanted if visit not in self._visits)
        if self._of != (rules, date) or len(self._visits) > MOST_KNOWN:
            self._of, self._visits, self._trials = (rules, date), {}, {}
            new = dict.fromkeys([*(Visit((service.id,)) for service in rules.services), *wanted])
        if new:
            self._learn(rules, hall.coverage, new)
            self._layout = self._made(rules, hall.coverage, date, roster)
        return self._layout if self._layout.roster == roster else self._layout.with_roster(roster)

    def number(self, visit: Visit) -> int:
        """The index of a visit among the layout's kinds."""
        return self._visits[visit]

    def trials(self) -> dict[Route, Visit]:
        """A trial for each way to wait that was seen or that a single service has.

        None under the discipline that takes turns: there every call counts, a trial's too.
        """
        return self._trials

    def _learn(self, rules: HallRules, coverage: Coverage, visits: Iterable[Visit]) -> None:
        for visit in visits:
            self._visits[visit] = len(self._visits)
            route = coverage.route(visit.services)
            if visit.led_to is None and route not in self._trials and DISCIPLINES[rules.discipline] != INTERLEAVE:
                trial = self._trials[route] = Visit(visit.services, trial=True)
                self._visits[trial] = len(self._visits)

    def _made(self, rules: HallRules, coverage: Coverage, date: datetime.date, roster: Roster) -> Layout:
        visits = tuple(self._visits)
        kinds, led_to = tuple(visit.services for visit in visits), tuple(visit.led_to for visit in visits)
        layout = Layout(rules, roster, date, kinds, led_to, coverage)
        return layout.with_weightless(index for index, visit in enumerate(visits) if visit.trial)


def services_left(hall: Hall, ticket: Ticket) -> tuple[str, ...]:
    """The services that are left of a ticket's visit, the one in hand (or about to be) first."""
    services = ticket.open_services()
    if ticket.state is TicketState.WAITING:
        return services
    serving = [case.service for case in ticket.open_cases() if case.state is CaseState.SERVING]
    able = [s for s in services if hall.coverage.can_serve(ticket.window or "", ticket.clerk or "", s)]
    first = (serving or able or list(services))[0]
    place = services.index(first)
    return (first, *services[:place], *services[place + 1 :])


def visit_for(services: tuple[str, ...], led_to: str | None = None) -> Visit:
    """The visit as the engine takes it."""
    return Visit(services[:MOST_SERVICES], led_to)


def expected_times(coverage: Coverage, services: tuple[str, ...]) -> list[int]:
    """The expected times of these services, as the engine takes them, in microseconds."""
    times = [coverage.service(service).work for service in services]
    return [*times[: MOST_SERVICES - 1], sum(times[MOST_SERVICES - 1 :])] if len(times) > MOST_SERVICES else times
