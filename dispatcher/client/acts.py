"""What can be asked of a dispatcher, in the types of `dispatcher.wire`, whatever carries it there."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote, urlencode

from dispatcher import wire
from dispatcher.client.errors import HallAway, HallRefused

READ_SECONDS = 10.0
"""How long an answer may take."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for one path of the dispatcher."""

    method: Literal["GET", "POST"]
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the dispatcher answered: an HTTP status, and the body as it came."""

    status: int
    body: bytes

    def required(self) -> bytes:
        """The body of a success. Raises `HallRefused`, and `HallAway` where something else than a dispatcher speaks."""
        if 200 <= self.status < 300:
            return self.body
        try:
            problem = wire.Problem.model_validate_json(self.body)
        except ValueError as error:
            raise HallAway(f"HTTP {self.status}") from error
        raise HallRefused(problem)


Send = Callable[[Asked], Awaitable[Answer]]
"""Carries a request, and brings its answer, whatever its status. Raises `HallAway` where none comes."""


class HallActs:
    """One dispatcher. Every command carries an idempotency key, so a repeated one takes effect once.

    Each act raises `HallAway` and `HallRefused`.
    """

    def __init__(self, send: Send) -> None:
        self._send = send

    async def catalogue(self) -> wire.Catalogue:
        """Everything that one can come for."""
        return wire.Catalogue.model_validate_json(await self._get("/api/v1/catalogue"))

    async def hall(self) -> wire.Hall:
        """The hall after its last event."""
        return wire.Hall.model_validate_json(await self._get("/api/v1/hall"))

    async def day_report(self) -> wire.DayReport:
        """The figures of the day that was opened last."""
        return wire.DayReport.model_validate_json(await self._get("/api/v1/day/report"))

    async def ticket(self, ticket: str) -> wire.TicketWithNote:
        """A ticket of today."""
        return wire.TicketWithNote.model_validate_json(await self._get(f"/api/v1/tickets/{_part(ticket)}"))

    async def tickets(self, states: Sequence[wire.TicketState] = (), number: str | None = None) -> wire.Tickets:
        """Tickets of today in these states (all, if none is given) or with this number, the latest first."""
        asked = urlencode([*(("state", state) for state in states), *([("number", number)] if number else [])])
        return wire.Tickets.model_validate_json(await self._get(f"/api/v1/tickets?{asked}"))

    async def events(self, after: int = 0, limit: int = 1000) -> wire.Events:
        """A page of the log."""
        return wire.Events.model_validate_json(await self._get(f"/api/v1/events?after={after}&limit={limit}"))

    async def issue(self, request: wire.IssueTicket, key: str | None = None) -> wire.Ticket:
        """Take a number. With the same `key` again the same ticket comes back."""
        return await self._ticket("/api/v1/tickets", request, key)

    async def cancel(self, ticket: str) -> wire.Ticket:
        """Give a number back."""
        return await self._ticket(f"/api/v1/tickets/{_part(ticket)}/cancel", wire.Nothing())

    async def reinstate(self, ticket: str) -> wire.Ticket:
        """Let a passed person who is back wait again."""
        return await self._ticket(f"/api/v1/tickets/{_part(ticket)}/reinstate", wire.Nothing())

    async def printed(self, ticket: str, state: wire.PrintState) -> wire.Ticket:
        """Say what became of a slip."""
        return await self._ticket(f"/api/v1/tickets/{_part(ticket)}/printed", wire.RecordPrint(state=state))

    async def window(self, window: str, act: str, request: wire.Request) -> wire.Window:
        """`open`, `pause`, `resume` or `close` a window."""
        return wire.Window.model_validate_json(await self._post(f"/api/v1/windows/{_part(window)}/{act}", request))

    async def call_next(self, window: str) -> wire.Ticket | None:
        """Call whom the rules give to the window; None when nobody may be called and the window is ready."""
        body = await self._post(f"/api/v1/windows/{_part(window)}/call-next", wire.Nothing())
        return wire.Ticket.model_validate_json(body) if body else None

    async def serve(self, window: str, act: str, request: wire.Request | None = None) -> wire.Ticket:
        """`call`, `recall`, `start`, `no-show`, `park`, `reinstate` or `transfer` at a window."""
        return await self._ticket(f"/api/v1/windows/{_part(window)}/{act}", request or wire.Nothing())

    async def complete(self, window: str, request: wire.CompleteCase) -> wire.Completed:
        """End a case, and call on where asked."""
        return wire.Completed.model_validate_json(
            await self._post(f"/api/v1/windows/{_part(window)}/complete", request)
        )

    async def close_day(self, request: wire.CloseDay) -> wire.Day:
        """End the day by hand."""
        return wire.Day.model_validate_json(await self._post("/api/v1/day/close", request))

    async def report(self, device: str, state: str) -> None:
        """Say how a printer or screen is."""
        await self._post(f"/api/v1/devices/{_part(device)}/status", wire.ReportDevice(state=state))

    async def _ticket(self, path: str, request: wire.Request, key: str | None = None) -> wire.Ticket:
        return wire.Ticket.model_validate_json(await self._post(path, request, key))

    async def _get(self, path: str) -> bytes:
        return (await self._send(Asked("GET", path))).required()

    async def _post(self, path: str, request: wire.Request, key: str | None = None) -> bytes:
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, "Content-Type": "application/json"}
        body = request.model_dump_json(exclude_none=True).encode()
        return (await self._send(Asked("POST", path, headers, body))).required()


def _part(name: str) -> str:
    """An id as one part of an address, whatever is in it."""
    return quote(name, safe="")
