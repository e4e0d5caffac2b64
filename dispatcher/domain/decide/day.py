"""Decisions about the day and the rules in force."""

from __future__ import annotations

from dispatcher.domain import commands as c
from dispatcher.domain.errors import (
    DayAlreadyOpen,
    DayNotOpen,
    PeopleStillWaiting,
    ReasonMissing,
    RulesNotFitting,
    WindowHasTicket,
)
from dispatcher.domain.events import (
    DayClosed,
    DayOpened,
    Event,
    HallConfigured,
    TicketCancelled,
    TicketExpired,
    WindowClosed,
)
from dispatcher.domain.model import Hall, TicketState, WindowState
from dispatcher.domain.rules import HallRules, Queue

_UNFINISHED = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
_STILL_HERE = (*_UNFINISHED, TicketState.PARKED, TicketState.NO_SHOW)


def configure_hall(hall: Hall, command: c.ConfigureHall, at: int) -> list[Event]:
    """Put rules in force that still know everything which today's tickets and windows use."""
    if hall.rules == command.rules:
        return []
    if hall.rules is not None:
        for kind, used, known in _needs(hall, hall.rules, command.rules, at):
            if missing := sorted(used - known):
                raise RulesNotFitting(expected=f"{kind} {' '.join(missing)}", actual="missing")
    return [HallConfigured(command.rules)]


def open_day(hall: Hall, command: c.OpenDay, at: int) -> list[Event]:
    """Begin the date on which the command is given."""
    if hall.day is not None:
        raise DayAlreadyOpen(expected="no open day", actual=hall.day.date)
    return begin_day(hall, at)


def begin_day(hall: Hall, at: int) -> list[Event]:
    """The opening of the date of `at`, with its sessions; the same date again goes on with its numbers."""
    date = hall.date(at)
    return [DayOpened(date.isoformat(), hall.configured().hours.sessions(date))]


def close_day(hall: Hall, command: c.CloseDay, at: int) -> list[Event]:
    """End the day: nobody in hand, and nobody waiting unless that was arranged with a reason (R6)."""
    if hall.day is None:
        raise DayNotOpen(expected="an open day", actual="none")
    busy = [window for window in hall.windows.values() if window.ticket is not None]
    if busy:
        raise WindowHasTicket(expected="no ticket in hand", actual=" ".join(window.id for window in busy))
    waiting = [ticket for ticket in hall.tickets.values() if ticket.state is TicketState.WAITING]
    if waiting and command.approver is None and command.reason is None:
        shown = " ".join(ticket.number for ticket in waiting[:5]) + (" …" if len(waiting) > 5 else "")
        raise PeopleStillWaiting(expected="0", actual=f"{len(waiting)} ({shown})")
    if waiting and (command.approver is None or command.reason is None):
        raise ReasonMissing(expected="approver and reason", actual="only one of them")
    return [
        *(TicketCancelled(ticket.id, "day_closed", command.reason) for ticket in waiting),
        *_expiries(hall),
        *_window_closings(hall),
        DayClosed(hall.day.date, (), command.approver, command.reason),
    ]


def turn_day(hall: Hall, command: c.TurnDay, at: int) -> list[Event]:
    """End a day over which the date has changed; whoever waits or is being served goes on into the next."""
    if hall.day is None:
        raise DayNotOpen(expected="an open day", actual="none")
    carried = tuple(ticket.id for ticket in hall.tickets.values() if ticket.state in _UNFINISHED)
    return [*_expiries(hall), *_window_closings(hall), DayClosed(hall.day.date, carried)]


def _expiries(hall: Hall) -> list[Event]:
    return [
        TicketExpired(ticket.id, reason=ticket.state.value)
        for ticket in hall.tickets.values()
        if ticket.state in (TicketState.PARKED, TicketState.NO_SHOW)
    ]


def _window_closings(hall: Hall) -> list[Event]:
    return [
        WindowClosed(window.id, window.clerk, "day_closed")
        for window in hall.windows.values()
        if window.clerk is not None and window.ticket is None
    ]


def _needs(hall: Hall, old: HallRules, new: HallRules, at: int) -> list[tuple[str, set[str], set[str]]]:
    """(kind, what is in use, what the new rules know). A prefix stays while numbers with it were given today."""
    here = [ticket for ticket in hall.tickets.values() if ticket.state in _STILL_HERE]
    sitting = {window.clerk for window in hall.windows.values() if window.clerk is not None}
    counted = hall.counters if hall.counters_date == hall.date(at).isoformat() else {}
    return [
        ("service", {s for ticket in here for s in ticket.open_services()}, {s.id for s in new.services}),
        ("queue", {ticket.queue for ticket in here}, {queue.id for queue in new.queues}),
        ("prefix", {_prefix(q) for q in old.queues if q.id in counted}, {_prefix(q) for q in new.queues}),
        ("priority", {ticket.priority for ticket in here}, {priority.id for priority in new.priorities}),
        ("clerk", sitting & {clerk.id for clerk in old.clerks}, {clerk.id for clerk in new.clerks}),
        (
            "window",
            {window.id for window in hall.windows.values() if window.state is not WindowState.CLOSED}
            | {ticket.led_to for ticket in here if ticket.led_to is not None},
            {plan.id for plan in new.windows},
        ),
    ]


def _prefix(queue: Queue) -> str:
    return f"{queue.id}={queue.prefix}"
