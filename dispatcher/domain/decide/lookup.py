"""Finding what a command names, or refusing."""

from __future__ import annotations

from dispatcher.domain.errors import (
    TicketInOtherState,
    UnknownTicket,
    UnknownWindow,
    WindowHasNoTicket,
    WindowHasTicket,
    WindowNotOpen,
)
from dispatcher.domain.model import Case, Hall, Ticket, TicketState, Window, WindowState

_ATTENDED = (WindowState.IDLE, WindowState.READY)
_BUSY = (WindowState.CALLING, WindowState.SERVING)


def window_of(hall: Hall, name: str) -> Window:
    """The window of this id."""
    window = hall.windows.get(name)
    if window is None:
        raise UnknownWindow(expected=" ".join(hall.windows), actual=name)
    return window


def ticket_of(hall: Hall, name: str) -> Ticket:
    """The ticket of this id, among those of today and those carried along."""
    ticket = hall.tickets.get(name)
    if ticket is None:
        raise UnknownTicket(expected="a ticket of today", actual=name)
    return ticket


def free_window(hall: Hall, name: str) -> tuple[Window, str]:
    """A window at work with nobody in hand, and its clerk."""
    window = window_of(hall, name)
    if window.state in _BUSY:
        raise WindowHasTicket(expected="idle", actual=f"{window.state} {number_in_hand(hall, window)}")
    if window.state not in _ATTENDED or window.clerk is None:
        raise WindowNotOpen(expected="idle", actual=window.state)
    return window, window.clerk


def number_in_hand(hall: Hall, window: Window) -> str:
    """The number that a window has in hand, as people read it; empty where it has none."""
    return hall.tickets[window.ticket].number if window.ticket else ""


def window_with_ticket(hall: Hall, name: str) -> tuple[Window, str, Ticket]:
    """A window with somebody in hand, its clerk and that ticket."""
    window = window_of(hall, name)
    if window.ticket is None or window.clerk is None:
        raise WindowHasNoTicket(expected="calling or serving", actual=window.state)
    return window, window.clerk, hall.tickets[window.ticket]


def require_state(ticket: Ticket, *allowed: TicketState) -> None:
    """Refuse unless the ticket is in one of the allowed states."""
    if ticket.state not in allowed:
        raise TicketInOtherState(expected=" or ".join(allowed), actual=f"{ticket.number} {ticket.state}")


def first_served_here(hall: Hall, window: Window, clerk: str, cases: list[Case]) -> Case | None:
    """The first of some cases that this clerk may serve at this window (R12)."""
    return next((case for case in cases if hall.coverage.can_serve(window.id, clerk, case.service)), None)
