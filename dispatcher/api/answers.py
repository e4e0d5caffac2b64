"""Words answers about tickets and windows: the shapes of `dispatcher.wire`, as plain dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from dispatcher.api.tokens import TicketTokens
from dispatcher.config import HallConfig
from dispatcher.domain import events as e
from dispatcher.domain.estimate import Wait
from dispatcher.domain.model import Case, Hall, Ticket, TicketState, Window
from dispatcher.estimates import Estimates
from dispatcher.service import Answer, Render
from dispatcher.store import Row

Shape = dict[str, Any]
"""A JSON object; `dispatcher.wire` says which, and the contract tests hold each answer to it."""


class Answers:
    """Words what a hall is asked about; `config` has the names that people read."""

    def __init__(self, config: HallConfig, tokens: TicketTokens, estimates: Estimates, training: bool) -> None:
        self._config = config
        self._estimates = estimates
        self._tokens = tokens
        self._training = training
        self._zone_of = {window.id: window.zone for window in config.windows}

    def ticket(self, hall: Hall, ticket: Ticket, at: int) -> Shape:
        """`wire.Ticket`."""
        place = self._estimates.place_of(hall, ticket, at)
        return {
            "id": ticket.id,
            "number": ticket.number,
            "token": self._tokens.token(ticket.id),
            "cases": [self._case(hall, case) for case in ticket.cases],
            "queue": ticket.queue,
            "priority": ticket.priority,
            "language": ticket.language,
            "proxy": ticket.proxy,
            "state": ticket.state,
            "reason": ticket.reason,
            "window": ticket.window,
            "windows": _windows_of(hall, ticket),
            "ahead": place.ahead if place else None,
            "wait": wait_shape(place.wait) if place else None,
            "recalls": ticket.recalls,
            "printed": ticket.printed,
            "since": iso(hall, ticket.since),
            "issued_at": iso(hall, ticket.issued_at),
            "called_at": iso_or_none(hall, ticket.called_at),
            "ended_at": iso_or_none(hall, ticket.ended_at),
        }

    def public_ticket(self, hall: Hall, ticket: Ticket, at: int) -> Shape:
        """`wire.PublicTicket`."""
        place = self._estimates.place_of(hall, ticket, at)
        at_window = ticket.state in (TicketState.CALLED, TicketState.SERVING)
        return {
            "number": ticket.number,
            "state": ticket.state,
            "queue": ticket.queue,
            "services": [case.service for case in ticket.cases],
            "window": ticket.window if at_window else None,
            "zone": self._zone_of.get(ticket.window) if at_window and ticket.window else None,
            "windows": _windows_of(hall, ticket),
            "ahead": place.ahead if place else None,
            "wait": wait_shape(place.wait) if place else None,
            "recalls": ticket.recalls,
            "issued_at": iso(hall, ticket.issued_at),
            "called_at": iso_or_none(hall, ticket.called_at),
            "ended_at": iso_or_none(hall, ticket.ended_at),
            "training": self._training,
        }

    def window(self, hall: Hall, window: Window) -> Shape:
        """`wire.Window`."""
        section = self._config.windows[window.index]
        return {
            "id": window.id,
            "name": section.name,
            "name_en": section.name_en,
            "zone": section.zone,
            "roles": list(section.roles),
            "state": window.state,
            "clerk": window.clerk,
            "ticket": window.ticket,
            "number": hall.tickets[window.ticket].number if window.ticket else None,
            "pause_reason": window.pause_reason,
        }

    def event_frame(self, hall: Hall, seq: int, at: int, name: str, data: bytes) -> bytes:
        """One frame of the stream as bytes, `wire.StreamedEvent` inside; `data` is the stored JSON."""
        moment = iso(hall, at)
        return b'id: %d\ndata: {"seq":%d,"at":"%s","type":"%s","data":%s}\n\n' % (
            seq, seq, moment.encode(), name.encode(), data,
        )  # fmt: skip

    def logged_event(self, hall: Hall, row: Row) -> Shape:
        """`wire.LoggedEvent` of a stored row."""
        return {
            "seq": row.seq,
            "at": iso(hall, row.at),
            "type": row.type,
            "data": orjson.Fragment(row.data),
            "command_id": row.command_id,
            "actor": row.actor,
            "hash": row.hash.hex(),
        }

    def render_ticket(self, status: int, name: str | None = None) -> Render:
        """The answer of a command about a ticket: the one named, or else the one that the first event names."""

        def render(hall: Hall, events: Sequence[e.Event], at: int) -> Answer:
            ticket = hall.tickets[name or _ticket_named(events)]
            return Answer(status, orjson.dumps(self.ticket(hall, ticket, at)))

        return render

    def render_called(self) -> Render:
        """The answer of call-next: the ticket, or 204 when nobody may be called and the window is ready."""

        def render(hall: Hall, events: Sequence[e.Event], at: int) -> Answer:
            called = _called(events)
            if called is None:
                return Answer(204, b"")
            return Answer(200, orjson.dumps(self.ticket(hall, hall.tickets[called.ticket], at)))

        return render

    def render_completed(self) -> Render:
        """The answer of complete: the ticket whose case ended, and whom finish-and-next called."""

        def render(hall: Hall, events: Sequence[e.Event], at: int) -> Answer:
            completed = hall.tickets[_ticket_named(events)]
            called = _called(events)
            shape = {
                "completed": self.ticket(hall, completed, at),
                "called": self.ticket(hall, hall.tickets[called.ticket], at) if called else None,
            }
            return Answer(200, orjson.dumps(shape))

        return render

    def render_window(self, name: str) -> Render:
        """The answer of a command about who sits at a window."""

        def render(hall: Hall, events: Sequence[e.Event], at: int) -> Answer:
            return Answer(200, orjson.dumps(self.window(hall, hall.windows[name])))

        return render

    def _case(self, hall: Hall, case: Case) -> Shape:
        return {
            "id": case.id,
            "service": case.service,
            "state": case.state,
            "outcome": case.outcome,
            "window": case.window,
            "clerk": case.clerk,
            "started_at": iso_or_none(hall, case.started_at),
            "ended_at": iso_or_none(hall, case.ended_at),
            "rating": None,
        }


def iso(hall: Hall, at: int) -> str:
    """`at` in the hall's time zone, ISO 8601 to the microsecond."""
    return hall.configured().hours.local(at).isoformat(timespec="microseconds")


def iso_or_none(hall: Hall, at: int | None) -> str | None:
    """The same, for a time that may not have come."""
    return None if at is None else iso(hall, at)


def wait_shape(wait: Wait) -> Shape:
    """`wire.Wait`."""
    return {"low": wait.low, "high": wait.high, "chance": wait.chance}


def _windows_of(hall: Hall, ticket: Ticket) -> list[str]:
    """The windows that may call the ticket; the one that has it once it is called, none once it has ended."""
    if ticket.state in (TicketState.CALLED, TicketState.SERVING):
        return [ticket.window] if ticket.window else []
    services = ticket.open_services()
    if not services:
        return []
    return list(hall.lanes.in_force(hall.coverage.route(services, ticket.led_to).reach).windows)


def _ticket_named(events: Sequence[e.Event]) -> str:
    return next(str(event.ticket) for event in events if hasattr(event, "ticket"))


def _called(events: Sequence[e.Event]) -> e.TicketCalled | None:
    """The call by which the clerk's own press ended, not the calls that arrivals brought."""
    return next((event for event in events if isinstance(event, e.TicketCalled) and event.how == "next"), None)
