"""Decisions about a ticket before and after it is served."""

from __future__ import annotations

from bisect import bisect_left

from dispatcher.domain import commands as c
from dispatcher.domain.coverage import Route
from dispatcher.domain.decide.lookup import require_state, ticket_of, window_of
from dispatcher.domain.errors import (
    HallNotIssuing,
    NoServiceChosen,
    ServiceChosenTwice,
    TooManyCases,
    UnknownPriority,
    UnknownService,
)
from dispatcher.domain.estimate import people_ahead
from dispatcher.domain.events import (
    Event,
    TicketCancelled,
    TicketIssued,
    TicketPrinted,
    TicketReinstated,
    TicketTakenBack,
)
from dispatcher.domain.issuing import is_issuing, next_issuing
from dispatcher.domain.model import Hall, Ticket, TicketState


def issue_ticket(hall: Hall, command: c.IssueTicket, at: int) -> list[Event]:
    """Give the next number of the queue, for whoever comes in issuing hours (R5, R7)."""
    _check_request(hall, command)
    if hall.day is None or not is_issuing(hall.configured(), hall.day, at):
        raise _not_issuing(hall, at)
    route = hall.coverage.route(command.services)
    count = _next_count(hall, route.queue, command.priority)
    number = number_text(hall, route.queue, command.priority, count)
    ticket = f"{hall.day.date.replace('-', '')}-{number}"
    return [
        TicketIssued(
            ticket=ticket,
            serial=hall.serial + 1,
            day=hall.day.date,
            number=number,
            count=count,
            queue=route.queue,
            priority=command.priority,
            services=command.services,
            language=command.language,
            proxy=command.proxy,
        )
    ]


def number_text(hall: Hall, queue: str, priority: str, count: int) -> str:
    """The number as people read it: prefix, mark of the priority, at least three digits (A012, AL013, A1000)."""
    prefix = next(known.prefix for known in hall.configured().queues if known.id == queue)
    mark = next(known.mark for known in hall.configured().priorities if known.id == priority)
    return f"{prefix}{mark}{count:03d}"


def record_print(hall: Hall, command: c.RecordPrint, at: int) -> list[Event]:
    """Note what became of the slip; the place in line does not depend on it."""
    ticket = ticket_of(hall, command.ticket)
    return [] if ticket.printed is command.state else [TicketPrinted(ticket.id, command.state)]


def cancel_ticket(hall: Hall, command: c.CancelTicket, at: int) -> list[Event]:
    """Take a number back from somebody who waits or was set aside."""
    ticket = ticket_of(hall, command.ticket)
    require_state(ticket, TicketState.WAITING, TicketState.PARKED)
    return [TicketCancelled(ticket.id, reason="by_citizen")]


def reinstate_ticket(hall: Hall, command: c.ReinstateTicket, at: int) -> list[Event]:
    """Let a passed person wait again behind the next few, and a parked one in the old place."""
    if command.window is not None:
        window_of(hall, command.window)
    ticket = ticket_of(hall, command.ticket)
    require_state(ticket, TicketState.NO_SHOW, TicketState.PARKED)
    if ticket.state is TicketState.PARKED:
        return [TicketTakenBack(ticket.id, command.window)]
    route = hall.coverage.route(ticket.open_services(), ticket.led_to)
    since, behind = _place_behind(hall, route, ticket, at)
    return [TicketReinstated(ticket.id, command.window, since, behind)]


def _place_behind(hall: Hall, route: Route, ticket: Ticket, at: int) -> tuple[int, int]:
    """(`since`, people ahead): the earliest place with the next few before it, never behind who would arrive now."""

    def ahead(since: int) -> int:
        return people_ahead(hall.lanes, route, ticket.priority, since, ticket.serial, at)

    few = min(hall.configured().no_show.returns_behind, ahead(at))
    since = ticket.since + bisect_left(range(ticket.since, at), few, key=ahead)
    return since, ahead(since)


def _next_count(hall: Hall, queue: str, priority: str) -> int:
    """The next number of the queue; one that somebody carried over from yesterday still holds is left out."""
    count = hall.counters.get(queue, 0) + 1
    while number_text(hall, queue, priority, count) in hall.carried_numbers:
        count += 1
    return count


def _not_issuing(hall: Hall, at: int) -> HallNotIssuing:
    rules = hall.configured()
    span = next_issuing(rules, at, hall.day_over())
    expected = "-"
    if span is not None:
        opens, closes = (rules.hours.local(moment) for moment in span)
        expected = f"{opens:%Y-%m-%d %H:%M}–{closes:%H:%M}"
    return HallNotIssuing(expected=expected, actual=f"{rules.hours.local(at):%Y-%m-%d %H:%M}")


def _check_request(hall: Hall, command: c.IssueTicket) -> None:
    rules = hall.configured()
    if not command.services:
        raise NoServiceChosen(expected="at least 1", actual="0")
    for service in command.services:
        if not hall.coverage.knows_service(service):
            raise UnknownService(expected="a service of the catalogue", actual=service)
    if command.priority not in {priority.id for priority in rules.priorities}:
        raise UnknownPriority(expected=" ".join(known.id for known in rules.priorities), actual=command.priority)
    limit = rules.issuing.proxy_cases if command.proxy else rules.issuing.cases
    if len(command.services) > limit:
        raise TooManyCases(expected=f"at most {limit}", actual=str(len(command.services)))
    if not command.proxy and len(set(command.services)) < len(command.services):
        twice = next(service for service in command.services if command.services.count(service) > 1)
        raise ServiceChosenTwice(expected="each service once", actual=twice)
