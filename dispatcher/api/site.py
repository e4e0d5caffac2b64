"""What every route needs: the hall at work, its words, its gate."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol

import orjson
from fastapi import Header, Request
from starlette.responses import Response

from dispatcher.api.access import Access, Caller
from dispatcher.api.answers import Answers, Shape
from dispatcher.api.hall_answers import HallAnswers
from dispatcher.api.stream import StreamHub
from dispatcher.api.ticket_stream import TicketStreams
from dispatcher.api.tokens import TicketTokens
from dispatcher.config import HallConfig
from dispatcher.domain.commands import Command
from dispatcher.domain.decide.lookup import ticket_of, window_of
from dispatcher.domain.model import Hall, Ticket
from dispatcher.estimates import Estimates
from dispatcher.forecaster import Forecaster
from dispatcher.service import Act, FreeText, HallService, Render
from dispatcher.store import DayFigures, Row

IdempotencyKey = Annotated[
    str | None, Header(alias="Idempotency-Key", min_length=1, max_length=128, pattern=r"^[\x21-\x7e]+$")
]
"""The command's id: the same key and body get the first answer again."""


class Archive(Protocol):
    """What routes read from the store."""

    def read_events(self, after: int, limit: int) -> list[Row]:
        """Events after a seq, in order."""
        ...

    def read_history(self, ticket: str, since: int) -> list[Row]:
        """The events of a ticket from `since` (µs, UTC) on, in order."""
        ...

    def day_figures(self) -> DayFigures | None:
        """The figures of the day that was opened last."""
        ...

    def texts(self, keys: list[str]) -> dict[str, str]:
        """Free text by key, as far as it is kept."""
        ...


class Texts:
    """The free text of one request: kept beside the log, named in the command by key alone (R26)."""

    def __init__(self) -> None:
        self._id = uuid.uuid4().hex
        self.kept: list[FreeText] = []

    def keep(self, kind: str, text: str | None) -> str | None:
        """The key of a text of this kind, or None where there is no text."""
        if text is None:
            return None
        self.kept.append(FreeText(f"{self._id}:{kind}", kind, text))
        return self.kept[-1].key


@dataclass(frozen=True)
class Site:
    """The parts that the composition root put together."""

    service: HallService
    config: HallConfig
    access: Access
    archive: Archive
    tokens: TicketTokens
    answers: Answers
    hall_answers: HallAnswers
    hub: StreamHub
    ticket_streams: TicketStreams
    estimates: Estimates
    forecaster: Forecaster | None
    training: bool

    def start_streams(self) -> None:
        """Let screens and phones follow the hall."""
        self.hub.start()
        self.ticket_streams.start()

    async def stop_streams(self) -> None:
        """End every stream, so that the server can go."""
        await self.hub.stop()
        await self.ticket_streams.stop()

    @property
    def view(self) -> Hall:
        """The hall as of the last commit."""
        return self.service.view

    def local_time(self) -> str:
        """The hall's wall clock, such as `2026-11-23 09:00`."""
        return f"{self.view.configured().hours.local(self.service.now()):%Y-%m-%d %H:%M}"

    def ticket(self, name: str) -> Ticket:
        """A ticket of today, or a refusal."""
        return ticket_of(self.view, name)

    def require_window(self, name: str) -> None:
        """Refuse a window that does not exist before anything else is asked."""
        window_of(self.view, name)

    async def act(
        self, command: Command, caller: Caller, render: Render, key: str | None = None, texts: Texts | None = None
    ) -> Response:
        """Have a command carried out and answer when it is durable.

        With an idempotency `key` the first answer is kept and given again. `texts` is the free text that the command
        names by key.
        """
        written = tuple(texts.kept) if texts else ()
        act = Act(
            command=command,
            actor=caller.id,
            render=render,
            command_id=key or uuid.uuid4().hex,
            digest=_digest(caller, command, written) if key else None,
            texts=written,
        )
        answer = await self.service.submit(act)
        return Response(answer.body, answer.status, media_type="application/json" if answer.body else None)


def shape(content: Shape) -> Response:
    """A JSON answer."""
    return Response(orjson.dumps(content), media_type="application/json")


def site_of(request: Request) -> Site:
    """The site that serves this request."""
    site: Site = request.app.state.site
    return site


def _digest(caller: Caller, command: Command, texts: Sequence[FreeText]) -> bytes:
    """What makes two requests the same: who asked, for what, with which words; keys of texts are new each time."""
    asked = repr(command)
    for text in texts:
        asked = asked.replace(text.key, text.kind)
    return hashlib.sha256(repr((caller.id, asked, [text.text for text in texts])).encode()).digest()
