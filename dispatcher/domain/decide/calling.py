"""Decisions about calls: by rule, out of order, once more, in vain."""

from __future__ import annotations

from dispatcher.domain import commands as c
from dispatcher.domain.decide.lookup import (
    first_served_here,
    free_window,
    require_state,
    ticket_of,
    window_with_ticket,
)
from dispatcher.domain.errors import NoShowTooEarly, WindowCannotServe
from dispatcher.domain.events import Event, NoShowRecorded, TicketCalled, TicketRecalled, WindowReady
from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.domain.lanes import Choice
from dispatcher.domain.model import Hall, TicketState, WindowState


def call_next(hall: Hall, command: c.CallNext, at: int) -> list[Event]:
    """Call whom the discipline chooses; with nobody to call the window becomes ready."""
    window, clerk = free_window(hall, command.window)
    choice = hall.lanes.choose(window.index, at)
    if choice is None:
        return [] if window.state is WindowState.READY else [WindowReady(window.id)]
    return [called_by_rule(hall, choice, window.id, clerk, how="next")]


def called_by_rule(hall: Hall, choice: Choice, window: str, clerk: str, how: str) -> TicketCalled:
    """The call of whom the discipline chose."""
    ticket = hall.tickets[choice.ticket]
    return TicketCalled(
        ticket=ticket.id,
        number=ticket.number,
        window=window,
        clerk=clerk,
        queue=ticket.queue,
        priority=ticket.priority,
        how=how,
        claim=choice.claim,
        runner_up=choice.runner_up,
        runner_up_claim=choice.runner_up_claim,
    )


def call_ticket(hall: Hall, command: c.CallTicket, at: int) -> list[Event]:
    """Call a certain person out of order for any case that may be served here; who would have been next is noted."""
    window, clerk = free_window(hall, command.window)
    ticket = ticket_of(hall, command.ticket)
    require_state(ticket, TicketState.WAITING, TicketState.PARKED)
    if first_served_here(hall, window, clerk, ticket.open_cases()) is None:
        able = hall.coverage.route(ticket.open_services()).reach.windows
        raise WindowCannotServe(expected=" ".join(able), actual=f"{window.id} ({clerk})")
    passed_over = hall.lanes.choose(window.index, at)
    return [
        TicketCalled(
            ticket=ticket.id,
            number=ticket.number,
            window=window.id,
            clerk=clerk,
            queue=ticket.queue,
            priority=ticket.priority,
            how="chosen",
            claim=hall.lanes.claim(ticket.queue, ticket.priority, ticket.since, window.index, at),
            runner_up=passed_over.ticket if passed_over else None,
            runner_up_claim=passed_over.claim if passed_over else 0.0,
            reason_note=command.reason,
        )
    ]


def recall_ticket(hall: Hall, command: c.RecallTicket, at: int) -> list[Event]:
    """Call the person in hand once more, while they have not come."""
    window, _, ticket = window_with_ticket(hall, command.window)
    require_state(ticket, TicketState.CALLED)
    return [TicketRecalled(ticket.id, ticket.number, window.id, ticket.recalls + 1)]


def record_no_show(hall: Hall, command: c.RecordNoShow, at: int) -> list[Event]:
    """Pass a number over whose holder was called often and long enough."""
    window, _, ticket = window_with_ticket(hall, command.window)
    require_state(ticket, TicketState.CALLED)
    rule = hall.configured().no_show
    called_for = at - (ticket.called_at if ticket.called_at is not None else at)
    if ticket.recalls < rule.recalls or called_for < rule.after:
        raise NoShowTooEarly(
            expected=f"{rule.recalls} recalls, {rule.after // MICROSECONDS_PER_SECOND} s",
            actual=f"{ticket.recalls} recalls, {called_for // MICROSECONDS_PER_SECOND} s",
        )
    return [NoShowRecorded(ticket.id, window.id, ticket.recalls)]
