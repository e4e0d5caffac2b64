"""A running hall as it stands now, as the engine takes it: its people, its windows, and whom they have in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dispatcher.domain.discipline import NOBODY
from dispatcher.domain.model import Hall, Ticket, TicketState
from dispatcher.forecast.known_visits import KnownVisits, Visit, services_left, visit_for
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.roster import Roster
from dispatcher.forecast.situation import Situation
from dispatcher.forecast.staffing import doing_at


@dataclass(frozen=True, slots=True)
class Present:
    """A hall at a moment: `tickets` in order of (since, number), as `situation` counts them.

    By ticket: `services` are those that are left, the one in hand first; `since` in microseconds after midnight;
    `kind` and `priority` as the layout and the rules number them; `elapsed` the microseconds for which the person in
    hand has been served already, 0 for those who wait.
    """

    layout: Layout
    situation: Situation
    tickets: tuple[Ticket, ...]
    services: tuple[tuple[str, ...], ...]
    since: tuple[int, ...]
    kind: tuple[int, ...]
    priority: tuple[int, ...]
    elapsed: tuple[int, ...]


def present_of(
    hall: Hall, at: int, roster: Roster, known: KnownVisits | None = None, others: Sequence[Visit] = ()
) -> Present:
    """The hall at `at` (microseconds), which goes on under this roster.

    `known` remembers what people come for from one time to the next; it gets to know the visits of `others`, too.
    """
    rules, date = hall.configured(), hall.date(at)
    midnight = rules.hours.moment(date, 0)
    known = known or KnownVisits()
    tickets = _people(hall)
    services = tuple(services_left(hall, ticket) for ticket in tickets)
    visits = [visit_for(left, ticket.led_to) for left, ticket in zip(services, tickets, strict=True)]
    priorities = {priority.id: index for index, priority in enumerate(rules.priorities)}
    return Present(
        layout=known.layout(hall, date, roster, [*visits, *others]),
        situation=_situation(hall, at - midnight, roster, tickets),
        tickets=tickets,
        services=services,
        since=tuple(ticket.since - midnight for ticket in tickets),
        kind=tuple(known.number(visit) for visit in visits),
        priority=tuple(priorities[ticket.priority] for ticket in tickets),
        elapsed=tuple(_elapsed(ticket, at) for ticket in tickets),
    )


def _people(hall: Hall) -> tuple[Ticket, ...]:
    """Everybody who waits or is at a window."""
    waiting = [hall.tickets[ticket] for people in hall.lanes.people for _, _, ticket in people]
    in_hand = [hall.tickets[window.ticket] for window in hall.windows.values() if window.ticket is not None]
    return tuple(sorted(waiting + in_hand, key=lambda ticket: (ticket.since, ticket.serial)))


def _situation(hall: Hall, now: int, roster: Roster, tickets: tuple[Ticket, ...]) -> Situation:
    number = {ticket.id: index for index, ticket in enumerate(tickets)}
    windows = hall.windows.values()
    return Situation(
        at=now,
        people=len(tickets),
        doing=tuple(doing_at(roster, window, now) for window in windows),
        in_hand=tuple(number[window.ticket] if window.ticket else NOBODY for window in windows),
        streak=tuple(window.streak for window in windows),
        served=tuple(window.served for window in windows),
    )


def _elapsed(ticket: Ticket, at: int) -> int:
    started = [case.started_at for case in ticket.open_cases() if case.started_at is not None]
    return at - started[0] if started and ticket.state is TicketState.SERVING else 0
