"""Decisions about whom a window has in hand: serve, set aside, lead on."""

from __future__ import annotations

from dispatcher.domain import commands as c
from dispatcher.domain.decide.lookup import (
    first_served_here,
    require_state,
    window_of,
    window_with_ticket,
)
from dispatcher.domain.errors import (
    TransferTargetUnclear,
    UnknownCase,
    UnknownService,
    WindowCannotServe,
)
from dispatcher.domain.events import (
    CaseCompleted,
    Event,
    ServiceStarted,
    TicketCompleted,
    TicketParked,
    TicketTransferred,
)
from dispatcher.domain.model import Case, CaseState, Hall, Ticket, TicketState, Window


def start_service(hall: Hall, command: c.StartService, at: int) -> list[Event]:
    """The person has come: service of the first case that this window can serve begins."""
    window, clerk, ticket = window_with_ticket(hall, command.window)
    require_state(ticket, TicketState.CALLED)
    return [ServiceStarted(ticket.id, _case_in_hand(hall, window, clerk, ticket).id, window.id, clerk)]


def complete_case(hall: Hall, command: c.CompleteCase, at: int) -> list[Event]:
    """End one case; then the next one here, or the next windows without queueing anew (R22), or the visit is over."""
    window, clerk, ticket = window_with_ticket(hall, command.window)
    in_hand = _case_in_hand(hall, window, clerk, ticket)
    case = _named_case(hall, window, clerk, ticket, command.case) if command.case else in_hand
    started: list[Event] = []
    if case.state is not CaseState.SERVING:
        never_started = ticket.state is TicketState.CALLED
        started = [ServiceStarted(ticket.id, case.id, window.id, clerk, inferred=never_started)]
    completed = CaseCompleted(ticket.id, case.id, window.id, clerk, command.outcome)
    return [*started, completed, *_after_case(hall, window, clerk, ticket, case)]


def park_ticket(hall: Hall, command: c.ParkTicket, at: int) -> list[Event]:
    """Set the person in hand aside."""
    window, _, ticket = window_with_ticket(hall, command.window)
    return [TicketParked(ticket.id, window.id)]


def transfer_ticket(hall: Hall, command: c.TransferTicket, at: int) -> list[Event]:
    """Lead the person in hand on, in the old place (R8)."""
    window, clerk, ticket = window_with_ticket(hall, command.window)
    if (command.service is None) == (command.to_window is None):
        raise TransferTargetUnclear(expected="service or window", actual="both" if command.service else "neither")
    case = _case_in_hand(hall, window, clerk, ticket)
    services = _services_after_transfer(hall, ticket, case, command)
    if command.to_window is not None:
        _require_target(hall, command.to_window, window, services)
    return [TicketTransferred(ticket.id, window.id, case.id, command.service, command.to_window, command.note)]


def _services_after_transfer(hall: Hall, ticket: Ticket, case: Case, command: c.TransferTicket) -> tuple[str, ...]:
    if command.service is not None and not hall.coverage.knows_service(command.service):
        raise UnknownService(expected="a service of the catalogue", actual=command.service)
    return tuple(
        command.service if open_case is case and command.service is not None else open_case.service
        for open_case in ticket.open_cases()
    )


def _require_target(hall: Hall, target: str, window: Window, services: tuple[str, ...]) -> None:
    reach, there = hall.coverage.route(services).reach, window_of(hall, target)
    if there is window:
        raise WindowCannotServe(expected="another window", actual=target)
    if target not in reach.windows:
        raise WindowCannotServe(expected=" ".join(reach.windows), actual=target)
    if there.clerk is not None and not hall.coverage.sits_in_reach(reach, target, there.clerk):
        raise WindowCannotServe(expected=" ".join(sorted(reach.clerks)), actual=f"{target} ({there.clerk})")


def _named_case(hall: Hall, window: Window, clerk: str, ticket: Ticket, name: str) -> Case:
    case = next((case for case in ticket.open_cases() if case.id == name), None)
    if case is None:
        raise UnknownCase(expected=" ".join(case.id for case in ticket.open_cases()), actual=name)
    if case.state is not CaseState.SERVING and not hall.coverage.can_serve(window.id, clerk, case.service):
        able = hall.coverage.route((case.service,)).reach.windows
        raise WindowCannotServe(expected=" ".join(able), actual=f"{window.id} ({clerk})")
    return case


def _case_in_hand(hall: Hall, window: Window, clerk: str, ticket: Ticket) -> Case:
    """The case that is being served, else the first one that may be served here, else the first."""
    cases = ticket.open_cases()
    serving = next((case for case in cases if case.state is CaseState.SERVING), None)
    return serving or first_served_here(hall, window, clerk, cases) or cases[0]


def _after_case(hall: Hall, window: Window, clerk: str, ticket: Ticket, ended: Case) -> list[Event]:
    left = [case for case in ticket.open_cases() if case is not ended]
    if not left:
        return [TicketCompleted(ticket.id, window.id)]
    following = first_served_here(hall, window, clerk, left)
    if following is not None:
        return [ServiceStarted(ticket.id, following.id, window.id, clerk)]
    return [TicketTransferred(ticket.id, window.id, left[0].id)]
