"""How each event changes the hall. The only place that changes it; the same events always give the same hall."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from dispatcher.domain import events as e
from dispatcher.domain.coverage import breadth
from dispatcher.domain.discipline import NOBODY, next_streak
from dispatcher.domain.model import (
    Case,
    CaseState,
    Day,
    Device,
    Hall,
    Ticket,
    TicketState,
    Window,
    WindowState,
)


def evolve(hall: Hall, event: e.Event, at: int) -> None:
    """Let `event`, which happened at `at` (microseconds), be true of `hall`."""
    hall.at = at
    _CHANGES[type(event)](hall, event, at)


def _hall_configured(hall: Hall, event: e.HallConfigured, at: int) -> None:
    known = hall.windows
    hall.rules = event.rules
    hall.windows = {}
    for index, plan in enumerate(event.rules.windows):
        window = known.get(plan.id) or Window(plan.id, index, breadth(plan))
        window.index, window.breadth = index, breadth(plan)
        hall.windows[plan.id] = window
    hall.index()


def _day_opened(hall: Hall, event: e.DayOpened, at: int) -> None:
    following = datetime.date.fromisoformat(event.date) + datetime.timedelta(days=1)
    midnight = hall.configured().hours.moment(following, 0)
    hall.day = Day(event.date, event.sessions, midnight)
    if hall.counters_date != event.date:
        hall.counters_date = event.date
        hall.counters = {}
        hall.carried_numbers = frozenset(ticket.number for ticket in hall.tickets.values())
        for window in hall.windows.values():
            window.served = 0


def _day_closed(hall: Hall, event: e.DayClosed, at: int) -> None:
    carried = set(event.carried)
    hall.day = None
    hall.tickets = {name: ticket for name, ticket in hall.tickets.items() if name in carried}
    hall.index()


def _ticket_issued(hall: Hall, event: e.TicketIssued, at: int) -> None:
    hall.counters[event.queue] = event.count
    hall.serial = event.serial
    ticket = Ticket(
        id=event.ticket,
        serial=event.serial,
        number=event.number,
        queue=event.queue,
        priority=event.priority,
        language=event.language,
        proxy=event.proxy,
        cases=[Case(f"{event.ticket}-{n}", service) for n, service in enumerate(event.services, start=1)],
        state=TicketState.WAITING,
        since=at,
        issued_at=at,
        work=0,
    )
    hall.tickets[ticket.id] = ticket
    _wait(hall, ticket)


def _ticket_printed(hall: Hall, event: e.TicketPrinted, at: int) -> None:
    hall.tickets[event.ticket].printed = event.state


def _ticket_cancelled(hall: Hall, event: e.TicketCancelled, at: int) -> None:
    _end(hall, hall.tickets[event.ticket], TicketState.CANCELLED, event.reason, at)


def _ticket_called(hall: Hall, event: e.TicketCalled, at: int) -> None:
    ticket, window = hall.tickets[event.ticket], hall.windows[event.window]
    _stop_waiting(hall, ticket)
    ticket.state = TicketState.CALLED
    ticket.window, ticket.clerk = event.window, event.clerk
    ticket.called_at = ticket.last_called_at = at
    ticket.recalls = 0
    window.state, window.ticket = WindowState.CALLING, ticket.id
    window.streak = next_streak(window.streak, hall.lanes.priority_of(event.priority))
    hall.lanes.set_streak(window.index, window.streak)


def _ticket_recalled(hall: Hall, event: e.TicketRecalled, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.recalls, ticket.last_called_at = event.times, at


def _service_started(hall: Hall, event: e.ServiceStarted, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.state = TicketState.SERVING
    hall.windows[event.window].state = WindowState.SERVING
    began = ticket.called_at if event.inferred else at
    for in_hand in ticket.open_cases():
        if in_hand.state is CaseState.SERVING:
            began, in_hand.started_at, in_hand.state = in_hand.started_at, None, CaseState.WAITING
    case = _case(ticket, event.case)
    case.state, case.window, case.clerk = CaseState.SERVING, event.window, event.clerk
    case.started_at = began


def _case_completed(hall: Hall, event: e.CaseCompleted, at: int) -> None:
    case = _case(hall.tickets[event.ticket], event.case)
    case.state, case.outcome, case.ended_at = CaseState.COMPLETED, event.outcome, at
    _count_serving(hall, case, at)


def _ticket_completed(hall: Hall, event: e.TicketCompleted, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    _release(hall, ticket)
    _end(hall, ticket, TicketState.COMPLETED, "completed", at)


def _no_show_recorded(hall: Hall, event: e.NoShowRecorded, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    _release(hall, ticket)
    ticket.state, ticket.ended_at, ticket.reason = TicketState.NO_SHOW, at, "no_show"


def _ticket_reinstated(hall: Hall, event: e.TicketReinstated, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.since = event.since
    ticket.ended_at = ticket.reason = None
    _wait(hall, ticket)


def _ticket_parked(hall: Hall, event: e.TicketParked, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    _set_aside_case(hall, ticket, at)
    _release(hall, ticket)
    ticket.state = TicketState.PARKED


def _ticket_taken_back(hall: Hall, event: e.TicketTakenBack, at: int) -> None:
    _wait(hall, hall.tickets[event.ticket])


def _ticket_transferred(hall: Hall, event: e.TicketTransferred, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    _set_aside_case(hall, ticket, at)
    _release(hall, ticket)
    if event.service is not None:
        _case(ticket, event.case).service = event.service
    ticket.led_to = event.to_window
    ticket.note = event.note or ticket.note
    _wait(hall, ticket)


def _ticket_expired(hall: Hall, event: e.TicketExpired, at: int) -> None:
    _end(hall, hall.tickets[event.ticket], TicketState.EXPIRED, event.reason, at)


def _window_opened(hall: Hall, event: e.WindowOpened, at: int) -> None:
    window = hall.windows[event.window]
    window.state, window.clerk = WindowState.IDLE, event.clerk
    hall.seat(window)


def _window_ready(hall: Hall, event: e.WindowReady, at: int) -> None:
    hall.windows[event.window].state = WindowState.READY


def _window_paused(hall: Hall, event: e.WindowPaused, at: int) -> None:
    window = hall.windows[event.window]
    window.state, window.pause_reason = WindowState.PAUSED, event.reason
    hall.seat(window)


def _window_resumed(hall: Hall, event: e.WindowResumed, at: int) -> None:
    window = hall.windows[event.window]
    window.state, window.pause_reason = WindowState.IDLE, None
    hall.seat(window)


def _window_closed(hall: Hall, event: e.WindowClosed, at: int) -> None:
    window = hall.windows[event.window]
    window.state, window.clerk, window.pause_reason = WindowState.CLOSED, None, None
    window.streak = 0
    hall.lanes.set_streak(window.index, 0)
    hall.seat(window)


def _device_reported(hall: Hall, event: e.DeviceReported, at: int) -> None:
    hall.devices[event.device] = Device(event.state, at)


def _wait(hall: Hall, ticket: Ticket) -> None:
    ticket.state = TicketState.WAITING
    ticket.work = sum(hall.coverage.service(service).work for service in ticket.open_services())
    hall.enqueue(ticket)


def _stop_waiting(hall: Hall, ticket: Ticket) -> None:
    if ticket.lane != NOBODY:
        hall.dequeue(ticket)


def _release(hall: Hall, ticket: Ticket) -> None:
    assert ticket.window is not None
    window = hall.windows[ticket.window]
    window.state, window.ticket = WindowState.IDLE, None


def _end(hall: Hall, ticket: Ticket, state: TicketState, reason: str, at: int) -> None:
    _stop_waiting(hall, ticket)
    ticket.state, ticket.reason, ticket.ended_at = state, reason, at
    for case in ticket.open_cases():
        case.state = CaseState.DROPPED


def _set_aside_case(hall: Hall, ticket: Ticket, at: int) -> None:
    for case in ticket.open_cases():
        if case.state is CaseState.SERVING:
            _count_serving(hall, case, at)
            case.state, case.started_at = CaseState.WAITING, None


def _count_serving(hall: Hall, case: Case, at: int) -> None:
    assert case.window is not None
    assert case.started_at is not None
    hall.windows[case.window].served += at - case.started_at


def _case(ticket: Ticket, name: str) -> Case:
    return next(case for case in ticket.cases if case.id == name)


# Any: each entry takes the very event type that it is filed under.
_CHANGES: dict[type[e.Event], Callable[[Hall, Any, int], None]] = {
    e.HallConfigured: _hall_configured,
    e.DayOpened: _day_opened,
    e.DayClosed: _day_closed,
    e.TicketIssued: _ticket_issued,
    e.TicketPrinted: _ticket_printed,
    e.TicketCancelled: _ticket_cancelled,
    e.TicketCalled: _ticket_called,
    e.TicketRecalled: _ticket_recalled,
    e.ServiceStarted: _service_started,
    e.CaseCompleted: _case_completed,
    e.TicketCompleted: _ticket_completed,
    e.NoShowRecorded: _no_show_recorded,
    e.TicketReinstated: _ticket_reinstated,
    e.TicketParked: _ticket_parked,
    e.TicketTakenBack: _ticket_taken_back,
    e.TicketTransferred: _ticket_transferred,
    e.TicketExpired: _ticket_expired,
    e.WindowOpened: _window_opened,
    e.WindowReady: _window_ready,
    e.WindowPaused: _window_paused,
    e.WindowResumed: _window_resumed,
    e.WindowClosed: _window_closed,
    e.DeviceReported: _device_reported,
}
