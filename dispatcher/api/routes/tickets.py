"""Numbers: take one, look one up, give it back, say how its slip was printed."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dispatcher import wire
from dispatcher.api.access import Right
from dispatcher.api.history import history
from dispatcher.api.problems import Words, problem
from dispatcher.api.site import IdempotencyKey, Site, shape, site_of
from dispatcher.api.stream import EventStreamResponse
from dispatcher.domain import commands as c
from dispatcher.domain.errors import UnknownTicket
from dispatcher.domain.model import PrintState, Ticket

LISTED = 50
"""How many tickets a list has at most."""
_EVERY: list[wire.TicketState] = []

router = APIRouter(prefix="/api/v1", tags=["tickets"])

_NO_ROOM = Words(
    "同时查看的人太多",
    "Too many people are looking at once",
    "请过一会儿再看；叫号以大屏和广播为准。",
    "Look again in a moment; screens and announcements tell who is called.",
)


@router.post("/tickets", status_code=201, responses={201: {"model": wire.Ticket}})
async def issue_ticket(request: Request, body: wire.IssueTicket, idempotency_key: IdempotencyKey = None) -> Response:
    """Take a number for one or several services. Nobody is refused for not having booked (R5)."""
    site = site_of(request)
    caller = site.access.admit(request, Right.ISSUE)
    priority = body.priority or site.config.priorities[0].id
    command = c.IssueTicket(tuple(body.services), priority, body.language, body.proxy)
    return await site.act(command, caller, site.answers.render_ticket(201), idempotency_key)


@router.get("/tickets", responses={200: {"model": wire.Tickets}})
async def list_tickets(
    request: Request, state: Annotated[list[wire.TicketState], Query()] = _EVERY, number: str | None = None
) -> Response:
    """Tickets of today in these states or with this number, the latest first, up to fifty: for clerks and guides."""
    site = site_of(request)
    site.access.admit(request, Right.SERVE)
    hall, now = site.view, site.service.now()
    found = (
        ticket
        for ticket in reversed(hall.tickets.values())
        if (not state or ticket.state in state) and number in (None, ticket.number)
    )
    return shape({"tickets": [site.answers.ticket(hall, ticket, now) for ticket in islice(found, LISTED)]})


@router.get("/tickets/{ticket}", responses={200: {"model": wire.TicketWithNote}})
async def read_ticket(request: Request, ticket: wire.Id) -> Response:
    """A ticket of today; for clerks with the note that the last window left (R8) and what happened to it so far."""
    site = site_of(request)
    caller = site.access.admit(request, Right.ISSUE)
    found = site.ticket(ticket)
    note, steps = None, []
    if Right.SERVE in caller.rights:
        rows = await asyncio.to_thread(site.archive.read_history, found.id, found.issued_at)
        steps = history(site.view, found, rows)
        if found.note is not None:
            note = (await asyncio.to_thread(site.archive.texts, [found.note])).get(found.note)
    return shape({**site.answers.ticket(site.view, found, site.service.now()), "note": note, "history": steps})


@router.post("/tickets/{ticket}/cancel", responses={200: {"model": wire.Ticket}})
async def cancel_ticket(
    request: Request, ticket: wire.Id, body: wire.Nothing = wire.Nothing(), idempotency_key: IdempotencyKey = None
) -> Response:
    """Give a number back."""
    site = site_of(request)
    caller = site.access.admit(request, Right.ISSUE)
    return await site.act(c.CancelTicket(ticket), caller, site.answers.render_ticket(200, ticket), idempotency_key)


@router.post("/tickets/{ticket}/reinstate", responses={200: {"model": wire.Ticket}})
async def reinstate_ticket(
    request: Request, ticket: wire.Id, body: wire.Nothing = wire.Nothing(), idempotency_key: IdempotencyKey = None
) -> Response:
    """Let a passed person who is back wait again, asked for at a kiosk or the guide desk."""
    site = site_of(request)
    caller = site.access.admit(request, Right.ISSUE)
    command = c.ReinstateTicket(None, ticket)
    return await site.act(command, caller, site.answers.render_ticket(200, ticket), idempotency_key)


@router.post("/tickets/{ticket}/printed", responses={200: {"model": wire.Ticket}})
async def record_print(
    request: Request, ticket: wire.Id, body: wire.RecordPrint, idempotency_key: IdempotencyKey = None
) -> Response:
    """Say what became of the slip."""
    site = site_of(request)
    caller = site.access.admit(request, Right.ISSUE)
    command = c.RecordPrint(ticket, PrintState(body.state))
    return await site.act(command, caller, site.answers.render_ticket(200, ticket), idempotency_key)


@router.get("/public/tickets/{token}", tags=["public"], responses={200: {"model": wire.PublicTicket}})
async def read_public_ticket(request: Request, token: str) -> Response:
    """What the citizen may see who holds the slip with this token."""
    site = site_of(request)
    return shape(site.answers.public_ticket(site.view, _ticket_of_slip(site, token), site.service.now()))


@router.get("/public/tickets/{token}/stream", tags=["public"], status_code=200, response_class=EventStreamResponse)
async def stream_public_ticket(request: Request, token: str) -> Response:
    """The same, sent whenever it changes; `event: beat` each second, `event: gone` when its day is over."""
    site = site_of(request)
    ticket = _ticket_of_slip(site, token)
    if not site.ticket_streams.has_room(ticket.id):
        return problem(503, "too-many-streams", _NO_ROOM)
    return EventStreamResponse(site.ticket_streams.frames(ticket.id))


def _ticket_of_slip(site: Site, token: str) -> Ticket:
    name = site.tokens.ticket(token)
    if name is None:
        raise UnknownTicket(expected="the token of a slip", actual=token[:64])
    return site.ticket(name)
