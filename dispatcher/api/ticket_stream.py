"""The live stream of one ticket: its public view, whenever that changes, to the phones of whoever holds its token.

Nothing of the log goes out here, and nothing about anybody else (R26). The work is bounded however many phones look:
an event that names a ticket has that ticket worded at once; one that only moves the line marks the waiting tickets,
and these are worded together once a second, a few at a time, so that commands are answered in between. A view is
worded once for all phones that show it and goes out only where it differs from the last one. A slow phone gets the
newest view alone: nothing piles up for it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Sequence

from dispatcher.domain import events as e
from dispatcher.domain.model import TicketState
from dispatcher.service import HallService
from dispatcher.store import Recorded

BEAT = b"event: beat\ndata: 1\n\n"
"""Named, because a browser hides a comment from the page, and the page must hear that the hall lives."""
GONE = b"event: gone\ndata: 1\n\n"
"""The hall knows the ticket no longer: its day is over."""
BEAT_SECONDS = 1.0
AGED_AFTER = 15
"""Beats after which waiting tickets are worded anew even if nothing happened: an estimate changes with time, too."""
TOGETHER = 20
"""Tickets that are worded in one go before others get their turn."""
MOST_STREAMS = 1_000
"""Phones that may look at once."""
MOST_OF_ONE = 8
"""Phones that may look at the same ticket."""

_MOVES_NO_LINE = (e.TicketPrinted, e.TicketRecalled, e.ServiceStarted, e.DeviceReported)


class _Phone:
    """One open stream: the newest view that it has not had yet, and whether a beat is due."""

    def __init__(self) -> None:
        self.news = asyncio.Event()
        self.view: bytes | None = None
        self.beat = False
        self.ended = False

    def take(self) -> bytes:
        """What is to be sent now."""
        self.news.clear()
        frame = (self.view or b"") + (BEAT if self.beat and self.view is None else b"")
        self.view, self.beat = None, False
        return frame


class TicketStreams:
    """Keeps the phones of a hall's citizens up to date. `word` tells a ticket's public view as JSON."""

    def __init__(self, service: HallService, word: Callable[[str], bytes]) -> None:
        self._service = service
        self._word = word
        self._phones: dict[str, set[_Phone]] = {}
        self._last: dict[str, bytes] = {}
        self._line_moved = False
        self._heart: asyncio.Task[None] | None = None
        self._closed = False

    def start(self) -> None:
        """Begin to listen and to beat."""
        self._service.subscribe(self._committed)
        self._heart = asyncio.create_task(self._beat())

    async def stop(self) -> None:
        """End every stream, so that the server can go."""
        self._closed = True
        for ticket in list(self._phones):
            self._end(ticket)
        if self._heart is not None:
            self._heart.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._heart

    def has_room(self, ticket: str) -> bool:
        """Whether one more phone may look at this ticket."""
        return self.clients < MOST_STREAMS and len(self._phones.get(ticket, ())) < MOST_OF_ONE

    @property
    def clients(self) -> int:
        """How many streams are open."""
        return sum(map(len, self._phones.values()))

    async def frames(self, ticket: str) -> AsyncGenerator[bytes, None]:
        """The view of a ticket now, and then each time that it changes; ends when the hall forgets the ticket."""
        if self._closed:
            return
        phone = _Phone()
        self._phones.setdefault(ticket, set()).add(phone)
        try:
            self._refresh(ticket)
            phone.view = b"retry: 1000\n\n" + self._last.get(ticket, GONE)
            while not phone.ended:
                yield phone.take()
                await phone.news.wait()
            yield phone.take()
        finally:
            self._forget(ticket, phone)

    def _forget(self, ticket: str, phone: _Phone) -> None:
        looking = self._phones.get(ticket, set())
        looking.discard(phone)
        if not looking:
            self._phones.pop(ticket, None)
            self._last.pop(ticket, None)

    def _committed(self, recorded: Sequence[Recorded]) -> None:
        for named in {getattr(record.event, "ticket", "") for record in recorded}:
            if named in self._phones:
                self._refresh(named)
        self._line_moved |= any(not isinstance(record.event, _MOVES_NO_LINE) for record in recorded)

    def _refresh(self, ticket: str) -> None:
        """Word a ticket's view and hand it to its phones if it is another one than before."""
        if ticket not in self._service.view.tickets:
            self._send(ticket, GONE)
            self._end(ticket)
            return
        frame = b"data: " + self._word(ticket) + b"\n\n"
        if self._last.get(ticket) != frame:
            self._last[ticket] = frame
            self._send(ticket, frame)

    def _send(self, ticket: str, frame: bytes) -> None:
        for phone in self._phones[ticket]:
            phone.view = frame
            phone.news.set()

    def _end(self, ticket: str) -> None:
        for phone in self._phones[ticket]:
            phone.ended = True
            phone.news.set()

    def _follows_the_line(self, ticket: str) -> bool:
        known = self._service.view.tickets.get(ticket)
        return known is None or known.state is TicketState.WAITING

    async def _refresh_waiting(self) -> None:
        waiting = [ticket for ticket in self._phones if self._follows_the_line(ticket)]
        for begin in range(0, len(waiting), TOGETHER):
            for ticket in waiting[begin : begin + TOGETHER]:
                if ticket in self._phones:
                    self._refresh(ticket)
            await asyncio.sleep(0)

    async def _beat(self) -> None:
        beats = 0
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            beats += 1
            for looking in self._phones.values():
                for phone in looking:
                    phone.beat = True
                    phone.news.set()
            if self._line_moved or beats % AGED_AFTER == 0:
                self._line_moved = False
                await self._refresh_waiting()
