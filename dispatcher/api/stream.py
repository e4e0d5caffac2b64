"""The live stream: committed events to every screen, in order, without a gap (server-sent events).

A frame is worded once and shared. Each client has a bounded queue; one that falls too far behind is let go and resumes
by its Last-Event-ID, from the log. A heartbeat every second tells a silent line from a dead one.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Sequence

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dispatcher.api.answers import Answers
from dispatcher.service import HallService
from dispatcher.store import Recorded, Row

HEARTBEAT = b": beat\n\n"
HEARTBEAT_SECONDS = 1.0
BACKLOG = 2_000
"""Frames that may wait for a slow client before it is let go."""
PAGE = 1_000
"""Events read from the log at once for a client that resumes."""


class _Client:
    """One open stream. `None` in its queue ends it."""

    def __init__(self) -> None:
        self.frames: asyncio.Queue[tuple[int, bytes] | None] = asyncio.Queue()

    def offer(self, seq: int, frame: bytes) -> bool:
        if self.frames.qsize() >= BACKLOG:
            self.frames.put_nowait(None)
            return False
        self.frames.put_nowait((seq, frame))
        return True


class StreamHub:
    """Hands each committed event to all open streams."""

    def __init__(self, service: HallService, answers: Answers, read: Callable[[int, int], Sequence[Row]]) -> None:
        self._service = service
        self._answers = answers
        self._read = read
        self._clients: set[_Client] = set()
        self._heart: asyncio.Task[None] | None = None
        self._closed = False

    def start(self) -> None:
        """Begin to listen and to beat."""
        self._service.subscribe(self._committed)
        self._heart = asyncio.create_task(self._beat())

    async def stop(self) -> None:
        """End every stream, so that the server can go."""
        self._closed = True
        self._send_all(0, None)
        if self._heart is not None:
            self._heart.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._heart

    @property
    def clients(self) -> int:
        """How many streams are open."""
        return len(self._clients)

    async def frames(self, after: int) -> AsyncGenerator[bytes, None]:
        """All frames after event `after`: first from the log, then live, each once and in order."""
        client = _Client()
        if self._closed:
            return
        self._clients.add(client)
        try:
            yield b"retry: 1000\n\n" + HEARTBEAT
            published = self._service.seq
            async for frames in self._backfill(after, published):
                yield frames
            async for frames in self._live(client, max(after, published)):
                yield frames
        finally:
            self._clients.discard(client)

    async def _backfill(self, after: int, until: int) -> AsyncGenerator[bytes, None]:
        while after < until:
            rows = await asyncio.to_thread(self._read, after, min(PAGE, until - after))
            after = rows[-1].seq
            yield b"".join(self._frame(row) for row in rows)

    async def _live(self, client: _Client, sent: int) -> AsyncGenerator[bytes, None]:
        while True:
            item = await client.frames.get()
            together: list[bytes] = []
            while item is not None:
                seq, frame = item
                if seq == 0 or seq > sent:
                    together.append(frame)
                    sent = max(sent, seq)
                if client.frames.empty():
                    break
                item = client.frames.get_nowait()
            if together:
                yield b"".join(together)
            if item is None:
                return

    def _committed(self, recorded: Sequence[Recorded]) -> None:
        for record in recorded:
            self._send_all(record.seq, self._frame(record))

    def _send_all(self, seq: int, frame: bytes | None) -> None:
        for client in list(self._clients):
            if frame is None:
                client.frames.put_nowait(None)
            elif not client.offer(seq, frame):
                self._clients.discard(client)

    def _frame(self, row: Recorded | Row) -> bytes:
        return self._answers.event_frame(self._service.view, row.seq, row.at, row.type, row.data)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            self._send_all(0, HEARTBEAT)


class EventStreamResponse(Response):
    """An answer that sends frames until they end or the client goes."""

    media_type = "text/event-stream"

    def __init__(self, frames: AsyncGenerator[bytes, None]) -> None:
        super().__init__(headers={"Cache-Control": "no-store"})
        del self.headers["content-length"]
        self._frames = frames

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream; leave when the client hangs up."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        tasks = [asyncio.create_task(self._send_frames(send)), asyncio.create_task(_until_disconnect(receive))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, OSError):
                    await task

    async def _send_frames(self, send: Send) -> None:
        async with contextlib.aclosing(self._frames) as frames:
            async for frame in frames:
                await send({"type": "http.response.body", "body": frame, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _until_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
