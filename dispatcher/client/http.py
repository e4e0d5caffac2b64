"""The dispatcher over HTTP, in plain Python (httpx), for tools, the simulated day and kiosks without a screen."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from types import TracebackType
from typing import Self

import httpx

from dispatcher import wire
from dispatcher.client.acts import READ_SECONDS, Answer, Asked, HallActs
from dispatcher.client.errors import HallAway, HallRefused

__all__ = ["HallAway", "HallClient", "HallRefused"]

CONNECT_SECONDS = 2.0
SILENCE_SECONDS = 3.0
"""A stream that is silent for so long is dead: the dispatcher beats every second."""
_DATA = b"data: "


class HallClient(HallActs):
    """One dispatcher, its acts and its stream, on one event loop."""

    def __init__(self, server: str, token: str | None = None) -> None:
        super().__init__(self._carry)
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

    async def stream(self, after: int) -> AsyncGenerator[wire.StreamedEvent, None]:
        """Committed events behind `after`, live. Ends when the dispatcher goes; raises `HallAway` on a dead line."""
        timeout = httpx.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS)
        headers = {"Last-Event-ID": str(after)}
        try:
            async with self._http.stream("GET", "/api/v1/stream", headers=headers, timeout=timeout) as answer:
                if answer.status_code != httpx.codes.OK:
                    Answer(answer.status_code, await answer.aread()).required()
                async for line in _lines(answer):
                    if line.startswith(_DATA):
                        yield wire.StreamedEvent.model_validate_json(line[len(_DATA) :])
        except httpx.TransportError as error:
            raise HallAway(repr(error)) from error

    async def _carry(self, asked: Asked) -> Answer:
        try:
            answer = await self._http.request(asked.method, asked.path, content=asked.body, headers=asked.headers)
        except httpx.TransportError as error:
            raise HallAway(repr(error)) from error
        return Answer(answer.status_code, answer.content)


async def _lines(answer: httpx.Response) -> AsyncIterator[bytes]:
    """Lines as the stream has them, ended by a newline and nothing else."""
    kept = b""
    async for chunk in answer.aiter_bytes():
        *lines, kept = (kept + chunk).split(b"\n")
        for line in lines:
            yield line
