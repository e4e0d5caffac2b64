"""The dispatcher over HTTP, in plain Python (httpx), for kiosks, tools and the simulated day."""

from __future__ import annotations

import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlencode

import httpx

from dispatcher import wire

CONNECT_SECONDS = 2.0
READ_SECONDS = 10.0
SILENCE_SECONDS = 3.0
"""A stream that is silent for so long is dead: the dispatcher beats every second."""
_DATA = b"data: "


class HallAway(Exception):
    """The dispatcher does not answer; try again, it may be starting."""

    def __str__(self) -> str:
        return f"连不上大厅服务，请稍候 / The hall's dispatcher does not answer: {self.args[0]}"


class HallRefused(Exception):
    """The dispatcher refused; `problem` says what was expected, what is and what to do."""

    def __init__(self, problem: wire.Problem) -> None:
        super().__init__(problem.type)
        self.problem = problem

    @property
    def code(self) -> str:
        """The stable name of the refusal, such as `window-has-ticket`."""
        return self.problem.type.rpartition(":")[2]

    def __str__(self) -> str:
        return f"{self.problem.detail} / {self.problem.detail_en}"


class HallClient:
    """One dispatcher. Every command carries an idempotency key, so a repeated one takes effect once."""

    def __init__(self, server: str, token: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.AsyncClient(
            base_url=server,
            headers=headers,
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def catalogue(self) -> wire.Catalogue:
        """Everything that one can come for."""
        return wire.Catalogue.model_validate_json(await self._get("/api/v1/catalogue"))

    async def hall(self) -> wire.Hall:
        """The hall after its last event."""
        return wire.Hall.model_validate_json(await self._get("/api/v1/hall"))

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

    async def stream(self, after: int) -> AsyncGenerator[wire.StreamedEvent, None]:
        """Committed events behind `after`, live. Ends when the dispatcher goes; raises `HallAway` on a dead line."""
        timeout = httpx.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS)
        headers = {"Last-Event-ID": str(after)}
        try:
            async with self._http.stream("GET", "/api/v1/stream", headers=headers, timeout=timeout) as answer:
                if answer.status_code != httpx.codes.OK:
                    await answer.aread()
                    _require_success(answer)
                async for line in _lines(answer):
                    if line.startswith(_DATA):
                        yield wire.StreamedEvent.model_validate_json(line[len(_DATA) :])
        except httpx.TransportError as error:
            raise HallAway(repr(error)) from error

    async def _ticket(self, path: str, request: wire.Request, key: str | None = None) -> wire.Ticket:
        return wire.Ticket.model_validate_json(await self._post(path, request, key))

    async def _get(self, path: str) -> bytes:
        try:
            answer = await self._http.get(path)
        except httpx.TransportError as error:
            raise HallAway(repr(error)) from error
        return _require_success(answer)

    async def _post(self, path: str, request: wire.Request, key: str | None = None) -> bytes:
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, "Content-Type": "application/json"}
        body = request.model_dump_json(exclude_none=True).encode()
        try:
            answer = await self._http.post(path, content=body, headers=headers)
        except httpx.TransportError as error:
            raise HallAway(repr(error)) from error
        return _require_success(answer)


def _part(name: str) -> str:
    """An id as one part of an address, whatever is in it."""
    return quote(name, safe="")


async def _lines(answer: httpx.Response) -> AsyncIterator[bytes]:
    """Lines as the stream has them, ended by a newline and nothing else."""
    kept = b""
    async for chunk in answer.aiter_bytes():
        *lines, kept = (kept + chunk).split(b"\n")
        for line in lines:
            yield line


def _require_success(answer: httpx.Response) -> bytes:
    if answer.is_success:
        return answer.content
    try:
        problem = wire.Problem.model_validate_json(answer.content)
    except ValueError as error:
        raise HallAway(f"HTTP {answer.status_code}") from error
    raise HallRefused(problem)
